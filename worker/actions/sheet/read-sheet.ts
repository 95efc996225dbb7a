import type { Ctx } from '#actions/decide/context';
import { listDay } from '#actions/sheet/list-day';
import type {
  DueCounts,
  DueCountsQuery,
  FindQuery,
  Found,
  Outline,
  OutlineQuery,
  PageCursor,
  PageCursorQuery,
} from '#contract/sheet/sheet';

/** Where a page of a list begins, on the shop's day. */
export const readPageCursor = (ctx: Ctx, query: PageCursorQuery): Promise<PageCursor> =>
  ctx.store.pageCursor(query, listDay(query, ctx.now, ctx.calendar.zone));

/** How many open jobs are late and how many fall due soon, on the shop's day. */
export const readDueCounts = (ctx: Ctx, query: DueCountsQuery): Promise<DueCounts> =>
  ctx.store.dueCounts(query, listDay(query, ctx.now, ctx.calendar.zone));

/** What the jobs of a list come to, by groups, on the shop's day. */
export const readOutline = (ctx: Ctx, query: OutlineQuery): Promise<Outline> =>
  ctx.store.outline(query, listDay(query, ctx.now, ctx.calendar.zone));

/** Where a text stands among all rows of a list, on the shop's day. */
export const findRows = (ctx: Ctx, query: FindQuery): Promise<Found> =>
  ctx.store.findRows(query, listDay(query, ctx.now, ctx.calendar.zone));
