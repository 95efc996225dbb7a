import type { Ctx } from '#actions/decide/context';
import { listDay } from '#actions/sheet/list-day';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { JobPage } from '#store/sheet/lists';

/** One page of the sheet; its rows are JSON texts. */
export const listJobs = (ctx: Ctx, query: JobListQuery): Promise<JobPage> =>
  ctx.store.listJobs(query, listDay(query, ctx.now, ctx.calendar.zone));
