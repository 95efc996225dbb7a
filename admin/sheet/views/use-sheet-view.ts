import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useAddressSearch } from '../../browser/use-address-search.ts';
import { readView, writeView, type SheetView } from './sheet-view.ts';

/** Marks a history entry of the browser that was created by typing. */
const typed = 'typed';

/** The view in the address with its setters; back and forward go through the views. */
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
    /** Typing replaces its own history entry, so that back leads to the view before it. */
    type: (change: Partial<SheetView>) => {
      const before: unknown = history.state;
      show({ ...view, ...change }, { replace: before === typed, state: typed });
    },
    open: (text: string) => show(readView(text)),
    /** Goes to another address with the same view, or with a changed one. */
    goTo: (to: string, change?: Partial<SheetView>, options: Parameters<typeof go>[1] = {}) => {
      const written = change === undefined ? search : writeView({ ...view, ...change });
      go(written === '' ? to : `${to}?${written}`, options);
    },
  };
};
