import type { GridCellRef } from '../grid-props.ts';

/** What is on show, in order: the visible rows (children of open parents included) and columns, by id. */
export interface GridShape {
  readonly rowIds: readonly string[];
  readonly columnIds: readonly string[];
  readonly rowIndex: ReadonlyMap<string, number>;
  readonly columnIndex: ReadonlyMap<string, number>;
}

const indexed = (ids: readonly string[]): ReadonlyMap<string, number> =>
  new Map(ids.map((id, index) => [id, index]));

export const makeShape = (rowIds: readonly string[], columnIds: readonly string[]): GridShape => ({
  rowIds,
  columnIds,
  rowIndex: indexed(rowIds),
  columnIndex: indexed(columnIds),
});

/** A cell as positions, for walking. */
export interface GridPoint {
  readonly row: number;
  readonly column: number;
}

export const pointOf = (shape: GridShape, cell: GridCellRef): GridPoint | null => {
  const row = shape.rowIndex.get(cell.rowId);
  const column = shape.columnIndex.get(cell.columnId);
  return row === undefined || column === undefined ? null : { row, column };
};

/** The cell at a position, held inside the sheet; null in an empty sheet. */
export const cellAtPoint = (shape: GridShape, point: GridPoint): GridCellRef | null => {
  const rowId = shape.rowIds[Math.min(Math.max(point.row, 0), shape.rowIds.length - 1)];
  const columnId = shape.columnIds[Math.min(Math.max(point.column, 0), shape.columnIds.length - 1)];
  return rowId === undefined || columnId === undefined ? null : { rowId, columnId };
};

export const isSameCell = (left: GridCellRef | null, right: GridCellRef | null): boolean =>
  left === right ||
  (left !== null && right !== null && left.rowId === right.rowId && left.columnId === right.columnId);
