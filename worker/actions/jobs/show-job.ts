import type { Ctx } from '#actions/context';
import { detailOf, standingOf } from '#actions/decide';
import type { JobDetail } from '#contract/job-answers';
import { refuse, succeed, type Result } from '#domain/refusal';
import { thingTexts } from '#domain/thing-texts';
import type { LoadedJob } from '#store/store';

const shown = (ctx: Ctx, loaded: LoadedJob | null): Result<JobDetail> =>
  loaded === null
    ? refuse('not-found', { what: thingTexts.job })
    : succeed(detailOf(ctx, standingOf(ctx, loaded)));

/** Reads a job as its panel shows it. */
export const showJob = async (ctx: Ctx, jobId: string): Promise<Result<JobDetail>> =>
  shown(ctx, await ctx.store.loadJob(jobId));
