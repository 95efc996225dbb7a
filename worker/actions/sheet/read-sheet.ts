import type { Ctx } from '#actions/decide/context';
import { listDay } from '#actions/sheet/list-day';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { JobPage } from '#store/sheet/lists';
import type {
  DueCounts,
  DueCountsQuery,
  FindQuery,
  Found,
  GroupSummary,
  GroupSummaryQuery,
  PageCursor,
  PageCursorQuery,
} from '#contract/sheet/sheet';

/** One page of the sheet, its rows as JSON texts. */
export const readRows = (ctx: Ctx, query: JobListQuery): Promise<JobPage> =>
  ctx.store.listJobs({ ...query, withNames: false }, listDay(query, ctx.now, ctx.calendar.zone));

/** Where a page of a list begins, on the shop's day. */
export const readPageCursor = (ctx: Ctx, query: PageCursorQuery): Promise<PageCursor> =>
  ctx.store.pageCursor(query, listDay(query, ctx.now, ctx.calendar.zone));

/** Counts of open jobs that are overdue and due soon, by the shop's business date. */
export const readDueCounts = (ctx: Ctx, query: DueCountsQuery): Promise<DueCounts> =>
  ctx.store.dueCounts(query, listDay(query, ctx.now, ctx.calendar.zone));

/** The sums of a list's jobs by group, by the shop's business date. */
export const readGroupSummary = (ctx: Ctx, query: GroupSummaryQuery): Promise<GroupSummary> =>
  ctx.store.groupSummary(query, listDay(query, ctx.now, ctx.calendar.zone));

/** The positions of a text in the rows of a list, by the shop's business date. */
export const findRows = (ctx: Ctx, query: FindQuery): Promise<Found> =>
  ctx.store.findRows(query, listDay(query, ctx.now, ctx.calendar.zone));
