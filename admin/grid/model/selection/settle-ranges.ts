import type { ShapeBefore } from '../places/cell-after-loss.ts';
import type { GridCore } from '../editing/editing.ts';
import { boundsOf, isOneCell } from './ranges.ts';
import type { CellRange } from './selection.ts';
import { cellAtPoint, isSameCell, type Positions } from '../places/shape.ts';

/** How far the lines of a range moved together; null where they did not stay the same ones in the same order. */
const shiftOf = (
  before: readonly string[],
  after: { readonly ids: readonly string[]; readonly index: Positions },
  span: { readonly from: number; readonly to: number; readonly isFree: (was: number, is: number) => boolean },
): number | null => {
  let shift: number | null = null;
  for (let at = span.from; at <= span.to && shift === null; at += 1) {
    const is = after.index.get(before[at] ?? '');
    // A row that is not there yet is called by its place: it tells of no move.
    if (is !== undefined && !span.isFree(at, is)) shift = is - at;
  }
  const moved = shift ?? 0;
  for (let at = span.from; at <= span.to; at += 1)
    if (before[at] !== after.ids[at + moved] && !span.isFree(at, at + moved)) return null;
  return moved;
};

const never = () => false;

/** A range over the same cells as before, under what its corners are called now; null where it would be over others. */
const kept = (core: GridCore, before: ShapeBefore, range: CellRange): CellRange | null => {
  const was = boundsOf(before.shape, range);
  if (!was) return null;
  const shape = core.ports.shape();
  const isLoadingNow = (row: number): boolean => {
    const cell = row < shape.rowIds.length ? cellAtPoint(shape, { row, column: 0 }) : null;
    return cell !== null && core.ports.cellAt(cell)?.row.isLoading === true;
  };
  const { from, to } = was;
  const rows = shiftOf(
    before.shape.rowIds,
    { ids: shape.rowIds, index: shape.rowIndex },
    // A row that has come into its place, or left it for a while, is the same row by another name.
    {
      from: from.row,
      to: to.row,
      isFree: (row, now) =>
        now >= 0 && now < shape.rowIds.length && (before.isLoading(row) || isLoadingNow(now)),
    },
  );
  const columns = shiftOf(
    before.shape.columnIds,
    { ids: shape.columnIds, index: shape.columnIndex },
    { from: from.column, to: to.column, isFree: never },
  );
  if (rows === null || columns === null) return null;
  const isDown = before.shape.rowIndex.get(range.anchor.rowId) === from.row;
  const isAcross = before.shape.columnIndex.get(range.anchor.columnId) === from.column;
  const corner = (isFirstRow: boolean, isFirstColumn: boolean) =>
    cellAtPoint(shape, {
      row: (isFirstRow ? from.row : to.row) + rows,
      column: (isFirstColumn ? from.column : to.column) + columns,
    });
  const anchor = corner(isDown, isAcross);
  const head = corner(!isDown, !isAcross);
  return anchor && head ? { anchor, head } : null;
};

/** Only the active cell stays selected. */
export const dropRanges = ({ store, ports }: GridCore) => {
  const { selection } = store.get();
  const { focus } = selection;
  if (!focus || isOneCell(selection) || !ports.cellAt(focus)) return;
  store.dispatch({ type: 'select', ranges: [{ anchor: focus, head: focus }] });
};

/**
 * Rows or columns changed. Ranges are kept by their corners' names, so under another sort or filter they would be over
 * other rows than the person selected: then only the active cell stays selected.
 */
export const settleRanges = (core: GridCore, before: ShapeBefore) => {
  const { selection } = core.store.get();
  if (isOneCell(selection)) return;
  const ranges = selection.ranges.flatMap((range) => kept(core, before, range) ?? []);
  if (ranges.length < selection.ranges.length) return dropRanges(core);
  core.store.dispatch({ type: 'select', ranges });
  const { focus } = selection;
  if (!focus || core.ports.cellAt(focus)) return;
  // The active cell, where a range began, has come into its place: it goes on under its new name.
  const renamed = ranges[selection.ranges.findIndex(({ anchor }) => isSameCell(anchor, focus))]?.anchor;
  if (renamed) core.store.dispatch({ type: 'focusWithin', cell: renamed });
};
