import type { GridCellRef } from '../grid-props.ts';
import type { Motion } from './motion.ts';
import { pointOf, type GridPoint, type GridShape } from './shape.ts';

/** A rectangle by the ids of two opposite corners: it follows its rows when they move. */
export interface CellRange {
  readonly anchor: GridCellRef;
  readonly head: GridCellRef;
}

export interface Selection {
  readonly focus: GridCellRef | null;
  /** The last one is the one that grows; a single cell is a range of itself. */
  readonly ranges: readonly CellRange[];
  /** The column where a run of Tabs began: Enter returns to it. */
  readonly tabColumnId: string | null;
}

export const noSelection: Selection = { focus: null, ranges: [], tabColumnId: null };

/** The keyboard's cell becomes `cell`. `tab` says what becomes of a run of Tabs. */
export const focused = (selection: Selection, cell: GridCellRef, tab: 'keep' | 'end'): Selection => ({
  focus: cell,
  ranges: [{ anchor: cell, head: cell }],
  tabColumnId: tab === 'end' ? null : (selection.tabColumnId ?? selection.focus?.columnId ?? null),
});

/** The last range grows or shrinks so that its moving corner is `head`. */
export const extended = (selection: Selection, head: GridCellRef): Selection => {
  const last = selection.ranges.at(-1);
  if (!last) return focused(selection, head, 'end');
  return { ...selection, ranges: [...selection.ranges.slice(0, -1), { anchor: last.anchor, head }] };
};

/** Where Enter goes after a run of Tabs: the run's first column; null without a run. */
export const tabRunColumn = (selection: Selection, motion: Motion): string | null =>
  motion === 'enterDown' || motion === 'enterUp' ? selection.tabColumnId : null;

export const isTabMotion = (motion: Motion): boolean => motion === 'tabForward' || motion === 'tabBack';

/** A range as positions, corners put in order; null when a corner is not on show. */
export const boundsOf = (shape: GridShape, range: CellRange): { from: GridPoint; to: GridPoint } | null => {
  const anchor = pointOf(shape, range.anchor);
  const head = pointOf(shape, range.head);
  if (!anchor || !head) return null;
  return {
    from: { row: Math.min(anchor.row, head.row), column: Math.min(anchor.column, head.column) },
    to: { row: Math.max(anchor.row, head.row), column: Math.max(anchor.column, head.column) },
  };
};
