import { useLayoutEffect, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import type { GridCellRef } from '../../grid-props.ts';
import type { GridController } from '../../model/controller.ts';
import { isSameCell, type GridShape } from '../../model/places/shape.ts';
import { followDrag } from './drag.ts';
import { nearestCell } from './hit-cell.ts';
import type { GridTable } from '../use-grid-table.ts';

const indexIn = (element: Element | null | undefined, attribute: string, first: number): number =>
  Number(element?.getAttribute(attribute) ?? 0) - first;

/** The cell under the pointer, found by its ARIA attributes. */
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

/** The scroll bars belong to the scroller element but lie outside its client area. */
const isOnScrollBar = ({ clientX, clientY }: MouseEvent, scroller: Element): boolean => {
  const { left, top } = scroller.getBoundingClientRect();
  return clientX - left >= scroller.clientWidth || clientY - top >= scroller.clientHeight;
};

/** Inside a floating box only focusable controls may take the focus from the input. */
const takesKeyboard = (target: Element): boolean =>
  target.closest('[popover], dialog') !== null &&
  target.closest('button, input, textarea, select, a, label, dialog') !== null;

const press = (controller: GridController, cell: GridCellRef, event: MouseEvent): boolean => {
  if (event.shiftKey) return controller.extendTo(cell);
  return event.ctrlKey || event.metaKey ? controller.add(cell) : controller.select(cell, 'press');
};

/**
 * Pointer handling: a press selects and focuses the sheet, Shift extends, Ctrl adds a range, a drag draws
 * one, a double press edits.
 */
export const usePointer = ({ controller, table, scroller, input }: PointerPorts) => {
  const latest = useRef(table);
  // In the same commit as the rows; a frame later the pointer would be over other rows.
  useLayoutEffect(() => {
    latest.current = table;
  });
  /** `headNow` is the current end of the drag, which arriving rows may have changed. */
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
      // The scroll bars keep their own drag.
      if (isOnScrollBar(event, event.currentTarget)) return;
      // Also below the last row, where the browser would move the focus out of the sheet.
      event.preventDefault();
      // The secondary button opens a menu, which selects and takes the focus itself.
      if (event.button !== 0) return;
      const cell = cellUnder(target, table.shape);
      const isButton = target.closest('button') !== null;
      // A press on a button in a cell keeps the selection, unless nothing is selected.
      const isPress = !isButton || !controller.store.get().selection.focus;
      // Selected before the focus, because a focused sheet without an active cell activates its first one.
      const isTaken = cell !== null && isPress && press(controller, cell, event);
      input.current?.focus({ preventScroll: true });
      if (isTaken && !isButton) drag(headOfRange, controller.extendTo, () => undefined);
    },
    onDoubleClick: (event: MouseEvent) => {
      const isButton = event.target instanceof Element && event.target.closest('button') !== null;
      const cell = isButton ? null : cellUnder(event.target, table.shape);
      if (cell) controller.edit(cell);
    },
    /**
     * The selection's border was pressed: a drag moves the cells; a release without movement is a press on
     * the cell.
     */
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
