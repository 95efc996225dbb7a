import type { Ctx } from '#actions/context';
import { decide } from '#actions/decide';
import { restore } from '#actions/gestures/restore';
import { jobSteps, type JobSteps, type Step } from '#actions/gestures/steps';
import { inLots } from '#actions/in-lots';
import { doneAt, editResult, refusedResult, told } from '#actions/jobs/edit-result';
import { bringBack, withdraw, type Withdrawn } from '#actions/gestures/withdraw';
import { reverse } from '#actions/money/reverse';
import type { JobDetail } from '#contract/job-answers';
import type { UndoRequest } from '#contract/job-requests';
import type { EditResult, UndoAnswer } from '#contract/shop-answers';
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
  code === 'not-undoable' || code === 'withdrawn' || code === 'changed-since' || code === 'already-reversed';

interface Moved {
  readonly result: EditResult;
  readonly job: JobDetail['job'] | null;
  /** Nothing is left to try: it was moved, or it never can be. */
  readonly isSettled: boolean;
}

const movedOf = (ctx: Ctx, jobId: string, outcome: Result<JobDetail | Withdrawn>): Moved => {
  if (!outcome.ok)
    return {
      result: refusedResult(ctx, jobId, outcome.refusal),
      job: null,
      isSettled: isFinal(outcome.refusal.code),
    };
  const { value } = outcome;
  return 'job' in value
    ? { result: editResult(ctx, jobId, { ok: true, value }), job: value.job, isSettled: true }
    : {
        result: { ...doneAt(jobId, value.version), isWithdrawn: value.isWithdrawn },
        job: null,
        isSettled: true,
      };
};

/** Jobs that the gesture opened go or come as a whole, all at once; of the others it is the cells that are put back. */
const moveJobs = async (
  ctx: Ctx,
  jobs: readonly JobSteps[],
  { way, gestureId }: { readonly way: 'undo' | 'redo'; readonly gestureId: string },
): Promise<readonly Moved[]> => {
  // What undo writes is no gesture of its own, and of many commits no one can keep the answer.
  const { once: _, ...without } = ctx;
  const own: Ctx = { ...without, gestureId: null };
  const ids = jobs.filter(({ isOpening }) => isOpening).map(({ jobId }) => jobId);
  const openings = way === 'undo' ? await withdraw(own, ids, gestureId) : await bringBack(own, ids);
  const edited = await inLots(
    jobs.filter(({ isOpening }) => !isOpening),
    async (job) => movedOf(ctx, job.jobId, await told(restoreJob(own, job, way))),
  );
  return [...[...openings].map(([jobId, outcome]) => movedOf(ctx, jobId, outcome)), ...edited];
};

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
  const moved = await moveJobs(ctx, jobs, { way, gestureId });
  const next = jobs.length < jobsMax ? null : (jobs.at(-1)?.jobId ?? null);
  // A gesture that could not be moved at all stays where it is in the row of gestures, unless it never can be.
  if (next === null && (moved.some(({ isSettled }) => isSettled) || after !== ''))
    await (way === 'undo'
      ? store.markUndone(gestureId, actor.id, now)
      : store.unmarkUndone(gestureId, actor.id));
  return succeed({
    gestureId,
    after: next,
    results: moved.map(({ result }) => result),
    jobs: moved.flatMap(({ job }) => (job === null ? [] : [job])),
  });
};
