import { useQueryClient } from '@tanstack/react-query';
import type { CatalogueItem, NewCatalogueItem, PatchCatalogueItem } from '#contract/shop/catalogue';
import { addCatalogueItem, catalogueKey, patchCatalogueItem } from '../../api/shop/catalogue.ts';
import { shopHistoryQuery } from '../../api/shop/settings.ts';
import { useSave } from '../rows/use-save.ts';

/** Writes of the price list, after which its lists are read again; after a refusal too, for somebody else may have written. */
export const usePriceWrite = () => {
  const cache = useQueryClient();
  const { state, run } = useSave();
  const read = (): void => {
    void cache.invalidateQueries({ queryKey: catalogueKey });
    void cache.invalidateQueries({ queryKey: shopHistoryQuery.queryKey });
  };
  const written = async (write: () => Promise<CatalogueItem>): Promise<CatalogueItem | null> => {
    const item = await run(write);
    read();
    return item;
  };
  return {
    state,
    add: (item: NewCatalogueItem) => written(() => addCatalogueItem(item)),
    patch: (item: CatalogueItem, change: Omit<PatchCatalogueItem, 'baseVersion'>) =>
      written(() => patchCatalogueItem(item.id, { ...change, baseVersion: item.version })),
  };
};
