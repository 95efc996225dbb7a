import type { Ctx } from '#actions/decide/context';
import { detailOf, foundIn } from '#actions/decide/decide';
import type { JobDetail } from '#contract/jobs/job-answers';
import { succeed, type Result } from '#domain/texts/refusal';

/** Reads a job's detail; refuses an unknown or withdrawn job. */
export const showJob = async (ctx: Ctx, jobId: string): Promise<Result<JobDetail>> => {
  const found = foundIn(ctx, await ctx.store.loadJob(jobId));
  return found.ok ? succeed(detailOf(ctx, found.value)) : found;
};
