import type { Bounds } from '../selection/ranges.ts';
import type { GridPoint } from '../places/shape.ts';

/** Direction and length of a fill: vertical when the handle moved further down than across. */
const reachOf = (bounds: Bounds, head: GridPoint) => {
  const down = Math.max(head.row - bounds.to.row, 0) - Math.max(bounds.from.row - head.row, 0);
  const across = Math.max(head.column - bounds.to.column, 0) - Math.max(bounds.from.column - head.column, 0);
  return Math.abs(down) >= Math.abs(across)
    ? { isDown: true, count: down }
    : { isDown: false, count: across };
};

/** The area of a fill without its source; null when the handle did not move. */
export const fillArea = (bounds: Bounds, head: GridPoint): Bounds | null => {
  const { isDown, count } = reachOf(bounds, head);
  if (count === 0) return null;
  const { from, to } = bounds;
  if (isDown)
    return count > 0
      ? { from: { row: to.row + 1, column: from.column }, to: { row: to.row + count, column: to.column } }
      : {
          from: { row: from.row + count, column: from.column },
          to: { row: from.row - 1, column: to.column },
        };
  return count > 0
    ? { from: { row: from.row, column: to.column + 1 }, to: { row: to.row, column: to.column + count } }
    : { from: { row: from.row, column: from.column + count }, to: { row: to.row, column: from.column - 1 } };
};

/** A column or row of a fill; source and target are both ordered away from the source. */
export interface Lane {
  readonly source: readonly GridPoint[];
  readonly target: readonly GridPoint[];
}

const counted = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Splits a fill into lanes, one a column or row. */
export const lanesOf = (bounds: Bounds, area: Bounds): readonly Lane[] => {
  const isDown = area.from.column === bounds.from.column && area.to.column === bounds.to.column;
  const isBack = isDown ? area.from.row < bounds.from.row : area.from.column < bounds.from.column;
  const away = (numbers: readonly number[]) => (isBack ? numbers.toReversed() : numbers);
  if (isDown)
    return counted(bounds.from.column, bounds.to.column).map((column) => ({
      source: away(counted(bounds.from.row, bounds.to.row)).map((row) => ({ row, column })),
      target: away(counted(area.from.row, area.to.row)).map((row) => ({ row, column })),
    }));
  return counted(bounds.from.row, bounds.to.row).map((row) => ({
    source: away(counted(bounds.from.column, bounds.to.column)).map((column) => ({ row, column })),
    target: away(counted(area.from.column, area.to.column)).map((column) => ({ row, column })),
  }));
};
