import { undo } from '#actions/undo/undo';
import { applyEdits } from '#actions/jobs/apply-edits';
import { findRows, readDueCounts, readGroupSummary, readPageCursor } from '#actions/sheet/read-sheet';
import { sheetRoutes } from '#contract/routes/sheet';
import { succeed } from '#domain/texts/refusal';
import { on, type ServedRoute } from '#http/request/serve-routes';

/** Routes of the whole sheet: sums, page cursors, search, cell edits, and undo. */
export const sheet: readonly ServedRoute[] = [
  on(sheetRoutes.readPageCursor, async ({ ctx, query }) => succeed(await readPageCursor(ctx, query))),
  on(sheetRoutes.readDueCounts, async ({ ctx, query }) => succeed(await readDueCounts(ctx, query))),
  on(sheetRoutes.readGroupSummary, async ({ ctx, query }) => succeed(await readGroupSummary(ctx, query))),
  on(sheetRoutes.findRows, async ({ ctx, query }) => succeed(await findRows(ctx, query))),
  on(sheetRoutes.readPast, async ({ deps }) =>
    succeed({ keptSince: await deps.shopStore.pastRetainedSince() }),
  ),
  on(sheetRoutes.applyEdits, ({ ctx, body }) => applyEdits(ctx, body)),
  on(sheetRoutes.undo, ({ ctx, body }) => undo(ctx, body)),
];
