import type { Ctx } from '#actions/decide/context';
import { listDay } from '#actions/sheet/list-day';
import type {
  FindQuery,
  Found,
  Landmarks,
  LandmarksQuery,
  Outline,
  OutlineQuery,
} from '#contract/sheet/sheet';

/** How long a list is and where its pages begin, on the shop's day. */
export const readLandmarks = (ctx: Ctx, query: LandmarksQuery): Promise<Landmarks> =>
  ctx.store.landmarks(query, listDay(query, ctx.now, ctx.calendar.zone));

/** What the jobs of a list come to, by groups, on the shop's day. */
export const readOutline = (ctx: Ctx, query: OutlineQuery): Promise<Outline> =>
  ctx.store.outline(query, listDay(query, ctx.now, ctx.calendar.zone));

/** Where a text stands among all rows of a list, on the shop's day. */
export const findRows = (ctx: Ctx, query: FindQuery): Promise<Found> =>
  ctx.store.findRows(query, listDay(query, ctx.now, ctx.calendar.zone));
