import type { ExpandedState } from '@tanstack/react-table';
import type { GridRow } from '../../grid-props.ts';
import { isRowExpanded } from '../../table/host-state.ts';

/** A visible row: its data and its place in the tree. */
export interface PlacedRow {
  readonly row: GridRow;
  /** The parent's id, for a child row. */
  readonly parentId: string | null;
  /** Depth in the tree, from 1. */
  readonly level: number;
  /** Position of the row, or of its parent, in the host's rows. */
  readonly at: number;
}

/** The visible rows and their ids, in order. */
export interface Placing {
  readonly rows: readonly PlacedRow[];
  readonly ids: readonly string[];
}

const isOpen = ({ id, children }: GridRow, expanded: ExpandedState): boolean =>
  children !== undefined && children.length > 0 && isRowExpanded(expanded, id);

/**
 * The visible rows with the children of open parents. Our own loop instead of the table's row model, because a page
 * that arrives in a sheet of 100,000 rows must not create 100,000 row objects.
 */
export const placeRows = (rows: readonly GridRow[], expanded: ExpandedState): readonly PlacedRow[] => {
  const placed: PlacedRow[] = [];
  let depth = 0;
  rows.forEach((row, at) => {
    placed.push({ row, parentId: null, level: row.isGroup ? 1 : depth + 1, at });
    if (row.isGroup) depth = 1;
    else if (isOpen(row, expanded))
      for (const child of row.children ?? [])
        placed.push({ row: child, parentId: row.id, level: depth + 2, at });
  });
  return placed;
};

interface Retained extends Placing {
  readonly source: readonly GridRow[];
  readonly expanded: ExpandedState;
}

/** Whether a row has the same place as the row before the change. */
const placedAs = (before: GridRow, row: GridRow, expanded: ExpandedState): boolean =>
  row.id === before.id && row.isGroup === before.isGroup && !isOpen(row, expanded);

/** The former placing with new values in some rows; null when a row was inserted, removed or expanded. */
const withValues = (retained: Retained, inputRows: readonly GridRow[]): Placing | null => {
  if (inputRows === retained.source) return retained;
  // With visible child rows, a row's place differs from its position.
  if (retained.rows.length !== retained.source.length || inputRows.length !== retained.source.length)
    return null;
  let rows: PlacedRow[] | null = null;
  for (let at = 0; at < inputRows.length; at += 1) {
    const before = retained.source[at];
    const row = inputRows[at];
    if (row === before) continue;
    const place = retained.rows[at];
    if (!row || !place || !before || !placedAs(before, row, retained.expanded)) return null;
    rows ??= [...retained.rows];
    rows[at] = { ...place, row };
  }
  return rows === null ? retained : { rows, ids: retained.ids };
};

/**
 * Places rows and reuses the former placing when only values changed: a paste into 100,000 rows replaces 40
 * of them.
 */
export const memoizePlacing = (): ((rows: readonly GridRow[], expanded: ExpandedState) => Placing) => {
  let retained: Retained = { source: [], expanded: {}, rows: [], ids: [] };
  return (inputRows, expanded) => {
    const same = retained.expanded === expanded ? withValues(retained, inputRows) : null;
    const rows = same?.rows ?? placeRows(inputRows, expanded);
    const ids = same?.ids ?? rows.map(({ row }) => row.id);
    retained = { source: inputRows, expanded, rows, ids };
    return retained;
  };
};
