import { useLayoutEffect } from 'react';
import type { GridState } from '../../model/grid-state.ts';
import { useShared } from '../grid-context.ts';

/**
 * Writes DOM attributes that follow from the state, after each render and at each state change without one.
 * An arrow key then renders nothing.
 */
export const useDomSync = (write: (state: GridState) => void): void => {
  const { store } = useShared().controller;
  useLayoutEffect(() => {
    const writeNow = () => write(store.get());
    writeNow();
    return store.subscribe(writeNow);
  });
};
