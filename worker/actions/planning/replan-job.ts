import { planChange } from '#actions/decide/plan-change';
import type { Ctx } from '#actions/decide/context';
import { retryRaces } from '#actions/decide/retry';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

/**
 * Plans a job again as of now: unpaid milestones and unsent notices get new times, and credit goes to due milestones.
 */
export const replanJob = async (ctx: Ctx, jobId: string, reason: string): Promise<Result<'replanned'>> => {
  const replanned = await retryRaces(ctx.retryTimer, async (): Promise<Result<'replanned'> | null> => {
    const loaded = await ctx.store.loadJob(jobId);
    if (loaded === null) return refuse('not-found');
    const edits = { action: 'replan', reason, changes: [] };
    const { change, after } = planChange(ctx, loaded, edits);
    const written = await ctx.store.commit(change, after, loaded);
    return written.done ? succeed('replanned') : null;
  });
  return replanned ?? refuse('too-busy');
};
