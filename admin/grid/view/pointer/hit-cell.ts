import type { GridCellRef } from '../../grid-props.ts';
import { speedAt } from './autoscroll.ts';
import { headerHeight, rowHeight } from './geometry.ts';
import type { GridTable } from '../use-grid-table.ts';

/**
 * The cell nearest to a point on the screen, also when the point is outside the sheet; null in an empty
 * sheet.
 */
export const nearestCell = (
  scroller: HTMLElement,
  { columns, shape, pinnedWidth }: GridTable,
  place: { readonly x: number; readonly y: number },
): GridCellRef | null => {
  const box = scroller.getBoundingClientRect();
  const row = Math.floor((place.y - box.top - headerHeight + scroller.scrollTop) / rowHeight);
  const x = Math.min(Math.max(place.x - box.left, 0), scroller.clientWidth - 1);
  // Pinned columns do not scroll; the others scroll under them.
  const at = x < pinnedWidth ? x : x + scroller.scrollLeft;
  const column = columns.find(({ start, width }) => at < start + width) ?? columns.at(-1);
  const rowId = shape.rowIds[Math.min(Math.max(row, 0), shape.rowIds.length - 1)];
  return rowId === undefined || column === undefined ? null : { rowId, columnId: column.column.id };
};

/** The scroll speed (px a second) for a pointer position near or past an edge of the scrolling part. */
export const edgeSpeed = (
  scroller: HTMLElement,
  pinnedWidth: number,
  place: { readonly x: number; readonly y: number },
): { readonly x: number; readonly y: number } => {
  const { left, top } = scroller.getBoundingClientRect();
  return {
    x: speedAt(place.x, { from: left + pinnedWidth, to: left + scroller.clientWidth }),
    y: speedAt(place.y, { from: top + headerHeight, to: top + scroller.clientHeight }),
  };
};
