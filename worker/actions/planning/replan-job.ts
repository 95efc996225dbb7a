import { changeOf } from '#actions/decide/change-of';
import type { Ctx } from '#actions/decide/context';
import { retryRaces } from '#actions/decide/retry';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

/** Plans a job again as of now: what is unpaid and unsent gets its new time, and credit goes to what has fallen due. */
export const replanJob = async (ctx: Ctx, jobId: string, reason: string): Promise<Result<'replanned'>> => {
  const replanned = await retryRaces(ctx.retryTimer, async (): Promise<Result<'replanned'> | null> => {
    const loaded = await ctx.store.loadJob(jobId);
    if (loaded === null) return refuse('not-found');
    const edits = { action: 'replan', reason, changes: [] };
    const { change, after } = changeOf(ctx, loaded, edits);
    const written = await ctx.store.commit(change, after, loaded);
    return written.done ? succeed('replanned') : null;
  });
  return replanned ?? refuse('too-busy');
};
