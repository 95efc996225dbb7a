import type { GridCellRef } from '../../grid-props.ts';
import { speedAt } from './autoscroll.ts';
import { headerHeight, rowHeight } from './geometry.ts';
import type { GridTable } from '../use-grid-table.ts';

/** The cell nearest to a place on the screen, also where the place lies outside of the sheet; null in an empty one. */
export const nearestCell = (
  scroller: HTMLElement,
  { columns, shape, pinnedWidth }: GridTable,
  place: { readonly x: number; readonly y: number },
): GridCellRef | null => {
  const box = scroller.getBoundingClientRect();
  const row = Math.floor((place.y - box.top - headerHeight + scroller.scrollTop) / rowHeight);
  const x = Math.min(Math.max(place.x - box.left, 0), scroller.clientWidth - 1);
  // Pinned columns stay where they are; the others moved under them.
  const at = x < pinnedWidth ? x : x + scroller.scrollLeft;
  const column = columns.find(({ start, width }) => at < start + width) ?? columns.at(-1);
  const rowId = shape.rowIds[Math.min(Math.max(row, 0), shape.rowIds.length - 1)];
  return rowId === undefined || column === undefined ? null : { rowId, columnId: column.column.id };
};

/** How fast a place makes the part of the sheet that scrolls go, px a second: that way it goes on scrolling. */
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
