import { listCatalogue } from '#actions/catalogue/list-catalogue';
import {
  addCatalogueItem,
  patchCatalogueItem,
  type CatalogueParts,
} from '#actions/catalogue/save-catalogue-item';
import { catalogueRoutes } from '#contract/routes/shop/catalogue';
import { succeed } from '#domain/texts/refusal';
import type { AppDeps } from '#http/context/app-deps';
import { on, type ServedRoute } from '#http/request/serve-routes';

const partsOf = ({ shopStore, flows }: AppDeps): CatalogueParts => ({ store: shopStore, flows });

/** Routes of the price list. */
export const catalogue: readonly ServedRoute[] = [
  on(catalogueRoutes.listCatalogue, async ({ deps, query }) =>
    succeed(await listCatalogue(deps.shopStore, query)),
  ),
  on(catalogueRoutes.addCatalogueItem, ({ ctx, deps, body }) => addCatalogueItem(ctx, partsOf(deps), body)),
  on(catalogueRoutes.patchCatalogueItem, ({ ctx, deps, param, body }) =>
    patchCatalogueItem(ctx, partsOf(deps), param('id'), body),
  ),
];
