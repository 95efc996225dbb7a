import type { Context } from 'hono';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { answerFailure } from '#http/answers/failure';
import type { AppEnv } from '#http/context/app-deps';
import { problemOf } from '#http/answers/problem';
import { sha256 } from '#http/context/body';
import type { Once } from '#actions/decide/context';
import { showJob } from '#actions/jobs/show-job';

export const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** The scope of a key, besides the actor. */
export const idempotentRoute = (c: Context<AppEnv>): string => `${c.req.method} ${c.req.path}`;

const storedJob = /^(job_\w+)@(\d+)(\{.*\})?$/s;

// Receipt and job numbers are assigned by the batch and unknown when the answer is stored, so the job is read again.
const answerOf = async (c: Context<AppEnv>, retained: string): Promise<Result<string>> => {
  const [, jobId, version, beside = '{}'] = storedJob.exec(retained) ?? [];
  if (jobId === undefined) return succeed(retained);
  const result = await showJob(c.get('ctx'), jobId);
  if (!result.ok) return result;
  const isCommitted = result.value.job.version === Number(version);
  return succeed(
    JSON.stringify({
      ...result.value,
      isCommitted,
      ...(isCommitted ? {} : { committedVersion: Number(version) }),
      ...JSON.parse(beside),
    }),
  );
};

/** The stored answer of the same request; null when there is none. */
const replayOf = async (
  c: Context<AppEnv>,
  { key, actor, route, bodyHash }: Once,
): Promise<Response | null> => {
  const keptAnswer = await c.get('ctx').store.findIdempotent(key, actor, route);
  if (keptAnswer === null) return null;
  if (keptAnswer.bodyHash !== bodyHash) {
    // A repeated opening gets the job that it opened, even if its body differs.
    const [, jobId] = storedJob.exec(keptAnswer.answer) ?? [];
    const current = jobId === undefined ? undefined : { jobId };
    return problemOf(c, refuse('idempotency-mismatch', { current }).refusal);
  }
  const answer = await answerOf(c, keptAnswer.answer);
  if (!answer.ok) return problemOf(c, answer.refusal);
  return new Response(answer.value, {
    status: keptAnswer.status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'idempotent-replay': 'true' },
  });
};

/** What a request asks, as a hash: its body, or of a file what it is called and the digest of its bytes. */
const hashOf = (c: Context<AppEnv>): Promise<string> => {
  const bytes = c.get('bodyBytes');
  if (bytes !== undefined) return sha256(bytes);
  const asked = JSON.stringify([c.req.query(), c.req.header('content-digest')]);
  return sha256(Uint8Array.from(new TextEncoder().encode(asked)));
};

/**
 * Runs a write with an Idempotency-Key once. Its answer is stored in the batch of its commit and repeated afterwards.
 */
export const answerOnce = async (c: Context<AppEnv>, act: () => Promise<Response>): Promise<Response> => {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return act();
  if (!keyPattern.test(key)) {
    const fields = [fieldIssue('Idempotency-Key', 'bad-key')];
    return problemOf(c, refuse('invalid-input', { fields }).refusal);
  }
  const ctx = c.get('ctx');
  const route = idempotentRoute(c);
  const once = { key, actor: ctx.actor.id, route, bodyHash: await hashOf(c) };
  const replay = await replayOf(c, once);
  if (replay !== null) return replay;
  c.set('ctx', { ...ctx, once });
  const answer = await act().catch((error: unknown) => {
    if (error instanceof Error) return answerFailure(c, error);
    throw error;
  });
  // The same request may have committed concurrently, or this one committed and the database's answer was
  // lost.
  return answer.ok ? answer : ((await replayOf(c, once)) ?? answer);
};
