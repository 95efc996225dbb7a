import { changeOf } from '#actions/decide/change-of';
import type { Ctx } from '#actions/decide/context';
import type { Decided } from '#store/jobs/many-jobs';

/** What became of the jobs that were to be planned again. */
export interface ReplannedJobs {
  readonly replanned: number;
  /** Jobs that no plan could be made for: they are left as they are and keep no other out. */
  readonly failed: readonly string[];
}

/**
 * Plans jobs again as of now, all in one batch, by a number of statements that does not grow with them. A batch that lost
 * a race writes nothing and is left to the next run.
 */
export const replanJobs = async (
  ctx: Ctx,
  ids: readonly string[],
  reason: string,
): Promise<ReplannedJobs> => {
  const decided: Decided[] = [];
  const failed: string[] = [];
  for (const base of await ctx.store.loadJobs('id', ids)) {
    try {
      const { change, after } = changeOf(ctx, base, { action: 'replan', reason, changes: [] });
      decided.push({ change, state: after, base });
    } catch {
      failed.push(base.state.job.id);
    }
  }
  const written = await ctx.store.commitAll(decided);
  return { replanned: written.done ? decided.length : 0, failed };
};
