import type { Context } from 'hono';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { answerFailure } from '#http/answers/failure';
import type { AppEnv } from '#http/context/house';
import { problemOf } from '#http/answers/problem';
import { sha256 } from '#http/context/read-body';
import type { Once } from '#actions/decide/context';
import { showJob } from '#actions/jobs/show-job';

export const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** What a key is unique for, besides the person. */
export const idempotentRoute = (c: Context<AppEnv>): string => `POST ${c.req.path}`;

const keptJob = /^(job_\w+)@(\d+)(\{.*\})?$/s;

// What the batch itself numbers, a receipt or a new job, was not known when the answer was kept: the job is read again.
const answerOf = async (c: Context<AppEnv>, kept: string): Promise<Result<string>> => {
  const [, jobId, version, beside = '{}'] = keptJob.exec(kept) ?? [];
  if (jobId === undefined) return succeed(kept);
  const shown = await showJob(c.get('ctx'), jobId);
  if (!shown.ok) return shown;
  const isCommitted = shown.value.job.version === Number(version);
  return succeed(
    JSON.stringify({
      ...shown.value,
      isCommitted,
      ...(isCommitted ? {} : { committedVersion: Number(version) }),
      ...JSON.parse(beside),
    }),
  );
};

/** The answer that the same request got before; null where there was none. */
const replayOf = async (
  c: Context<AppEnv>,
  { key, actor, route, bodyHash }: Once,
): Promise<Response | null> => {
  const kept = await c.get('ctx').store.findIdempotent(key, actor, route);
  if (kept === null) return null;
  if (kept.bodyHash !== bodyHash) {
    // Whoever sends it wants this job, and may have forgotten with which words it was opened.
    const [, jobId] = keptJob.exec(kept.answer) ?? [];
    const current = jobId === undefined ? undefined : { jobId };
    return problemOf(c, refuse('idempotency-mismatch', { current }).refusal);
  }
  const answer = await answerOf(c, kept.answer);
  if (!answer.ok) return problemOf(c, answer.refusal);
  return new Response(answer.value, {
    status: kept.status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'idempotent-replay': 'true' },
  });
};

/** A POST with an Idempotency-Key is done once: its answer is kept in the batch of its commit and given again. */
export const answerOnce = async (c: Context<AppEnv>, act: () => Promise<Response>): Promise<Response> => {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return act();
  if (!keyPattern.test(key)) {
    const fields = [fieldIssue('Idempotency-Key', 'bad-key')];
    return problemOf(c, refuse('invalid-input', { fields }).refusal);
  }
  const ctx = c.get('ctx');
  const route = idempotentRoute(c);
  const once = { key, actor: ctx.actor.id, route, bodyHash: await sha256(c.get('bodyBytes')) };
  const replay = await replayOf(c, once);
  if (replay !== null) return replay;
  c.set('ctx', { ...ctx, once });
  const answer = await act().catch((error: unknown) => {
    if (error instanceof Error) return answerFailure(c, error);
    throw error;
  });
  // A twin may have been done meanwhile, or this one was, and its answer was lost.
  return answer.ok ? answer : ((await replayOf(c, once)) ?? answer);
};
