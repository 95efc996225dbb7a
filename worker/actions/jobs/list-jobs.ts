import type { Ctx } from '#actions/context';
import type { JobListQuery } from '#contract/job-requests';
import { dateOf } from '#domain/day';
import type { JobPage } from '#store/store';

/** One page of the sheet, its rows as JSON texts. */
export const listJobs = (ctx: Ctx, query: JobListQuery): Promise<JobPage> =>
  ctx.store.listJobs(query, dateOf(ctx.now, ctx.calendar.zone));
