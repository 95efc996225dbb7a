import type { z } from 'zod';
import type { Ctx } from '#actions/context';
import type { jobList } from '#contract/job-answers';
import type { JobListQuery } from '#contract/job-requests';
import { dateOf } from '#domain/day';

/** One page of the sheet. */
export const listJobs = async (ctx: Ctx, query: JobListQuery): Promise<z.infer<typeof jobList>> => {
  const page = await ctx.store.listJobs(query, dateOf(ctx.now, ctx.calendar.zone));
  return { jobs: [...page.jobs], nextCursor: page.nextCursor };
};
