import { createContext, use, useSyncExternalStore } from 'react';
import type { GridLocale } from '../grid-props.ts';
import type { GridController } from '../model/controller.ts';
import type { GridState } from '../model/grid-state.ts';
import type { CellEnvironment } from '../model/places/resolve-cell.ts';
import { gridTexts, type GridTexts } from '../texts.ts';

/** What all parts of a sheet share and what never changes while a person works in it. */
export interface GridShared {
  readonly gridId: string;
  readonly controller: GridController;
  readonly environment: CellEnvironment;
  /** The host shows a row's details: each parent row has a button for it. */
  readonly canOpenRow: boolean;
}

export const GridContext = createContext<GridShared | null>(null);

export const useShared = (): GridShared => {
  const shared = use(GridContext);
  if (!shared) throw new Error('A part of the grid stands outside of it');
  return shared;
};

export const useTexts = (): GridTexts => gridTexts(useLocale());

const useLocale = (): GridLocale => useShared().environment.locale;

/** Selects a part of the sheet's state; the component renders only when that part changes. */
export const useGridState = <Part>(select: (state: GridState) => Part): Part => {
  const { store } = useShared().controller;
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
};

export const cellId = (gridId: string, rowId: string, columnId: string): string =>
  `${gridId}-${rowId}-${columnId}`;
