import type { Ctx } from '#actions/decide/context';
import { jobSteps, type JobSteps } from '#actions/undo/steps';
import { canTryAgain, undoJobs, type Moved } from '#actions/undo/undo-jobs';
import { doneAt, refusedResult } from '#actions/jobs/edit-result';
import { bringBack, withdraw, type Withdrawn } from '#actions/undo/withdraw';
import type { UndoRequest } from '#contract/jobs/job-requests';
import type { UndoAnswer } from '#contract/shop/shop-answers';
import { dayMs, instant } from '#domain/time/day';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { needsConfirmation } from '#domain/jobs/step-size';

/** How long a gesture can be taken back. */
const keptDays = 30;

/** What one call reads and writes at most; its statements are the same for one job and for all of them. */
const jobsMax = 100;

const withdrawnOf = (ctx: Ctx, jobId: string, outcome: Result<Withdrawn>): Moved => ({
  result: outcome.ok
    ? { ...doneAt(jobId, outcome.value.version), isWithdrawn: outcome.value.isWithdrawn }
    : refusedResult(ctx, jobId, outcome.refusal),
  job: null,
  isUnfinished: !outcome.ok && canTryAgain(outcome.refusal),
});

/** Jobs that the gesture opened go or come as a whole, all at once; of the others it is the cells that are put back. */
const moveJobs = async (
  ctx: Ctx,
  jobs: readonly JobSteps[],
  { way, gestureId }: { readonly way: 'undo' | 'redo'; readonly gestureId: string },
): Promise<readonly Moved[]> => {
  // What undo writes is no gesture of its own, and of many commits no one can keep the answer: the step's end does.
  const { once: _, ...without } = ctx;
  const own: Ctx = { ...without, gestureId: null };
  const ids = jobs.filter(({ isOpening }) => isOpening).map(({ jobId }) => jobId);
  const openings = way === 'undo' ? await withdraw(own, ids, gestureId) : await bringBack(own, ids);
  const edited = await undoJobs(
    own,
    jobs.filter(({ isOpening }) => !isOpening),
    way,
  );
  return [...[...openings].map(([jobId, outcome]) => withdrawnOf(ctx, jobId, outcome)), ...edited];
};

const nextAfter = (jobs: readonly JobSteps[]): string | null =>
  jobs.length < jobsMax ? null : (jobs.at(-1)?.jobId ?? null);

const askFirst = async ({ store, actor }: Ctx, gestureId: string): Promise<Result<never>> => {
  const size = await store.gestureSize({ gestureId, actor: actor.id });
  return refuse('step-of-many', { jobCount: size.jobCount, step: { gestureId, ...size } });
};

/**
 * Takes back the actor's newest gesture, or does again what they undid last, at most `jobsMax` jobs a call: `after` in
 * the answer is where the next call goes on. Each part needs the right that the edit itself needs. What somebody else
 * has changed since stays and is told, never overwritten. A gesture of which something can be tried again stays the
 * newest; any other is gone past, so that what never goes back does not stand before the gestures under it. With `asks`
 * a step of many jobs is refused with its size.
 */
export const undo = async (
  ctx: Ctx,
  { way, gestureId: given, asks, after = '', isUnfinished: wasUnfinished = false }: UndoRequest,
): Promise<Result<UndoAnswer>> => {
  const { store, actor, now, once } = ctx;
  const since = instant(Math.max(now - keptDays * dayMs, 0));
  const gestureId = await store.newestGesture({
    actor: actor.id,
    since,
    way,
    gestureId: given ?? null,
    once,
  });
  if (gestureId === null) return refuse(way === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo');
  const page = { gestureId, actor: actor.id, after, limit: jobsMax };
  const jobs = jobSteps(await store.gestureChanges(page), way);
  if (asks === true && needsConfirmation(jobs.length)) return askFirst(ctx, gestureId);
  const moved = await moveJobs(ctx, jobs, { way, gestureId });
  const next = nextAfter(jobs);
  const isUnfinished = wasUnfinished || moved.some((one) => one.isUnfinished);
  const answer: UndoAnswer = {
    gestureId,
    after: next,
    isUnfinished,
    results: moved.map(({ result }) => result),
    jobs: moved.flatMap(({ job }) => (job === null ? [] : [job])),
  };
  const ended = await store.endStep({
    gestureId,
    actor: actor.id,
    at: now,
    way,
    isMoved: next === null && !isUnfinished,
    ...(once === undefined ? {} : { kept: { ...once, status: 200, answer: JSON.stringify(answer) } }),
  });
  return ended.done ? succeed(answer) : refuse('idempotency-in-progress');
};
