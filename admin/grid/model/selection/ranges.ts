import type { GridCellRef } from '../../grid-props.ts';
import type { CellRange, Selection } from './selection.ts';
import { cellAtPoint, isSameCell, pointOf, type GridPoint, type GridShape } from '../places/shape.ts';

/** A range as ordered positions, both inclusive. */
export interface Bounds {
  readonly from: GridPoint;
  readonly to: GridPoint;
}

/** A range as positions; null when a corner is not visible. */
export const boundsOf = (shape: GridShape, range: CellRange): Bounds | null => {
  const anchor = pointOf(shape, range.anchor);
  const head = pointOf(shape, range.head);
  if (!anchor || !head) return null;
  return {
    from: { row: Math.min(anchor.row, head.row), column: Math.min(anchor.column, head.column) },
    to: { row: Math.max(anchor.row, head.row), column: Math.max(anchor.column, head.column) },
  };
};

/** All visible ranges, in order of creation. */
export const selectedBounds = (shape: GridShape, { ranges }: Selection): readonly Bounds[] =>
  ranges.flatMap((range) => boundsOf(shape, range) ?? []);

export const isOneCell = ({ ranges }: Selection): boolean => {
  const [first, second] = ranges;
  return second === undefined && (first === undefined || isSameCell(first.anchor, first.head));
};

export const rowsIn = ({ from, to }: Bounds): number => to.row - from.row + 1;

export const columnsIn = ({ from, to }: Bounds): number => to.column - from.column + 1;

/** Whether a point lies in a range. */
export const holds = ({ from, to }: Bounds, { row, column }: GridPoint): boolean =>
  row >= from.row && row <= to.row && column >= from.column && column <= to.column;

export const isSameSize = (left: Bounds, right: Bounds): boolean =>
  rowsIn(left) === rowsIn(right) && columnsIn(left) === columnsIn(right);

/** Number of columns that intervals cover, each counted once. */
const widthOver = (intervals: readonly Bounds[]): number => {
  let width = 0;
  let reach = -1;
  for (const { from, to } of intervals.toSorted((left, right) => left.from.column - right.from.column)) {
    width += Math.max(to.column - Math.max(from.column - 1, reach), 0);
    reach = Math.max(reach, to.column);
  }
  return width;
};

/**
 * Number of cells in ranges, shared ones counted once. Computed from the edges, so that two million cells cost as much
 * as ten.
 */
export const countCells = (all: readonly Bounds[]): number => {
  const edges = [...new Set(all.flatMap(({ from, to }) => [from.row, to.row + 1]))].toSorted((a, b) => a - b);
  return edges.reduce((count, row, index) => {
    const across = all.filter(({ from, to }) => from.row <= row && to.row >= row);
    return count + widthOver(across) * ((edges[index + 1] ?? row) - row);
  }, 0);
};

/** Yields every selected cell once, row by row within each range; lazily, because there may be two million. */
export function* selectedCells(shape: GridShape, selection: Selection): Generator<GridCellRef> {
  const all = selectedBounds(shape, selection);
  for (const [index, { from, to }] of all.entries()) {
    const before = all.slice(0, index);
    for (let row = from.row; row <= to.row; row += 1)
      for (let column = from.column; column <= to.column; column += 1) {
        const point = { row, column };
        const cell = before.some((bounds) => holds(bounds, point)) ? null : cellAtPoint(shape, point);
        if (cell) yield cell;
      }
  }
}

const orderOf = (bounds: Bounds, point: GridPoint, isByRow: boolean): number =>
  isByRow
    ? (point.row - bounds.from.row) * columnsIn(bounds) + point.column - bounds.from.column
    : (point.column - bounds.from.column) * rowsIn(bounds) + point.row - bounds.from.row;

const pointAt = (bounds: Bounds, order: number, isByRow: boolean): GridPoint =>
  isByRow
    ? {
        row: bounds.from.row + Math.floor(order / columnsIn(bounds)),
        column: bounds.from.column + (order % columnsIn(bounds)),
      }
    : {
        row: bounds.from.row + (order % rowsIn(bounds)),
        column: bounds.from.column + Math.floor(order / rowsIn(bounds)),
      };

/** The next cell inside the selection: Tab goes by rows, Enter by columns, from range to range and around. */
export const nextInside = (
  all: readonly Bounds[],
  from: GridPoint,
  { step, isByRow }: { readonly step: 1 | -1; readonly isByRow: boolean },
): GridPoint | null => {
  const at = all.findIndex((bounds) => holds(bounds, from));
  const bounds = all[at];
  if (!bounds) return null;
  const next = orderOf(bounds, from, isByRow) + step;
  const count = rowsIn(bounds) * columnsIn(bounds);
  if (next >= 0 && next < count) return pointAt(bounds, next, isByRow);
  const nextBounds = all[(at + step + all.length) % all.length] ?? bounds;
  return pointAt(nextBounds, step === 1 ? 0 : rowsIn(nextBounds) * columnsIn(nextBounds) - 1, isByRow);
};
