import { useRef, useState, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import type { PlacedColumn } from '../use-grid-table.ts';

/** A dragged column and its target. */
interface Carried {
  readonly columnId: string;
  /** Position of the drop line between two columns, px from the row's start. */
  readonly x: number;
  readonly before: string | null;
}

interface CarryPorts {
  readonly row: RefObject<HTMLElement | null>;
  readonly columns: readonly PlacedColumn[];
  readonly onMove: ((columnId: string, before: string | null) => void) | undefined;
}

/** Px; a smaller movement is a click. */
const slack = 6;

const dropAt = (row: HTMLElement, columns: readonly PlacedColumn[], x: number): Omit<Carried, 'columnId'> => {
  const start = row.getBoundingClientRect().left;
  for (const [at, place] of columns.entries()) {
    const box = row.children[at]?.getBoundingClientRect();
    if (box && x < box.left + box.width / 2) return { x: box.left - start, before: place.column.id };
  }
  return { x: (row.lastElementChild?.getBoundingClientRect().right ?? start) - start, before: null };
};

/** Drags a column by its header to another position; Esc cancels. */
export const useCarriedColumn = ({ row, columns, onMove }: CarryPorts) => {
  const [carried, setCarried] = useState<Carried | null>(null);
  const isDone = useRef(false);
  const onCarry = (columnId: string, press: PointerEvent<HTMLElement>) => {
    isDone.current = false;
    if (press.button !== 0 || press.pointerType === 'touch' || !onMove) return;
    let present: Carried | null = null;
    const show = (next: Carried | null) => {
      present = next;
      setCarried(next);
    };
    const onPointerMove = (event: globalThis.PointerEvent) => {
      if (present === null && Math.abs(event.clientX - press.clientX) < slack) return;
      if (row.current) show({ columnId, ...dropAt(row.current, columns, event.clientX) });
    };
    const stop = (isTaken: boolean) => {
      removeEventListener('pointermove', onPointerMove);
      removeEventListener('pointerup', onPointerUp);
      removeEventListener('pointercancel', onCancel);
      removeEventListener('keydown', onKeyDown, true);
      if (present === null) return;
      isDone.current = true;
      if (isTaken && present.before !== columnId) onMove(columnId, present.before);
      show(null);
    };
    const onPointerUp = () => stop(true);
    const onCancel = () => stop(false);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      stop(false);
    };
    addEventListener('pointermove', onPointerMove);
    addEventListener('pointerup', onPointerUp);
    addEventListener('pointercancel', onCancel);
    addEventListener('keydown', onKeyDown, true);
  };
  return {
    carried,
    onCarry,
    /** The click that ends a drag must not sort. */
    onClickCapture: (event: MouseEvent) => {
      if (isDone.current) event.stopPropagation();
      isDone.current = false;
    },
  };
};
