import { nearestCell, overEdge } from './hit-cell.ts';
import type { GridCellRef } from '../grid-props.ts';
import type { GridTable } from './use-grid-table.ts';

interface Drag {
  readonly scroller: HTMLElement;
  /** The sheet as it is now: rows may come while the pointer is down. */
  readonly table: () => GridTable;
  readonly onCell: (cell: GridCellRef) => void;
  readonly onEnd: () => void;
}

/** Pixels a frame that the sheet scrolls at most while the pointer is held over its edge. */
const scrollMax = 40;

const bounded = (distance: number): number => Math.min(Math.max(distance / 2, -scrollMax), scrollMax);

/** Follows the pointer from a press until it is let go, also outside of the window; near the edges the sheet scrolls. */
export const followDrag = ({ scroller, table, onCell, onEnd }: Drag) => {
  let place: { x: number; y: number } | null = null;
  let frame = 0;
  const step = () => {
    if (place) {
      const over = overEdge(scroller, table().pinnedWidth, place);
      scroller.scrollBy(bounded(over.x), bounded(over.y));
      const cell = nearestCell(scroller, table(), place);
      if (cell) onCell(cell);
    }
    frame = requestAnimationFrame(step);
  };
  const onMove = (event: PointerEvent) => {
    if (place === null) frame = requestAnimationFrame(step);
    place = { x: event.clientX, y: event.clientY };
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    removeEventListener('pointermove', onMove);
    removeEventListener('pointerup', stop);
    removeEventListener('pointercancel', stop);
    onEnd();
  };
  addEventListener('pointermove', onMove);
  addEventListener('pointerup', stop);
  addEventListener('pointercancel', stop);
};
