import type { Ctx } from '#actions/context';
import { decide } from '#actions/decide';
import { restore } from '#actions/gestures/restore';
import { jobSteps, type JobSteps, type Step } from '#actions/gestures/steps';
import { inLots } from '#actions/in-lots';
import { editResult, told } from '#actions/jobs/edit-result';
import { reverse } from '#actions/money/reverse';
import type { JobDetail } from '#contract/job-answers';
import type { UndoRequest } from '#contract/job-requests';
import type { UndoAnswer } from '#contract/shop-answers';
import { dayMs, instant } from '#domain/day';
import { refuse, succeed, type RefusalCode, type Result } from '#domain/refusal';

/** How long a gesture can be taken back. */
const keptDays = 30;

// Each takes a read and a write, and one request may make a thousand.
const jobsMax = 100;

const paymentPath = /^payment:(\w+)$/;

/** Money is never taken out of the book: an entry made by hand is undone by its opposite. */
const reverseMoney = async (
  ctx: Ctx,
  jobId: string,
  payments: readonly Step[],
): Promise<Result<JobDetail> | null> => {
  let last: Result<JobDetail> | null = null;
  for (const { path, value } of payments) {
    const [, reversalOf] = paymentPath.exec(path) ?? [];
    if (reversalOf === undefined || value !== null) return refuse('not-undoable');
    last = await reverse(ctx, jobId, { reversalOf, reason: 'undo' });
    if (!last.ok) return last;
  }
  return last;
};

const restoreJob = async (
  ctx: Ctx,
  { jobId, steps }: JobSteps,
  way: 'undo' | 'redo',
): Promise<Result<JobDetail>> => {
  const money = await reverseMoney(
    ctx,
    jobId,
    steps.filter(({ path }) => paymentPath.test(path)),
  );
  const cells = steps.filter(({ path }) => !paymentPath.test(path));
  if (money !== null && (!money.ok || cells.length === 0)) return money;
  let theirs: Readonly<Record<string, unknown>> = {};
  const restored = await decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: undefined,
    make: (standing) => {
      const made = restore(ctx, standing, { steps: cells, action: way });
      if (!made.ok) return made;
      ({ theirs } = made.value);
      return succeed(made.value.edits);
    },
    answer: (detail) => detail,
    status: 200,
  });
  if (!restored.ok || Object.keys(theirs).length === 0) return restored;
  return refuse('changed-since', { current: theirs });
};

/** Trying again would be refused again: the next step goes past it. */
const isFinal = (code: RefusalCode): boolean =>
  code === 'not-undoable' || code === 'changed-since' || code === 'already-reversed';

/**
 * Takes back the actor's newest gesture, or does again what they undid last, at most `jobsMax` jobs a call: `after` in
 * the answer is where the next call goes on. Each part needs the right that the edit itself needs. What somebody else has changed since stays and is told, never overwritten.
 */
export const undo = async (
  ctx: Ctx,
  { way, gestureId: given, after = '' }: UndoRequest,
): Promise<Result<UndoAnswer>> => {
  const { store, actor, now } = ctx;
  const since = instant(Math.max(now - keptDays * dayMs, 0));
  const gestureId = given ?? (await store.newestGesture(actor.id, since, way));
  if (gestureId === null) return refuse(way === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo');
  const page = { gestureId, actor: actor.id, after, limit: jobsMax };
  const jobs = jobSteps(await store.gestureChanges(page), way);
  // What undo writes is no gesture of its own, and of many commits no one can keep the answer.
  const { once: _, ...without } = ctx;
  const own: Ctx = { ...without, gestureId: null };
  const outcomes = await inLots(jobs, async (job) => ({
    jobId: job.jobId,
    outcome: await told(restoreJob(own, job, way)),
  }));
  const next = jobs.length < jobsMax ? null : (jobs.at(-1)?.jobId ?? null);
  // A gesture that could not be moved at all stays where it is in the row of gestures, unless it never can be.
  const isMoved = outcomes.some(({ outcome }) => outcome.ok || isFinal(outcome.refusal.code));
  if (next === null && (isMoved || after !== ''))
    await (way === 'undo'
      ? store.markUndone(gestureId, actor.id, now)
      : store.unmarkUndone(gestureId, actor.id));
  return succeed({
    gestureId,
    after: next,
    results: outcomes.map(({ jobId, outcome }) => editResult(ctx, jobId, outcome)),
    jobs: outcomes.flatMap(({ outcome }) => (outcome.ok ? [outcome.value.job] : [])),
  });
};
