import { useLayoutEffect } from 'react';
import type { GridState } from '../../model/grid-state.ts';
import { useShared } from '../grid-context.ts';

/**
 * Writes what follows from the state into the document itself: after each render, and at each change without one. What an
 * arrow key moves is written so: it then renders nothing.
 */
export const useDomSync = (write: (state: GridState) => void): void => {
  const { store } = useShared().controller;
  useLayoutEffect(() => {
    const writeNow = () => write(store.get());
    writeNow();
    return store.subscribe(writeNow);
  });
};
