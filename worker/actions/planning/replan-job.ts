import { changeOf } from '#actions/decide/change-of';
import type { Ctx } from '#actions/decide/context';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

const triesMax = 3;

/** Plans a job again as of now: what is unpaid and unsent gets its new time, and credit goes to what has fallen due. */
export const replanJob = async (ctx: Ctx, jobId: string, reason: string): Promise<Result<'replanned'>> => {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const loaded = await ctx.store.loadJob(jobId);
    if (loaded === null) return refuse('not-found');
    const edits = { action: 'replan', reason, changes: [] };
    const { change, after } = changeOf(ctx, loaded, edits);
    const written = await ctx.store.commit(change, after, loaded);
    if (written.done) return succeed('replanned');
  }
  return refuse('too-busy');
};
