import { autoscroller } from './autoscroll.ts';
import { edgeSpeed, nearestCell } from './hit-cell.ts';
import type { GridCellRef } from '../../grid-props.ts';
import type { GridTable } from '../use-grid-table.ts';

interface Drag {
  readonly scroller: HTMLElement;
  /** The current sheet: rows may arrive while the pointer is down. */
  readonly table: () => GridTable;
  readonly onCell: (cell: GridCellRef) => void;
  readonly onEnd: () => void;
}

/** Follows the pointer from press to release, also outside the window; near the edges the sheet scrolls. */
export const followDrag = ({ scroller, table, onCell, onEnd }: Drag) => {
  let place: { x: number; y: number } | null = null;
  let frame = 0;
  const stepOf = autoscroller();
  const step = (nowMs: number) => {
    if (place) {
      const { x, y } = stepOf(edgeSpeed(scroller, table().pinnedWidth, place), nowMs);
      scroller.scrollBy(x, y);
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
