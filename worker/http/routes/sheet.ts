import { undo } from '#actions/gestures/undo';
import { applyEdits } from '#actions/jobs/apply-edits';
import { findRows, readLandmarks, readOutline } from '#actions/jobs/read-sheet';
import { sheetRoutes } from '#contract/routes/sheet';
import { succeed } from '#domain/refusal';
import { on, type ServedRoute } from '#http/serve-routes';

/** The sheet as a whole: its length, its sums, where a text stands in it; edits of its cells, and undo. */
export const sheet: readonly ServedRoute[] = [
  on(sheetRoutes.readLandmarks, async ({ ctx, query }) => succeed(await readLandmarks(ctx, query))),
  on(sheetRoutes.readOutline, async ({ ctx, query }) => succeed(await readOutline(ctx, query))),
  on(sheetRoutes.findRows, async ({ ctx, query }) => succeed(await findRows(ctx, query))),
  on(sheetRoutes.readPast, async ({ house }) =>
    succeed({ keptSince: await house.shopStore.pastKeptSince() }),
  ),
  on(sheetRoutes.applyEdits, ({ ctx, body }) => applyEdits(ctx, body)),
  on(sheetRoutes.undo, ({ ctx, body }) => undo(ctx, body)),
];
