import type { ExpandedState } from '@tanstack/react-table';
import type { GridRow } from '../../grid-props.ts';
import { isRowExpanded } from '../../table/host-state.ts';

/** A row on show: its data and its place in the tree. */
export interface PlacedRow {
  readonly row: GridRow;
  /** Of a child row, its parent's id. */
  readonly parentId: string | null;
  /** Depth in the tree, from 1. */
  readonly level: number;
  /** Position of the row, or of its parent, among the rows that were given. */
  readonly at: number;
}

/** The rows on show and their ids, in order. */
export interface Placing {
  readonly rows: readonly PlacedRow[];
  readonly ids: readonly string[];
}

const isOpen = ({ id, children }: GridRow, expanded: ExpandedState): boolean =>
  children !== undefined && children.length > 0 && isRowExpanded(expanded, id);

/**
 * The rows on show, children under the parents that are open. A loop of its own and not a row model of the table's:
 * a page that arrives in a sheet of 100,000 rows must not make 100,000 row objects anew.
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

interface Kept extends Placing {
  readonly given: readonly GridRow[];
  readonly expanded: ExpandedState;
}

/** Whether a row takes the very place of the one before it. */
const standsAs = (before: GridRow, row: GridRow, expanded: ExpandedState): boolean =>
  row.id === before.id && row.isGroup === before.isGroup && !isOpen(row, expanded);

/** What was kept with new values in some of its rows; null where a row came, went or opened. */
const withValues = (kept: Kept, given: readonly GridRow[]): Placing | null => {
  if (given === kept.given) return kept;
  // With child rows on show a row's place is no longer its position.
  if (kept.rows.length !== kept.given.length || given.length !== kept.given.length) return null;
  let rows: PlacedRow[] | null = null;
  for (let at = 0; at < given.length; at += 1) {
    const before = kept.given[at];
    const row = given[at];
    if (row === before) continue;
    const place = kept.rows[at];
    if (!row || !place || !before || !standsAs(before, row, kept.expanded)) return null;
    rows ??= [...kept.rows];
    rows[at] = { ...place, row };
  }
  return rows === null ? kept : { rows, ids: kept.ids };
};

/** Places rows, and keeps the places of those that only have new values: of a paste into 100,000 rows all but 40. */
export const placeKeeper = (): ((given: readonly GridRow[], expanded: ExpandedState) => Placing) => {
  let kept: Kept = { given: [], expanded: {}, rows: [], ids: [] };
  return (given, expanded) => {
    const same = kept.expanded === expanded ? withValues(kept, given) : null;
    const rows = same?.rows ?? placeRows(given, expanded);
    const ids = same?.ids ?? rows.map(({ row }) => row.id);
    kept = { given, expanded, rows, ids };
    return kept;
  };
};
