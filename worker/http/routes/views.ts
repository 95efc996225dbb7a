import { addView, listViews, patchView } from '#actions/sheet/views';
import { viewRoutes } from '#contract/routes/views';
import { on, type ServedRoute } from '#http/request/serve-routes';

/** Named ways to look at the sheet. */
export const views: readonly ServedRoute[] = [
  on(viewRoutes.listViews, ({ ctx, house }) => listViews(ctx, house.shopStore)),
  on(viewRoutes.addView, ({ ctx, house, body }) => addView(ctx, house.shopStore, body)),
  on(viewRoutes.patchView, ({ ctx, house, param, body }) =>
    patchView(ctx, house.shopStore, param('id'), body),
  ),
];
