import type { Ctx } from '#actions/decide/context';
import { listDay } from '#actions/sheet/list-day';
import type { JobListQuery } from '#contract/sheet/job-list';
import { readRow, type JobListPage } from '#contract/sheet/row-values';

/** One page of jobs, each value by its name, assignees by their names too. */
export const listJobs = async (ctx: Ctx, query: JobListQuery): Promise<JobListPage> => {
  const request = { ...query, withNames: true };
  const { rows, nextCursor, names } = await ctx.store.listJobs(
    request,
    listDay(query, ctx.now, ctx.calendar.zone),
  );
  const jobs = rows.map((text) => {
    const job = readRow(JSON.parse(text));
    return { ...job, ownerName: job.ownerId === null ? null : (names.get(job.ownerId) ?? null) };
  });
  return { jobs, nextCursor };
};
