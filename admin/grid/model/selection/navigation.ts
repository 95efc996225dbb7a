import { fill } from '../../texts.ts';
import { currentCell } from '../places/current-cell.ts';
import * as editing from '../editing/editing.ts';
import type { GridCore } from '../editing/editing.ts';
import { walk, type Motion, type GridNavigation } from './motion.ts';
import { pendingAt } from '../editing/pending.ts';
import { countCells, isOneCell, nextInside, selectedBounds, type Bounds } from './ranges.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import { isTabMotion, tabRunColumn } from './selection.ts';
import { cellAtPoint, pointOf, type GridPoint, type GridShape } from '../places/shape.ts';

const targetAt = (core: GridCore, shape: GridShape, point: GridPoint): ResolvedCell | null => {
  const cell = cellAtPoint(shape, point);
  return cell && currentCell(core, cell);
};

const navigationOf = (core: GridCore, shape: GridShape): GridNavigation => ({
  rowCount: shape.rowIds.length,
  columnCount: shape.columnIds.length,
  pageRowCount: core.ports.pageRowCount,
  isFilled: (point) => {
    const target = targetAt(core, shape, point);
    // The values of an unloaded row are unknown, so a run does not end there.
    return target !== null && (target.row.isLoading === true || target.value !== null);
  },
  isSkipped: (point, from) => {
    const target = targetAt(core, shape, point);
    const isAmongParents = targetAt(core, shape, from)?.parentId === null;
    return target?.row.isGroup === true || (isAmongParents && target?.parentId !== null);
  },
});

/** The blank row's position, when it is the last row. */
const blankRow = ({ ports }: GridCore, { rowIds }: GridShape): number | null => {
  const newRowId = ports.newRowId();
  return newRowId !== null && rowIds.length > 1 && rowIds.at(-1) === newRowId ? rowIds.length - 1 : null;
};

const insideSteps: Partial<Readonly<Record<Motion, { readonly step: 1 | -1; readonly isByRow: boolean }>>> = {
  tabForward: { step: 1, isByRow: true },
  tabBack: { step: -1, isByRow: true },
  enterDown: { step: 1, isByRow: false },
  enterUp: { step: -1, isByRow: false },
};

/** Whether the browser handles Tab: after Esc, and from a refused cell into the box under it. */
const isTabNative = ({ store }: GridCore, motion: Motion): boolean => {
  if (!isTabMotion(motion)) return false;
  const { isTabFree, pending, selection } = store.get();
  const held = selection.focus && pendingAt(pending, selection.focus);
  return isTabFree || (motion === 'tabForward' && held?.state === 'refused');
};

/** Moves the focus; Tab and Enter stay inside a selection of several cells. */
export const move = (core: GridCore, motion: Motion): boolean => {
  if (moveInside(core, motion)) return true;
  const shape = core.ports.shape();
  const { selection } = core.store.get();
  const from = selection.focus && pointOf(shape, selection.focus);
  if (!from || isTabNative(core, motion)) return false;
  const to = walk(navigationOf(core, shape), from, motion);
  const tabColumn = shape.columnIndex.get(tabRunColumn(selection, motion) ?? '');
  const cell = to && cellAtPoint(shape, { row: to.row, column: tabColumn ?? to.column });
  if (!cell) return false;
  core.store.dispatch({ type: 'focus', cell, tab: isTabMotion(motion) ? 'keep' : 'end' });
  if (to.column === 0 && from.column > 0) core.ports.showStart();
  return true;
};

/** Tab and Enter go through the cells of a selection of several cells. */
const moveInside = (core: GridCore, motion: Motion): boolean => {
  const { selection } = core.store.get();
  const inside = insideSteps[motion];
  if (!inside || isOneCell(selection)) return false;
  const shape = core.ports.shape();
  const from = selection.focus && pointOf(shape, selection.focus);
  const to = from && nextInside(selectedBounds(shape, selection), from, inside);
  const cell = to && cellAtPoint(shape, to);
  if (cell) core.store.dispatch({ type: 'focusWithin', cell });
  return cell !== null;
};

const farMotions: ReadonlySet<Motion> = new Set(['edgeDown', 'gridEnd']);

/** An extended range stops before the blank row, because an operation would write into it. */
const growingNavigation = (
  core: GridCore,
  shape: GridShape,
  from: GridPoint,
  motion: Motion,
): GridNavigation => {
  const navigation = navigationOf(core, shape);
  const blank = blankRow(core, shape);
  const isHeldBack = blank !== null && from.row < blank && farMotions.has(motion);
  return isHeldBack ? { ...navigation, rowCount: blank } : navigation;
};

/** Extends the active range by moving its corner. */
export const extend = (core: GridCore, motion: Motion): boolean => {
  const shape = core.ports.shape();
  const { selection } = core.store.get();
  const last = selection.ranges.at(-1);
  const from = last && pointOf(shape, last.head);
  const to = from && walk(growingNavigation(core, shape, from, motion), from, motion);
  const head = to && cellAtPoint(shape, to);
  if (!head) return false;
  core.store.dispatch({ type: 'extend', head });
  announceCount(core);
  return true;
};

const announceCount = (core: GridCore) => {
  const count = countCells(selectedBounds(core.ports.shape(), core.store.get().selection));
  editing.announce(core, fill(editing.textsOf(core).selectedCount, { count }));
};

/** Widens a selection to whole rows or columns; includes the blank row only when it was selected itself. */
const widened = (core: GridCore, shape: GridShape, bounds: Bounds, lines: 'rows' | 'columns'): Bounds => {
  const { from, to } = bounds;
  if (lines === 'rows')
    return {
      from: { row: from.row, column: 0 },
      to: { row: to.row, column: shape.columnIds.length - 1 },
    };
  const blank = blankRow(core, shape);
  const isAlso = blank === null || to.row >= blank;
  return {
    from: { row: 0, column: from.column },
    to: { row: isAlso ? shape.rowIds.length - 1 : blank - 1, column: to.column },
  };
};

/** Selects the whole rows or columns of the selected cells, or the whole sheet. */
export const selectLines = (core: GridCore, lines: 'rows' | 'columns' | 'all'): boolean => {
  const shape = core.ports.shape();
  const whole = { from: { row: 0, column: 0 }, to: { row: 0, column: shape.columnIds.length - 1 } };
  const input = lines === 'all' ? [whole] : selectedBounds(shape, core.store.get().selection);
  const ranges = input.flatMap((bounds) => {
    const { from, to } = widened(core, shape, bounds, lines === 'rows' ? 'rows' : 'columns');
    const anchor = cellAtPoint(shape, from);
    const head = cellAtPoint(shape, to);
    return anchor && head ? [{ anchor, head }] : [];
  });
  if (ranges.length === 0) return false;
  core.store.dispatch({ type: 'select', ranges });
  announceCount(core);
  return true;
};
