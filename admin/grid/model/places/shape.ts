import type { GridCellRef } from '../../grid-props.ts';

/** What is on show, in order: the visible rows (children of open parents included) and columns, by id. */
export interface GridShape {
  readonly rowIds: readonly string[];
  readonly columnIds: readonly string[];
  readonly rowIndex: Positions;
  readonly columnIndex: Positions;
}

/** Where each id stands. */
export interface Positions {
  readonly get: (id: string) => number | undefined;
}

/** Worked out when it is first asked for: of 100,000 rows it is a tenth of their load, and nobody has pressed a key yet. */
const indexed = (ids: readonly string[]): Positions => {
  let index: ReadonlyMap<string, number> | null = null;
  return {
    get: (id) => {
      index ??= new Map(ids.map((one, at) => [one, at]));
      return index.get(id);
    },
  };
};

export const makeShape = (rowIds: readonly string[], columnIds: readonly string[]): GridShape => ({
  rowIds,
  columnIds,
  rowIndex: indexed(rowIds),
  columnIndex: indexed(columnIds),
});

const isSameList = (left: readonly string[], right: readonly string[]): boolean =>
  left === right || (left.length === right.length && left.every((id, index) => id === right[index]));

/**
 * Makes shapes, and gives the one before again while the same rows and columns are on show: rows that only have new
 * values need no new index, which of 100,000 rows is the dearest part of a paste.
 */
export const shapeKeeper = (): typeof makeShape => {
  let kept = makeShape([], []);
  return (rowIds, columnIds) => {
    const hasRows = isSameList(kept.rowIds, rowIds);
    const hasColumns = isSameList(kept.columnIds, columnIds);
    if (!hasRows || !hasColumns)
      kept = {
        rowIds,
        columnIds,
        rowIndex: hasRows ? kept.rowIndex : indexed(rowIds),
        columnIndex: hasColumns ? kept.columnIndex : indexed(columnIds),
      };
    return kept;
  };
};

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

/** A cell while it is on show, else the first one of a column; null in an empty sheet. */
export const cellOrFirst = (
  shape: GridShape,
  cell: GridCellRef | null,
  columnId: string,
): GridCellRef | null =>
  cell && pointOf(shape, cell)
    ? cell
    : cellAtPoint(shape, { row: 0, column: shape.columnIndex.get(columnId) ?? 0 });

export const isSameCell = (left: GridCellRef | null, right: GridCellRef | null): boolean =>
  left === right ||
  (left !== null && right !== null && left.rowId === right.rowId && left.columnId === right.columnId);
