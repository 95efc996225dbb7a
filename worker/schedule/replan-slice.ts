import { replanJob } from '#actions/planning/replan-job';
import { replanJobs } from '#actions/planning/replan-jobs';
import { minuteMs } from '#domain/time/day';
import type { TickDeps } from '#schedule/tick-deps';

/** Jobs planned again in one run: two reads and one batch, whatever their number. */
const sliceMax = 50;
/** Candidates read, so that jobs that cannot be planned do not block the others. */
const candidatesMax = 4 * sliceMax;

/** A different slice each minute when there are more jobs than one run takes. */
const sliceOf = (ids: readonly string[], minute: number): readonly string[] => {
  if (ids.length <= sliceMax) return ids;
  const start = (minute * sliceMax) % ids.length;
  return [...ids.slice(start), ...ids.slice(0, start)].slice(0, sliceMax);
};

/**
 * After a whole slice failed, plans one of its jobs each minute, so that a single bad job does not block the
 * others.
 */
const replanOne = async ({ ctx, log }: TickDeps, ids: readonly string[], reason: string): Promise<number> => {
  const jobId = ids[Math.floor(ctx.now / minuteMs) % Math.max(ids.length, 1)];
  if (jobId === undefined) return 0;
  try {
    const replanned = await replanJob(ctx, jobId, reason);
    if (replanned.ok) return 1;
    log({ event: 'replan-refused', job: jobId, code: replanned.refusal.code });
  } catch (error) {
    log({ event: 'replan-failed', job: jobId, error: error instanceof Error ? error.name : 'thrown' });
  }
  return 0;
};

/** Replans jobs that were planned with another calendar, one slice a run; returns their number. */
export const replanSlice = async (deps: TickDeps): Promise<number> => {
  const { ctx, log } = deps;
  const { version } = ctx.calendar;
  const reason = `calendar ${version}`;
  const minute = Math.floor(ctx.now / minuteMs);
  const ids = sliceOf(await ctx.store.jobsPlannedWithout(version, candidatesMax), minute);
  if (ids.length === 0) return 0;
  try {
    const { replanned, failed } = await replanJobs(ctx, ids, reason);
    for (const job of failed) log({ event: 'replan-failed', job, error: 'not planned' });
    return replanned;
  } catch (error) {
    log({
      event: 'replan-slice-failed',
      jobs: ids.length,
      error: error instanceof Error ? error.name : 'thrown',
    });
    return replanOne(deps, ids, reason);
  }
};
