import type { GridCellRef } from '../../grid-props.ts';

/** The visible rows (with children of open parents) and columns in order, by id. */
export interface GridShape {
  readonly rowIds: readonly string[];
  readonly columnIds: readonly string[];
  readonly rowIndex: Positions;
  readonly columnIndex: Positions;
}

/** The position of each id. */
export interface Positions {
  readonly get: (id: string) => number | undefined;
}

/** Computed on first use, because the index of 100,000 rows is a tenth of their load. */
const indexed = (ids: readonly string[]): Positions => {
  let index: ReadonlyMap<string, number> | null = null;
  return {
    get: (id) => {
      index ??= new Map(ids.map((entry, at) => [entry, at]));
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
 * Memoizes the shape while the same rows and columns are visible: new values need no new index, which is the most
 * expensive part of a paste into 100,000 rows.
 */
export const memoizeShape = (): typeof makeShape => {
  let shape = makeShape([], []);
  return (rowIds, columnIds) => {
    const hasRows = isSameList(shape.rowIds, rowIds);
    const hasColumns = isSameList(shape.columnIds, columnIds);
    if (!hasRows || !hasColumns)
      shape = {
        rowIds,
        columnIds,
        rowIndex: hasRows ? shape.rowIndex : indexed(rowIds),
        columnIndex: hasColumns ? shape.columnIndex : indexed(columnIds),
      };
    return shape;
  };
};

/** A cell by its positions, for navigation. */
export interface GridPoint {
  readonly row: number;
  readonly column: number;
}

export const pointOf = (shape: GridShape, cell: GridCellRef): GridPoint | null => {
  const row = shape.rowIndex.get(cell.rowId);
  const column = shape.columnIndex.get(cell.columnId);
  return row === undefined || column === undefined ? null : { row, column };
};

/** The cell at a position, clamped to the sheet; null in an empty sheet. */
export const cellAtPoint = (shape: GridShape, point: GridPoint): GridCellRef | null => {
  const rowId = shape.rowIds[Math.min(Math.max(point.row, 0), shape.rowIds.length - 1)];
  const columnId = shape.columnIds[Math.min(Math.max(point.column, 0), shape.columnIds.length - 1)];
  return rowId === undefined || columnId === undefined ? null : { rowId, columnId };
};

/** A cell while it is visible, else the first cell of a column; null in an empty sheet. */
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
