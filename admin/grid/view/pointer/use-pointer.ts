import { useLayoutEffect, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import type { GridCellRef } from '../../grid-props.ts';
import type { GridController } from '../../model/controller.ts';
import { isSameCell, type GridShape } from '../../model/places/shape.ts';
import { followDrag } from './drag.ts';
import { nearestCell } from './hit-cell.ts';
import type { GridTable } from '../use-grid-table.ts';

const indexIn = (element: Element | null | undefined, attribute: string, first: number): number =>
  Number(element?.getAttribute(attribute) ?? 0) - first;

/** The cell under the pointer, read from the same attributes that assistive technology reads. */
export const cellUnder = (target: EventTarget, shape: GridShape): GridCellRef | null => {
  const cell = target instanceof Element ? target.closest('[role="gridcell"], [role="rowheader"]') : null;
  const rowId = shape.rowIds[indexIn(cell?.closest('[role="row"]'), 'aria-rowindex', 2)];
  const columnId = shape.columnIds[indexIn(cell, 'aria-colindex', 1)];
  return cell === null || rowId === undefined || columnId === undefined ? null : { rowId, columnId };
};

interface PointerPorts {
  readonly controller: GridController;
  readonly table: GridTable;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly input: RefObject<HTMLTextAreaElement | null>;
}

/** The scroll bars lie in the scroller itself, outside of what it shows. */
const isOnScrollBar = ({ clientX, clientY }: MouseEvent, scroller: Element): boolean => {
  const { left, top } = scroller.getBoundingClientRect();
  return clientX - left >= scroller.clientWidth || clientY - top >= scroller.clientHeight;
};

/** Inside a floating box only what takes the keyboard itself may take it from the input. */
const takesKeyboard = (target: Element): boolean =>
  target.closest('[popover], dialog') !== null &&
  target.closest('button, input, textarea, select, a, label, dialog') !== null;

const press = (controller: GridController, cell: GridCellRef, event: MouseEvent): boolean => {
  if (event.shiftKey) return controller.extendTo(cell);
  return event.ctrlKey || event.metaKey ? controller.add(cell) : controller.select(cell, 'press');
};

/** A press selects and gives the sheet the keyboard, Shift and Ctrl widen, a drag draws a range, a double press edits. */
export const usePointer = ({ controller, table, scroller, input }: PointerPorts) => {
  const latest = useRef(table);
  // With the rows themselves: a frame later the pointer would be over others.
  useLayoutEffect(() => {
    latest.current = table;
  });
  /** `headNow` is where the drag has come to: rows that come meanwhile may have taken it back. */
  const drag = (
    headNow: () => GridCellRef | null,
    onCell: (cell: GridCellRef) => void,
    onEnd: () => void,
  ) => {
    if (!scroller.current) return;
    const onNew = (cell: GridCellRef) => {
      if (!isSameCell(headNow(), cell)) onCell(cell);
    };
    followDrag({ scroller: scroller.current, table: () => latest.current, onCell: onNew, onEnd });
  };
  const headOfRange = () => controller.store.get().selection.ranges.at(-1)?.head ?? null;
  return {
    onMouseDown: (event: MouseEvent) => {
      const { target } = event;
      if (!(target instanceof Element) || target === input.current || takesKeyboard(target)) return;
      // The scroll bars keep their drag.
      if (isOnScrollBar(event, event.currentTarget)) return;
      // Also below the last row: the browser would give the keyboard to what is around the sheet.
      event.preventDefault();
      // The other button opens a menu, which selects and takes the keyboard itself.
      if (event.button !== 0) return;
      const cell = cellUnder(target, table.shape);
      const isButton = target.closest('button') !== null;
      // A press on a button in a cell leaves what is selected, but for a sheet where nothing is.
      const isPress = !isButton || !controller.store.get().selection.focus;
      // Selected first: a sheet that gets the keyboard without an active cell takes its first one, far from here.
      const isTaken = cell !== null && isPress && press(controller, cell, event);
      input.current?.focus({ preventScroll: true });
      if (isTaken && !isButton) drag(headOfRange, controller.extendTo, () => undefined);
    },
    onDoubleClick: (event: MouseEvent) => {
      const isButton = event.target instanceof Element && event.target.closest('button') !== null;
      const cell = isButton ? null : cellUnder(event.target, table.shape);
      if (cell) controller.edit(cell);
    },
    /** The border of what is selected was pressed: dragged, it moves the cells; let go at once, it is a press on its cell. */
    onMoveStart: (event: PointerEvent) => {
      const place = { x: event.clientX, y: event.clientY };
      const cell = scroller.current && nearestCell(scroller.current, latest.current, place);
      input.current?.focus({ preventScroll: true });
      if (!cell || !controller.beginMove(cell)) return;
      drag(
        () => null,
        controller.drawMove,
        () => {
          if (!controller.endMove()) controller.select(cell);
        },
      );
    },
    /** The fill handle was pressed at a range's last cell. */
    onFillStart: (from: GridCellRef) =>
      drag(() => controller.store.get().fillHead ?? from, controller.drawFill, controller.endFill),
  };
};
