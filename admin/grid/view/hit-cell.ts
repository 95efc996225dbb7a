import type { GridCellRef } from '../grid-props.ts';
import { headerHeight, rowHeight } from './geometry.ts';
import type { GridTable } from './use-grid-table.ts';

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

/** Pixels inside the edge that count as over it: at the window's own edge the pointer goes no further. */
const edgeWidth = 16;

const beyond = (at: number, from: number, to: number): number => {
  if (at < from + edgeWidth) return at - from - edgeWidth;
  return Math.max(at - to + edgeWidth, 0);
};

/** How far a place lies over the edge of the part of the sheet that scrolls: that way it goes on scrolling. */
export const overEdge = (
  scroller: HTMLElement,
  pinnedWidth: number,
  place: { readonly x: number; readonly y: number },
): { readonly x: number; readonly y: number } => {
  const { left, top } = scroller.getBoundingClientRect();
  return {
    x: beyond(place.x, left + pinnedWidth, left + scroller.clientWidth),
    y: beyond(place.y, top + headerHeight, top + scroller.clientHeight),
  };
};
