import type { CatalogueList, CatalogueQuery } from '#contract/shop/catalogue';
import type { CatalogueStore } from '#store/catalogue/catalogue-store';

/** Items of a page. */
const pageSize = 100;

/** A page of the price list in the order of codes. Everybody who is signed in reads it. */
export const listCatalogue = async (
  store: CatalogueStore,
  { find = '', all, after }: CatalogueQuery,
): Promise<CatalogueList> => {
  const rows = await store.catalogue({
    find,
    isWhole: all === '1',
    after: after ?? null,
    limit: pageSize + 1,
  });
  const items = rows.slice(0, pageSize);
  return { items, nextAfter: rows.length > pageSize ? (items.at(-1)?.code ?? null) : null };
};
