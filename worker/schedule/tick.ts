import { replanJob } from '#actions/job/replan-job';
import { minuteMs } from '#domain/day';
import { closeListeners } from '#schedule/close-listeners';
import { deliverNotices } from '#schedule/deliver-notices';
import type { TickDeps } from '#schedule/tick-deps';

// A job takes two batches of about a dozen statements, and a run has fifty: one a run.
const candidatesMax = 8;

const replanOne = async ({ ctx, log }: TickDeps): Promise<number> => {
  const jobIds = await ctx.store.jobsPlannedWithout(ctx.calendar.version, candidatesMax);
  // Another each minute, so that one that cannot be planned does not stand in the way of the others.
  const jobId = jobIds[Math.floor(ctx.now / minuteMs) % Math.max(jobIds.length, 1)];
  if (jobId === undefined) return 0;
  try {
    const replanned = await replanJob(ctx, jobId, `calendar ${ctx.calendar.version}`);
    if (replanned.ok) return 1;
    log({ event: 'replan-refused', job: jobId, code: replanned.refusal.code });
  } catch (error) {
    log({ event: 'replan-failed', job: jobId, error: error instanceof Error ? error.name : 'thrown' });
  }
  return 0;
};

// Ten rows are written for each: a day of this is less than what the free plan writes in a day, up to some ten thousand jobs.
const reindexedMax = 10;

const reindex = async ({ ctx, log }: TickDeps): Promise<number> => {
  try {
    return await ctx.store.reindexJobs(reindexedMax);
  } catch (error) {
    // Search waits: notices do not wait for it.
    log({ event: 'reindex-failed', error: error instanceof Error ? error.name : 'thrown' });
    return 0;
  }
};

/**
 * One run of cron at `deps.ctx.now`, its scheduled time: a job planned with another calendar is planned again, then all
 * notices that are due go out. Runs may be late, doubled or lost: each takes what is due and undone.
 */
export const tick = async (deps: TickDeps): Promise<void> => {
  const { ctx, clock, log } = deps;
  await ctx.store.startTick(ctx.now, clock());
  const replanned = await replanOne(deps);
  const listenersClosed = await closeListeners(deps);
  const deleted = await ctx.store.deleteExpired(ctx.now);
  const delivered = await deliverNotices(deps);
  const counts = { replanned, deleted, listenersClosed, ...delivered, reindexed: await reindex(deps) };
  await ctx.store.finishTick(ctx.now, clock(), counts);
  log({ event: 'tick', slot: ctx.now, ...counts });
};
