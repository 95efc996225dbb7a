import type { GridCellRef } from '../../grid-props.ts';
import type { GridShape } from './shape.ts';

/** The former layout: rows by position, their parents, and which of them were not loaded. */
export interface ShapeBefore {
  readonly shape: GridShape;
  readonly isLoading: (row: number) => boolean;
  /** The parent's id, for a child row. */
  readonly parentAt: (row: number) => string | null;
}

/** How many neighbours on each side are searched for a remaining row. */
const nearMax = 200;

/** Positions around one, following ones first, because the row below moves up. */
const around = (at: number, count: number): readonly number[] => {
  const after = Array.from({ length: nearMax }, (_, step) => at + step + 1).filter((row) => row < count);
  const above = Array.from({ length: nearMax }, (_, step) => at - step - 1).filter((row) => row >= 0);
  return [...after, ...above];
};

const rowAfterLoss = (before: ShapeBefore, shape: GridShape, rowId: string): string | undefined => {
  const { rowIds, rowIndex } = before.shape;
  const isHere = (id: string | undefined): id is string =>
    id !== undefined && shape.rowIndex.get(id) !== undefined;
  if (isHere(rowId)) return rowId;
  const at = rowIndex.get(rowId);
  if (at === undefined) return shape.rowIds[0];
  // A row that was not loaded was addressed by position: the row at that position now is the same row.
  if (before.isLoading(at)) return shape.rowIds[Math.min(at, shape.rowIds.length - 1)];
  const near = around(at, rowIds.length).filter((row) => !before.isLoading(row) && isHere(rowIds[row]));
  const parentId = before.parentAt(at);
  if (parentId !== null) {
    const sibling = near.find((row) => before.parentAt(row) === parentId);
    if (sibling !== undefined) return rowIds[sibling];
    if (isHere(parentId)) return parentId;
  }
  const [next] = near;
  return next === undefined ? shape.rowIds[0] : rowIds[next];
};

/**
 * The cell that replaces one whose row or column disappeared. A row is replaced by its former neighbours and not by
 * position, because rows may have been inserted above. Without neighbours, the first row; null in an empty sheet.
 */
export const cellAfterLoss = (
  before: ShapeBefore,
  shape: GridShape,
  cell: GridCellRef,
): GridCellRef | null => {
  const rowId = rowAfterLoss(before, shape, cell.rowId);
  const column = shape.columnIndex.get(cell.columnId) ?? before.shape.columnIndex.get(cell.columnId) ?? 0;
  const columnId = shape.columnIds[Math.min(column, shape.columnIds.length - 1)];
  return rowId === undefined || columnId === undefined ? null : { rowId, columnId };
};
