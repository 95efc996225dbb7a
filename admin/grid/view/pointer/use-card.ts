import { useEffect, useRef, type MouseEvent } from 'react';
import type { GridCellRef, GridProps } from '../../grid-props.ts';
import { isSameCell } from '../../model/places/shape.ts';
import type { GridTable } from '../use-grid-table.ts';
import { cellUnder } from './use-pointer.ts';

/** How long a pointer rests on a cell before its card opens, and stays away before the card closes, ms. */
const restMs = 400;
const awayMs = 200;

/** Opens the card of a cell under a resting pointer, and closes it when the pointer leaves. */
export const useCard = ({ onCard }: Pick<GridProps, 'onCard'>, table: GridTable) => {
  const rest = useRef<{ readonly cell: GridCellRef | null; readonly timer: number }>({
    cell: null,
    timer: 0,
  });
  useEffect(() => {
    // A person who goes on by keyboard does not point: the card would come back after Escape has closed it.
    const stopResting = () => {
      if (rest.current.cell !== null) clearTimeout(rest.current.timer);
    };
    document.addEventListener('keydown', stopResting, true);
    return () => {
      document.removeEventListener('keydown', stopResting, true);
      clearTimeout(rest.current.timer);
    };
  }, []);
  const turnTo = (cell: GridCellRef | null, delayMs: number, run: () => void) => {
    clearTimeout(rest.current.timer);
    rest.current = { cell, timer: window.setTimeout(run, delayMs) };
  };
  const leave = () => turnTo(null, awayMs, () => onCard?.(null));
  const onMouseOver = (event: MouseEvent) => {
    const { target } = event;
    // A touch has no resting pointer.
    if (!onCard || event.buttons !== 0 || !(target instanceof Element)) return;
    const cell = cellUnder(target, table.shape);
    const row = cell && table.rows[table.shape.rowIndex.get(cell.rowId) ?? -1];
    const hasCard =
      row?.parentId === null &&
      row.row.isGroup !== true &&
      table.columns.some(({ column }) => column.id === cell?.columnId && column.hasCard);
    const wanted = hasCard ? cell : null;
    if (isSameCell(rest.current.cell, wanted)) return;
    const element = target.closest('[role="gridcell"]');
    if (wanted === null) leave();
    else
      turnTo(wanted, restMs, () => {
        if (element?.isConnected) onCard({ ...wanted, box: element.getBoundingClientRect(), isByKey: false });
      });
  };
  // Beyond the sheet no cell is pointed at; a pointer that goes into the card keeps it open.
  return { onMouseOver, onMouseLeave: leave };
};
