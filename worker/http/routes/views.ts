import { addView, listViews, patchView } from '#actions/sheet/views';
import { viewRoutes } from '#contract/routes/views';
import { on, type ServedRoute } from '#http/request/serve-routes';

/** Routes of saved views. */
export const views: readonly ServedRoute[] = [
  on(viewRoutes.listViews, ({ ctx, deps }) => listViews(ctx, deps.shopStore)),
  on(viewRoutes.addView, ({ ctx, deps, body }) => addView(ctx, deps.shopStore, body)),
  on(viewRoutes.patchView, ({ ctx, deps, param, body }) => patchView(ctx, deps.shopStore, param('id'), body)),
];
