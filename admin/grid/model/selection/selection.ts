import type { GridCellRef } from '../../grid-props.ts';
import type { Motion } from './motion.ts';

/** A rectangle by the ids of two opposite corners, so that it follows its rows when they move. */
export interface CellRange {
  readonly anchor: GridCellRef;
  readonly head: GridCellRef;
}

export interface Selection {
  readonly focus: GridCellRef | null;
  /** The last range is the active one; a single cell is a range. */
  readonly ranges: readonly CellRange[];
  /** The column where a run of Tabs began: Enter returns to it. */
  readonly tabColumnId: string | null;
  /**
   * The cell to scroll to: the active cell, or the active range's corner. Selecting a column or pasting a block does
   * not scroll.
   */
  readonly followed: GridCellRef | null;
}

export const noSelection: Selection = { focus: null, ranges: [], tabColumnId: null, followed: null };

/** Makes `cell` the active cell. `tab` continues or ends a run of Tabs. */
export const focused = (selection: Selection, cell: GridCellRef, tab: 'keep' | 'end'): Selection => ({
  focus: cell,
  ranges: [{ anchor: cell, head: cell }],
  tabColumnId: tab === 'end' ? null : (selection.tabColumnId ?? selection.focus?.columnId ?? null),
  followed: cell,
});

/** Extends or shrinks the last range so that its moving corner is `head`. */
export const extended = (selection: Selection, head: GridCellRef): Selection => {
  const last = selection.ranges.at(-1);
  if (!last) return focused(selection, head, 'end');
  const ranges = [...selection.ranges.slice(0, -1), { anchor: last.anchor, head }];
  return { ...selection, ranges, followed: head };
};

/** Adds a range that begins at `cell` and makes it the active cell. */
const added = (selection: Selection, cell: GridCellRef): Selection => ({
  focus: cell,
  ranges: [...selection.ranges, { anchor: cell, head: cell }],
  tabColumnId: null,
  followed: cell,
});

export type SelectionAction =
  | { readonly type: 'focus'; readonly cell: GridCellRef; readonly tab: 'keep' | 'end' }
  /**
   * A press on a visible cell. The sheet does not scroll, because the pointer may press again at the same
   * place.
   */
  | { readonly type: 'press'; readonly cell: GridCellRef }
  | { readonly type: 'extend'; readonly head: GridCellRef }
  | { readonly type: 'add'; readonly cell: GridCellRef }
  | { readonly type: 'focusWithin'; readonly cell: GridCellRef }
  | { readonly type: 'select'; readonly ranges: readonly CellRange[] };

const selectionActions: ReadonlySet<string> = new Set<SelectionAction['type']>([
  'focus',
  'press',
  'extend',
  'add',
  'focusWithin',
  'select',
]);

export const isSelectionAction = (action: { readonly type: string }): action is SelectionAction =>
  selectionActions.has(action.type);

export const afterSelecting = (selection: Selection, action: SelectionAction): Selection => {
  switch (action.type) {
    case 'focus':
      return focused(selection, action.cell, action.tab);
    case 'press':
      return { ...focused(selection, action.cell, 'end'), followed: selection.followed };
    case 'extend':
      return extended(selection, action.head);
    case 'add':
      return added(selection, action.cell);
    case 'focusWithin':
      return { ...selection, focus: action.cell, followed: action.cell };
    case 'select':
      return { ...selection, ranges: action.ranges, tabColumnId: null };
  }
};

/** The column for Enter after a run of Tabs: the run's first column; null without a run. */
export const tabRunColumn = (selection: Selection, motion: Motion): string | null =>
  motion === 'enterDown' || motion === 'enterUp' ? selection.tabColumnId : null;

export const isTabMotion = (motion: Motion): boolean => motion === 'tabForward' || motion === 'tabBack';
