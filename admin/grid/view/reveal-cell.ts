import { headerHeight, rowHeight } from './geometry.ts';
import type { PlacedColumn } from './use-grid-table.ts';

interface Spot {
  readonly rowIndex: number;
  readonly place: PlacedColumn;
  readonly pinnedWidth: number;
}

/** Scrolls as little as brings the cell wholly out from under the header and the pinned columns. */
export const revealCell = (scroller: HTMLElement, { rowIndex, place, pinnedWidth }: Spot) => {
  const top = rowIndex * rowHeight;
  const roomY = scroller.clientHeight - headerHeight - rowHeight;
  const scrollTop = Math.min(Math.max(scroller.scrollTop, top - roomY), top);
  if (scrollTop !== scroller.scrollTop) scroller.scrollTop = scrollTop;
  if (place.isPinned) return;
  const start = place.start - pinnedWidth;
  const roomX = scroller.clientWidth - pinnedWidth - place.width;
  const scrollLeft = Math.min(Math.max(scroller.scrollLeft, start - Math.max(roomX, 0)), start);
  if (scrollLeft !== scroller.scrollLeft) scroller.scrollLeft = scrollLeft;
};
