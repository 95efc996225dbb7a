import { undo } from '#actions/undo/undo';
import { applyEdits } from '#actions/jobs/apply-edits';
import {
  findRows,
  readDueCounts,
  readGroupSummary,
  readPageCursor,
  readRows,
} from '#actions/sheet/read-sheet';
import { sheetRoutes } from '#contract/routes/sheet';
import { succeed } from '#domain/texts/refusal';
import { answerRows } from '#http/answers/answer';
import { readListQuery } from '#http/context/body';
import { on, type ServedRoute } from '#http/request/serve-routes';

/** The sheet as a whole: its rows, its sums, where its pages begin, where a text stands in it; edits of its cells, and undo. */
export const sheet: readonly ServedRoute[] = [
  on(
    sheetRoutes.readRows,
    async ({ c, ctx, query }) => answerRows(c, await readRows(ctx, query)),
    readListQuery,
  ),
  on(sheetRoutes.readPageCursor, async ({ ctx, query }) => succeed(await readPageCursor(ctx, query))),
  on(sheetRoutes.readDueCounts, async ({ ctx, query }) => succeed(await readDueCounts(ctx, query))),
  on(sheetRoutes.readGroupSummary, async ({ ctx, query }) => succeed(await readGroupSummary(ctx, query))),
  on(sheetRoutes.findRows, async ({ ctx, query }) => succeed(await findRows(ctx, query))),
  on(sheetRoutes.readPast, async ({ deps }) =>
    succeed({ keptSince: await deps.shopStore.pastRetainedSince() }),
  ),
  on(sheetRoutes.applyEdits, ({ ctx, deps, body }) => applyEdits(ctx, body, deps.flows)),
  on(sheetRoutes.undo, ({ ctx, body }) => undo(ctx, body)),
];
