import { closeListeners } from '#schedule/close-listeners';
import { deliverNotices } from '#schedule/deliver-notices';
import { replanSlice } from '#schedule/replan-slice';
import { sweepFiles } from '#schedule/sweep-files';
import type { TickDeps } from '#schedule/tick-deps';

// Each writes ten rows: with up to some ten thousand jobs, a day of this stays within the free plan's daily
// row writes.
const reindexedMax = 10;

const reindex = async ({ ctx, log }: TickDeps): Promise<number> => {
  try {
    return await ctx.store.reindexJobs(reindexedMax);
  } catch (error) {
    // Search texts are updated last, so that notices do not wait.
    log({ event: 'reindex-failed', error: error instanceof Error ? error.name : 'thrown' });
    return 0;
  }
};

/**
 * One cron run at `deps.ctx.now`, its scheduled time: replans jobs with an outdated calendar, then sends all due
 * notices. Runs may be late, doubled or lost: each takes what is due and not done.
 */
export const tick = async (deps: TickDeps): Promise<void> => {
  const { ctx, clock, log } = deps;
  await ctx.store.startTick(ctx.now, clock());
  const replanned = await replanSlice(deps);
  const listenersClosed = await closeListeners(deps);
  const deleted = await ctx.store.deleteExpired(ctx.now);
  const delivered = await deliverNotices(deps);
  const swept = await sweepFiles(deps);
  const counts = { replanned, deleted, listenersClosed, ...delivered, swept, reindexed: await reindex(deps) };
  await ctx.store.finishTick(ctx.now, clock(), counts);
  log({ event: 'tick', slot: ctx.now, ...counts });
};
