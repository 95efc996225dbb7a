import type { Ctx } from '#actions/decide/context';
import { jobSteps, type JobSteps } from '#actions/undo/steps';
import { customerPath } from '#actions/undo/present';
import { canTryAgain, undoJobs, type UndoneJob } from '#actions/undo/undo-jobs';
import { doneAt, refusedResult } from '#actions/jobs/apply-edits';
import { unwithdraw, withdraw, type Withdrawn } from '#actions/undo/withdraw';
import type { UndoRequest } from '#contract/jobs/job-requests';
import type { UndoAnswer } from '#contract/shop/shop-answers';
import { dayMs, instant } from '#domain/time/day';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

/** Jobs that one press of undo or redo may change without a question. */
const jobsUnaskedMax = 50;

/** Whether a person is asked before a step changes so many jobs: an import of thousands is one step. */
const needsConfirmation = (jobCount: number): boolean => jobCount > jobsUnaskedMax;

/** How long an operation can be undone. */
const retainedDays = 30;

/** The most jobs that one call reads and writes. The number of statements does not depend on it. */
const jobsMax = 100;

const withdrawnOf = (ctx: Ctx, jobId: string, outcome: Result<Withdrawn>): UndoneJob => ({
  result: outcome.ok
    ? { ...doneAt(jobId, outcome.value.version), isWithdrawn: outcome.value.isWithdrawn }
    : refusedResult(ctx, jobId, outcome.refusal),
  job: null,
  isUnfinished: !outcome.ok && canTryAgain(outcome.refusal),
});

/**
 * Jobs that the operation opened are withdrawn, or their withdrawal is undone, all at once; in other jobs the
 * cells are restored.
 */
const moveJobs = async (
  ctx: Ctx,
  jobs: readonly JobSteps[],
  { way, operationId }: { readonly way: 'undo' | 'redo'; readonly operationId: string },
): Promise<readonly UndoneJob[]> => {
  // Undo is not an operation itself. Its answer covers many commits, so the end of the step stores it.
  const { once: _, ...without } = ctx;
  const own: Ctx = { ...without, operationId: null };
  const ids = jobs.filter(({ isOpening }) => isOpening).map(({ jobId }) => jobId);
  const openings = way === 'undo' ? await withdraw(own, ids, operationId) : await unwithdraw(own, ids);
  const edited = await undoJobs(
    own,
    jobs.filter(({ isOpening }) => !isOpening),
    way,
  );
  return [...[...openings].map(([jobId, outcome]) => withdrawnOf(ctx, jobId, outcome)), ...edited];
};

/** The steps with the customers that jobs go to: a merge is undone by the job's history, which has their ids alone. */
const withCustomers = async ({ store }: Ctx, jobs: readonly JobSteps[]): Promise<readonly JobSteps[]> => {
  const ids = jobs.flatMap(({ steps }) =>
    steps.flatMap(({ path, value }) => (path === customerPath && typeof value === 'string' ? [value] : [])),
  );
  if (ids.length === 0) return jobs;
  const known = new Map((await store.customersById([...new Set(ids)])).map((row) => [row.id, row]));
  const withCustomer = (step: JobSteps['steps'][number]): JobSteps['steps'][number] => {
    const customer = step.path === customerPath ? known.get(String(step.value)) : undefined;
    return customer === undefined ? step : { ...step, customer };
  };
  return jobs.map((job) => ({ ...job, steps: job.steps.map(withCustomer) }));
};

const nextAfter = (jobs: readonly JobSteps[]): string | null =>
  jobs.length < jobsMax ? null : (jobs.at(-1)?.jobId ?? null);

const askFirst = async ({ store, actor }: Ctx, operationId: string): Promise<Result<never>> => {
  const size = await store.operationSize({ operationId, actor: actor.id });
  return refuse('step-of-many', { jobCount: size.jobCount, step: { gestureId: operationId, ...size } });
};

/**
 * Undoes the actor's newest operation, or redoes the operation undone last, at most `jobsMax` jobs a call; `after` in
 * the answer is the next call's start. Each part needs the right of the edit itself. Changes by others are reported and
 * never overwritten. An operation with parts that can be tried again stays the newest; any other leaves the stack, so
 * that it does not block older operations. With `asks` a step of many jobs is refused with its size.
 */
export const undo = async (
  ctx: Ctx,
  { way, gestureId: input, asks, after = '', isUnfinished: wasUnfinished = false }: UndoRequest,
): Promise<Result<UndoAnswer>> => {
  const { store, actor, now, once } = ctx;
  const since = instant(Math.max(now - retainedDays * dayMs, 0));
  const operationId = await store.newestOperation({
    actor: actor.id,
    since,
    way,
    operationId: input ?? null,
    once,
  });
  if (operationId === null) return refuse(way === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo');
  const page = { operationId, actor: actor.id, after, limit: jobsMax };
  const jobs = await withCustomers(ctx, jobSteps(await store.operationChanges(page), way));
  if (asks === true && needsConfirmation(jobs.length)) return askFirst(ctx, operationId);
  const changedJobs = await moveJobs(ctx, jobs, { way, operationId });
  const next = nextAfter(jobs);
  const isUnfinished = wasUnfinished || changedJobs.some((job) => job.isUnfinished);
  const answer: UndoAnswer = {
    gestureId: operationId,
    after: next,
    isUnfinished,
    results: changedJobs.map(({ result }) => result),
    jobs: changedJobs.flatMap(({ job }) => (job === null ? [] : [job])),
  };
  const ended = await store.endStep({
    operationId,
    actor: actor.id,
    at: now,
    way,
    isMoved: next === null && !isUnfinished,
    ...(once === undefined ? {} : { retained: { ...once, status: 200, answer: JSON.stringify(answer) } }),
  });
  return ended.done ? succeed(answer) : refuse('idempotency-in-progress');
};
