import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useAddressSearch } from '../../browser/use-address-search.ts';
import { readView, writeView, type SheetView } from './sheet-view.ts';

/** Marks an address that was written letter by letter, in the state that the browser keeps with it. */
const typed = 'typed';

/** The view that stands in the address, and how it is changed: back and forward go through the views. */
export const useSheetView = () => {
  const search = useAddressSearch();
  const [path, go] = useLocation();
  const view = useMemo(() => readView(search), [search]);
  const show = (next: SheetView, options: Parameters<typeof go>[1] = {}) => {
    const written = writeView(next);
    go(written === '' ? path : `${path}?${written}`, options);
  };
  return {
    view,
    search,
    change: (change: Partial<SheetView>) => show({ ...view, ...change }),
    /** Typing is one way to a view, not one for each letter: back leads to the view before it. */
    type: (change: Partial<SheetView>) => {
      const before: unknown = history.state;
      show({ ...view, ...change }, { replace: before === typed, state: typed });
    },
    open: (text: string) => show(readView(text)),
    /** Goes to another address under the same view, or what is made of it. */
    goTo: (to: string, change?: Partial<SheetView>) => {
      const written = change === undefined ? search : writeView({ ...view, ...change });
      go(written === '' ? to : `${to}?${written}`);
    },
  };
};
