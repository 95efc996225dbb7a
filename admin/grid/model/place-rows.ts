import type { GridRow } from '../grid-props.ts';

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

/**
 * The rows on show, children under the parents that are open. A loop of its own and not a row model of the table's:
 * a page that arrives in a sheet of 100,000 rows must not make 100,000 row objects anew.
 */
export const placeRows = (
  rows: readonly GridRow[],
  expandedIds: ReadonlySet<string>,
): readonly PlacedRow[] => {
  const placed: PlacedRow[] = [];
  let depth = 0;
  for (const [at, row] of rows.entries()) {
    placed.push({ row, parentId: null, level: row.isGroup ? 1 : depth + 1, at });
    if (row.isGroup) depth = 1;
    else if (row.children?.length && expandedIds.has(row.id))
      for (const child of row.children) placed.push({ row: child, parentId: row.id, level: depth + 2, at });
  }
  return placed;
};
