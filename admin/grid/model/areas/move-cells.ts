import type { GridCellRef } from '../../grid-props.ts';
import { fill } from '../../texts.ts';
import { editsIn, emptied, reconcileClip, stoppedIn } from './clip.ts';
import { currentCell } from '../places/current-cell.ts';
import { announce, notify, textsOf, type GridCore } from '../editing/editing.ts';
import { onLoadedRows } from '../places/loaded-rows.ts';
import { boundsOf, columnsIn, isSameSize, rowsIn, type Bounds } from '../selection/ranges.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import type { CellRange } from '../selection/selection.ts';
import { cellAtPoint, pointOf, type GridPoint } from '../places/shape.ts';
import { writeValue, type CellWrite } from '../editing/write-cell.ts';

/** A range dragged by its border. */
export interface CellMove {
  readonly range: CellRange;
  readonly from: Bounds;
  /** The dragged cell, relative to the range's first cell. */
  readonly grip: GridPoint;
  /** The target; null until the pointer reaches another cell. */
  readonly to: Bounds | null;
}

/** Starts to drag the only selected range. False: there is not exactly one range, or a text is being edited. */
export const beginMove = ({ store, ports }: GridCore, at: GridCellRef): boolean => {
  const { selection, session } = store.get();
  const [range, second] = selection.ranges;
  const shape = ports.shape();
  const from = range && boundsOf(shape, range);
  const point = pointOf(shape, at);
  if (!from || !point || second || session) return false;
  const grip = { row: point.row - from.from.row, column: point.column - from.from.column };
  store.dispatch({ type: 'moveTo', move: { range, from, grip, to: null } });
  return true;
};

/** Rows that can be the target of a move: not the blank row. */
const rowCount = ({ ports }: GridCore): number => {
  const { rowIds } = ports.shape();
  return rowIds.at(-1) === ports.newRowId() ? rowIds.length - 1 : rowIds.length;
};

const within = (at: number, most: number): number => Math.min(Math.max(at, 0), Math.max(most, 0));

/** The pointer moved over a cell. Without a move, Escape cancelled it while the button was still down. */
export const drawMove = (core: GridCore, at: GridCellRef) => {
  const { move } = core.store.get();
  const shape = core.ports.shape();
  const point = pointOf(shape, at);
  if (!move || !point) return;
  const { from, grip } = move;
  const row = within(point.row - grip.row, rowCount(core) - rowsIn(from));
  const column = within(point.column - grip.column, shape.columnIds.length - columnsIn(from));
  const to: Bounds = {
    from: { row, column },
    to: { row: row + rowsIn(from) - 1, column: column + columnsIn(from) - 1 },
  };
  const isThere = move.to?.from.row === row && move.to.from.column === column;
  if (!isThere) core.store.dispatch({ type: 'moveTo', move: { ...move, to } });
};

/**
 * Rows were inserted or removed during the drag: the range follows its cells, and the drag ends when they are
 * no longer one range.
 */
const finishMove = ({ store, ports }: GridCore) => {
  const { move } = store.get();
  if (!move) return;
  const from = boundsOf(ports.shape(), move.range);
  const isWhole = from !== null && isSameSize(from, move.from);
  store.dispatch({ type: 'moveTo', move: isWhole ? { ...move, from, to: null } : null });
};

/** Rows or columns changed: the clip marks and the drag follow their cells, or end. */
export const reconcileDrawn = (core: GridCore) => {
  reconcileClip(core);
  finishMove(core);
};

/** A new sort was requested: clip marks and drags end. */
export const dropDrawn = ({ store }: GridCore) => {
  store.dispatch({ type: 'clip', clip: null });
  store.dispatch({ type: 'moveTo', move: null });
};

const cellsIn = (core: GridCore, { from, to }: Bounds): readonly ResolvedCell[] => {
  const shape = core.ports.shape();
  const cells: ResolvedCell[] = [];
  for (let row = from.row; row <= to.row; row += 1)
    for (let column = from.column; column <= to.column; column += 1) {
      const ref = cellAtPoint(shape, { row, column });
      const cell = ref && currentCell(core, ref);
      if (cell) cells.push(cell);
    }
  return cells;
};

/** Moves a range's values, all or nothing, because a partial move would lose values. */
const moveCells = (core: GridCore, from: Bounds, to: Bounds) => {
  const texts = textsOf(core);
  const sources = cellsIn(core, from);
  const targets = cellsIn(core, to);
  const written = sources.flatMap((source, index): readonly CellWrite[] => {
    const target = targets[index];
    return target ? [writeValue(target, source.value, source)] : [];
  });
  const writes = [...written, ...emptied(core, sources, [to])];
  const stopped = stoppedIn(writes);
  if (stopped > 0) return notify(core, fill(texts.moveStopped, { count: stopped }));
  const anchor = cellAtPoint(core.ports.shape(), to.from);
  const head = cellAtPoint(core.ports.shape(), to.to);
  if (anchor) core.store.dispatch({ type: 'focus', cell: anchor, tab: 'end' });
  if (anchor && head) core.store.dispatch({ type: 'select', ranges: [{ anchor, head }] });
  announce(core, fill(texts.cellsMoved, { count: sources.length }));
  core.sender.send(editsIn(writes));
};

/** The pointer was released. False: it was only a press. */
export const endMove = (core: GridCore): boolean => {
  const { move } = core.store.get();
  core.store.dispatch({ type: 'moveTo', move: null });
  if (!move?.to) return move === null;
  const { from, to } = move;
  const isElsewhere = from.from.row !== to.from.row || from.from.column !== to.from.column;
  if (isElsewhere) onLoadedRows(core, [from, to], () => moveCells(core, from, to));
  return true;
};
