import { headerHeight, rowHeight } from './geometry.ts';
import type { PlacedColumn } from '../use-grid-table.ts';

interface Spot {
  readonly rowIndex: number;
  readonly place: PlacedColumn;
  readonly pinnedWidth: number;
}

/** Scrolls by the least distance that shows the whole cell, clear of the header and the pinned columns. */
export const revealCell = (scroller: HTMLElement, { rowIndex, place, pinnedWidth }: Spot) => {
  const { clientHeight, scrollTop } = scroller;
  const top = rowIndex * rowHeight;
  const roomY = clientHeight - headerHeight - rowHeight;
  const topWanted = Math.min(Math.max(scrollTop, top - roomY), top);
  if (topWanted !== scrollTop) scroller.scrollTop = topWanted;
  if (place.isPinned) return;
  const { clientWidth, scrollLeft } = scroller;
  const start = place.start - pinnedWidth;
  const roomX = clientWidth - pinnedWidth - place.width;
  const leftWanted = Math.min(Math.max(scrollLeft, start - Math.max(roomX, 0)), start);
  if (leftWanted !== scrollLeft) scroller.scrollLeft = leftWanted;
};
