import type { Ctx } from '#actions/decide/context';
import { showJob } from '#actions/jobs/show-job';
import type { JobDetail } from '#contract/jobs/job-answers';
import { succeed, type Result } from '#domain/texts/refusal';

/** One part of a job's detail. */
export const partOf = async <Part>(
  ctx: Ctx,
  jobId: string,
  pick: (detail: JobDetail) => Part,
): Promise<Result<Part>> => {
  const detail = await showJob(ctx, jobId);
  return detail.ok ? succeed(pick(detail.value)) : detail;
};
