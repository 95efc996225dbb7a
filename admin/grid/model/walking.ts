import { fill } from '../texts.ts';
import { currentCell } from './current-cell.ts';
import * as editing from './editing.ts';
import type { GridCore } from './editing.ts';
import { walk, type Motion, type Terrain } from './motion.ts';
import { pendingAt } from './pending.ts';
import { isOneCell, nextInside, selectedBounds, selectedCells } from './ranges.ts';
import { isTabMotion, tabRunColumn } from './selection.ts';
import { cellAtPoint, pointOf, type GridShape } from './shape.ts';

const terrainOf = (core: GridCore, shape: GridShape): Terrain => ({
  rowCount: shape.rowIds.length,
  columnCount: shape.columnIds.length,
  pageRowCount: core.ports.pageRowCount(),
  isFilled: (point) => {
    const cell = cellAtPoint(shape, point);
    return cell !== null && (currentCell(core, cell)?.value ?? null) !== null;
  },
});

const insideSteps: Partial<Readonly<Record<Motion, { readonly step: 1 | -1; readonly isByRow: boolean }>>> = {
  tabForward: { step: 1, isByRow: true },
  tabBack: { step: -1, isByRow: true },
  enterDown: { step: 1, isByRow: false },
  enterUp: { step: -1, isByRow: false },
};

/** Tab is the browser's own after Esc, and from a refused cell into the box under it. */
const isTabNative = ({ store }: GridCore, motion: Motion): boolean => {
  if (!isTabMotion(motion)) return false;
  const { isTabFree, pending, selection } = store.get();
  const held = selection.focus && pendingAt(pending, selection.focus);
  return isTabFree || (motion === 'tabForward' && held?.state === 'refused');
};

/** The keyboard goes on; Tab and Enter walk inside a selection of several cells. */
export const move = (core: GridCore, motion: Motion): boolean => {
  if (moveInside(core, motion)) return true;
  const shape = core.ports.shape();
  const { selection } = core.store.get();
  const from = selection.focus && pointOf(shape, selection.focus);
  if (!from || isTabNative(core, motion)) return false;
  const to = walk(terrainOf(core, shape), from, motion);
  const tabColumn = shape.columnIndex.get(tabRunColumn(selection, motion) ?? '');
  const cell = to && cellAtPoint(shape, { row: to.row, column: tabColumn ?? to.column });
  if (!cell) return false;
  core.store.dispatch({ type: 'focus', cell, tab: isTabMotion(motion) ? 'keep' : 'end' });
  if (to.column === 0 && from.column > 0) core.ports.showStart();
  return true;
};

/** Tab and Enter in a selection of several cells walk through it. */
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

/** The range that grows gets a new corner, as far as a motion leads from the corner before. */
export const extend = (core: GridCore, motion: Motion): boolean => {
  const shape = core.ports.shape();
  const { selection } = core.store.get();
  const last = selection.ranges.at(-1);
  const from = last && pointOf(shape, last.head);
  const to = from && walk(terrainOf(core, shape), from, motion);
  const head = to && cellAtPoint(shape, to);
  if (!head) return false;
  core.store.dispatch({ type: 'extend', head });
  sayCount(core);
  return true;
};

const sayCount = (core: GridCore) => {
  const count = selectedCells(core.ports.shape(), core.store.get().selection).length;
  editing.say(core, fill(editing.textsOf(core).selectedCount, { count }));
};

/** Whole rows, whole columns or the whole sheet, from the selected cells. */
export const selectLines = (core: GridCore, lines: 'rows' | 'columns' | 'all'): boolean => {
  const shape = core.ports.shape();
  const last = { row: shape.rowIds.length - 1, column: shape.columnIds.length - 1 };
  const all =
    lines === 'all'
      ? [{ from: { row: 0, column: 0 }, to: last }]
      : selectedBounds(shape, core.store.get().selection);
  const ranges = all.flatMap(({ from, to }) => {
    const anchor = cellAtPoint(
      shape,
      lines === 'columns' ? { row: 0, column: from.column } : { row: from.row, column: 0 },
    );
    const head = cellAtPoint(
      shape,
      lines === 'rows'
        ? { row: to.row, column: last.column }
        : { row: last.row, column: lines === 'all' ? last.column : to.column },
    );
    return anchor && head ? [{ anchor, head }] : [];
  });
  if (ranges.length === 0) return false;
  core.store.dispatch({ type: 'select', ranges });
  sayCount(core);
  return true;
};
