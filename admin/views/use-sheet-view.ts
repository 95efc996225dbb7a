import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { readView, writeView, type SheetView } from './sheet-view.ts';

/** The view that stands in the address, and how it is changed: back and forward go through the views. */
export const useSheetView = () => {
  const search = useSearch();
  const [path, go] = useLocation();
  const view = useMemo(() => readView(search), [search]);
  const show = (next: SheetView) => {
    const written = writeView(next);
    // Typing into the search box is one way to a view, not one for each letter.
    const isTyping = next.filters.q !== view.filters.q;
    go(written === '' ? path : `${path}?${written}`, { replace: isTyping });
  };
  return {
    view,
    search,
    change: (change: Partial<SheetView>) => show({ ...view, ...change }),
    open: (text: string) => show(readView(text)),
    /** Goes to another address under the same view, or what is made of it. */
    goTo: (to: string, change?: Partial<SheetView>) => {
      const written = change === undefined ? search : writeView({ ...view, ...change });
      go(written === '' ? to : `${to}?${written}`);
    },
  };
};
