import { planChange } from '#actions/decide/plan-change';
import type { Ctx } from '#actions/decide/context';
import type { Decided } from '#store/jobs/many-jobs';

/** The outcomes of the jobs to plan again. */
export interface ReplannedJobs {
  readonly replanned: number;
  /** Jobs whose planning failed. They stay unchanged and do not hold back the others. */
  readonly failed: readonly string[];
}

/**
 * Plans jobs again as of now in one batch with a constant number of statements. A batch that lost a race writes
 * nothing; the next run takes it.
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
      const { change, after } = planChange(ctx, base, { action: 'replan', reason, changes: [] });
      decided.push({ change, state: after, base });
    } catch {
      failed.push(base.state.job.id);
    }
  }
  const written = await ctx.store.commitAll(decided);
  return { replanned: written.done ? decided.length : 0, failed };
};
