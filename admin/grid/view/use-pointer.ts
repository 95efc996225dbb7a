import type { MouseEvent, RefObject } from 'react';
import type { GridCellRef } from '../grid-props.ts';
import type { GridController } from '../model/controller.ts';
import type { GridShape } from '../model/shape.ts';

const indexIn = (element: Element | null | undefined, attribute: string, first: number): number =>
  Number(element?.getAttribute(attribute) ?? 0) - first;

/** The cell under the pointer, read from the same attributes that assistive technology reads. */
const cellUnder = (target: EventTarget, shape: GridShape): GridCellRef | null => {
  const cell = target instanceof Element ? target.closest('[role="gridcell"], [role="rowheader"]') : null;
  const rowId = shape.rowIds[indexIn(cell?.closest('[role="row"]'), 'aria-rowindex', 2)];
  const columnId = shape.columnIds[indexIn(cell, 'aria-colindex', 1)];
  return cell === null || rowId === undefined || columnId === undefined ? null : { rowId, columnId };
};

interface PointerPorts {
  readonly controller: GridController;
  readonly shape: GridShape;
  readonly input: RefObject<HTMLTextAreaElement | null>;
}

/** Inside a floating box only what takes the keyboard itself may take it from the input. */
const takesKeyboard = (target: Element): boolean =>
  target.closest('[popover]') !== null &&
  target.closest('button, input, textarea, select, a, label') !== null;

/** A press selects and gives the sheet the keyboard, a double press edits. */
export const pointerHandlers = ({ controller, shape, input }: PointerPorts) => ({
  onMouseDown: (event: MouseEvent) => {
    const { target } = event;
    if (!(target instanceof Element) || target === input.current || takesKeyboard(target)) return;
    // The scroll bars belong to the scroller itself: leave them their drag.
    if (target === event.currentTarget) return;
    event.preventDefault();
    input.current?.focus({ preventScroll: true });
    const cell = cellUnder(target, shape);
    if (cell) controller.select(cell);
  },
  onDoubleClick: (event: MouseEvent) => {
    const isButton = event.target instanceof Element && event.target.closest('button') !== null;
    const cell = isButton ? null : cellUnder(event.target, shape);
    if (cell) controller.edit(cell);
  },
});
