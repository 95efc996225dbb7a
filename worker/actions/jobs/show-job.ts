import type { Ctx } from '#actions/context';
import { detailOf } from '#actions/decide';
import { planOf } from '#actions/shown/plan-of';
import type { JobDetail } from '#contract/job-answers';
import { refuse, succeed, type Result } from '#domain/refusal';
import type { LoadedJob } from '#store/store';

const shown = (ctx: Ctx, loaded: LoadedJob | null): Result<JobDetail> =>
  loaded === null
    ? refuse('not-found', { what: 'job' })
    : succeed(detailOf(ctx, { ...loaded, plan: planOf(ctx, loaded.flow, loaded.state) }));

/** Reads a job as its panel shows it. */
export const showJob = async (ctx: Ctx, jobId: string): Promise<Result<JobDetail>> =>
  shown(ctx, await ctx.store.loadJob(jobId));
