import type { ShapeBefore } from '../places/cell-after-loss.ts';
import type { GridCore } from '../editing/editing.ts';
import { boundsOf, isOneCell } from './ranges.ts';
import type { CellRange } from './selection.ts';
import { cellAtPoint, isSameCell, type Positions } from '../places/shape.ts';

/** The common offset of a range's rows or columns; null when they no longer have one. */
const shiftOf = (
  before: readonly string[],
  after: { readonly ids: readonly string[]; readonly index: Positions },
  span: { readonly from: number; readonly to: number; readonly isFree: (was: number, is: number) => boolean },
): number | null => {
  let shift: number | null = null;
  for (let at = span.from; at <= span.to && shift === null; at += 1) {
    const is = after.index.get(before[at] ?? '');
    // An unloaded row is identified by position, so it gives no offset.
    if (is !== undefined && !span.isFree(at, is)) shift = is - at;
  }
  const changed = shift ?? 0;
  for (let at = span.from; at <= span.to; at += 1)
    if (before[at] !== after.ids[at + changed] && !span.isFree(at, at + changed)) return null;
  return changed;
};

const never = () => false;

/** The range over the same cells with its corners' current ids; null when it would cover other cells. */
const retained = (core: GridCore, before: ShapeBefore, range: CellRange): CellRange | null => {
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
    // A row that was loaded or unloaded is the same row with another id.
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

/** Reduces the selection to the active cell. */
export const dropRanges = ({ store, ports }: GridCore) => {
  const { selection } = store.get();
  const { focus } = selection;
  if (!focus || isOneCell(selection) || !ports.cellAt(focus)) return;
  store.dispatch({ type: 'select', ranges: [{ anchor: focus, head: focus }] });
};

/**
 * Reconciles the selection after rows or columns changed. Ranges are stored by their corners' ids, so under another
 * sort or filter they would cover other rows: then only the active cell stays selected.
 */
export const reconcileSelection = (core: GridCore, before: ShapeBefore) => {
  const { selection } = core.store.get();
  if (isOneCell(selection)) return;
  const ranges = selection.ranges.flatMap((range) => retained(core, before, range) ?? []);
  if (ranges.length < selection.ranges.length) return dropRanges(core);
  core.store.dispatch({ type: 'select', ranges });
  const { focus } = selection;
  if (!focus || core.ports.cellAt(focus)) return;
  // The active cell's row was loaded: the range continues under its new id.
  const remapped = ranges[selection.ranges.findIndex(({ anchor }) => isSameCell(anchor, focus))]?.anchor;
  if (remapped) core.store.dispatch({ type: 'focusWithin', cell: remapped });
};
