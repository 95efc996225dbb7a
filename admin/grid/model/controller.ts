import type { GridCellRef } from '../grid-props.ts';
import * as editing from './editing.ts';
import type { GridCore, GridPorts } from './editing.ts';
import { createEditSender, type EditSender } from './edit-sender.ts';
import { initialState, reduce, type GridAction, type GridState } from './grid-state.ts';
import type { Command, KeyMode } from './keys.ts';
import { walk, type Motion, type Terrain } from './motion.ts';
import { pendingAt } from './pending.ts';
import { isTabMotion, tabRunColumn } from './selection.ts';
import { cellAtPoint, isSameCell, pointOf, type GridShape } from './shape.ts';
import { createStore, type Store } from './store.ts';
import { gridTexts } from '../texts.ts';

export interface GridController {
  readonly store: Store<GridState, GridAction>;
  readonly sender: EditSender;
  readonly mode: () => KeyMode;
  /** Does a command; false: the key stays the browser's. */
  readonly run: (command: Command) => boolean;
  readonly input: (input: { readonly text: string; readonly isComposing: boolean }) => void;
  /** Selects a cell after taking the draft of the one before; false: that draft is invalid and stays. */
  readonly select: (cell: GridCellRef) => boolean;
  readonly edit: (cell: GridCellRef) => void;
  readonly pickOption: (value: string) => void;
  readonly pickText: (text: string) => void;
  readonly refuseTyping: () => void;
  /** A parent opens or closes under the pointer; a focus among the children it hides goes up to it. */
  readonly toggle: (rowId: string, isExpanded: boolean) => void;
  readonly openRow: (rowId: string, parentId: string | null) => void;
  readonly keyboardCame: () => void;
  readonly keyboardLeft: () => void;
  /** Rows or columns changed: a focus that is gone moves to what took its place. */
  readonly shapeChanged: (before: GridShape) => void;
}

const terrainOf = ({ ports }: GridCore, shape: GridShape): Terrain => ({
  rowCount: shape.rowIds.length,
  columnCount: shape.columnIds.length,
  pageRowCount: ports.pageRowCount(),
  isFilled: (point) => {
    const cell = cellAtPoint(shape, point);
    return cell !== null && (ports.cellAt(cell)?.value ?? null) !== null;
  },
});

/** Tab is the browser's own after Esc, and from a refused cell into the box under it. */
const isTabNative = ({ store }: GridCore, motion: Motion): boolean => {
  const { isTabFree, pending, selection } = store.get();
  const held = selection.focus && pendingAt(pending, selection.focus);
  return isTabFree || (motion === 'tabForward' && held?.state === 'refused');
};

const move = (core: GridCore, motion: Motion): boolean => {
  const shape = core.ports.shape();
  const { selection } = core.store.get();
  const from = selection.focus && pointOf(shape, selection.focus);
  if (!from || (isTabMotion(motion) && isTabNative(core, motion))) return false;
  const to = walk(terrainOf(core, shape), from, motion);
  const tabColumn = shape.columnIndex.get(tabRunColumn(selection, motion) ?? '');
  const cell = to && cellAtPoint(shape, { row: to.row, column: tabColumn ?? to.column });
  if (!cell) return false;
  core.store.dispatch({ type: 'focus', cell, tab: isTabMotion(motion) ? 'keep' : 'end' });
  return true;
};

const cancel = (core: GridCore): boolean => {
  const { session, selection } = core.store.get();
  if (session) editing.closeEdit(core);
  else if (!selection.focus || !core.sender.revert(selection.focus)) core.store.dispatch({ type: 'freeTab' });
  return true;
};

const openRow = (core: GridCore): boolean => {
  const target = editing.focusedCell(core);
  if (target) core.ports.onOpenRow(target.row.id, target.parentId);
  return target !== null;
};

const edit = (core: GridCore): boolean => {
  const target = editing.focusedCell(core);
  if (!target || target.isReadOnly) return openRow(core);
  editing.beginEdit(core, target);
  return true;
};

const sort = (core: GridCore, direction: 'ascending' | 'descending'): boolean => {
  const column = editing.focusedCell(core)?.column;
  if (column?.sortable) core.ports.onSort(column.id, direction);
  return true;
};

/** Opens or closes the parent; from a child row, closing goes up to the parent first. */
const expand = (core: GridCore, isExpanded: boolean): boolean => {
  const target = editing.focusedCell(core);
  if (!target) return false;
  const rowId = target.parentId ?? target.row.id;
  if (target.parentId !== null && !isExpanded)
    core.store.dispatch({ type: 'focus', cell: { rowId, columnId: target.column.id }, tab: 'end' });
  core.ports.onExpand(rowId, isExpanded);
  return true;
};

const commitAndMove = (core: GridCore, motion: Motion): boolean => {
  if (editing.commitEdit(core)) move(core, motion);
  return true;
};

const perform = (core: GridCore, command: Command): boolean => {
  switch (command.type) {
    case 'move':
      return move(core, command.motion);
    case 'edit':
      return edit(core);
    case 'commit':
      return commitAndMove(core, command.motion);
    case 'cancel':
      return cancel(core);
    case 'switchMode':
      return editing.switchMode(core);
    case 'clear':
      return editing.clearCell(core);
    case 'newline':
      return editing.breakLine(core);
    case 'stepOption':
      return editing.stepOption(core, command.step);
    case 'expand':
      return expand(core, command.isExpanded);
    case 'sort':
      return sort(core, command.direction);
    case 'openRow':
      return openRow(core);
  }
};

const modeOf = ({ store, ports }: GridCore): KeyMode => {
  const { session } = store.get();
  if (!session) return 'idle';
  return ports.cellAt(session.cell)?.kind.editor === 'choice' ? 'list' : session.mode;
};

const select = (core: GridCore, cell: GridCellRef): boolean => {
  const { session } = core.store.get();
  if (session && !isSameCell(session.cell, cell) && !editing.commitEdit(core)) return false;
  core.store.dispatch({ type: 'focus', cell, tab: 'end' });
  return true;
};

const keyboardCame = ({ store, ports }: GridCore) => {
  store.dispatch({ type: 'keyboard', isHere: true });
  const first = store.get().selection.focus ? null : cellAtPoint(ports.shape(), { row: 0, column: 0 });
  if (first) store.dispatch({ type: 'focus', cell: first, tab: 'end' });
};

const shapeChanged = ({ store, ports }: GridCore, before: GridShape) => {
  const { focus } = store.get().selection;
  const shape = ports.shape();
  if (!focus || pointOf(shape, focus)) return;
  const was = pointOf(before, focus);
  const cell = was && cellAtPoint(shape, was);
  if (cell) store.dispatch({ type: 'focus', cell, tab: 'end' });
};

/** The whole behaviour of a sheet without its picture: keys, pointer and input go in, state and edits come out. */
export const createController = (ports: GridPorts): GridController => {
  const store = createStore<GridState, GridAction>(initialState, reduce);
  let gestures = 0;
  const texts = () => gridTexts(ports.environment().locale);
  const { onEdit, after } = ports;
  const sender = createEditSender({ store, texts, onEdit, after, gestureCount: () => gestures });
  const core: GridCore = { store, ports, sender };
  const gesture =
    <Given, Answer>(act: (core: GridCore, given: Given) => Answer) =>
    (given: Given): Answer => {
      gestures += 1;
      return act(core, given);
    };
  return {
    store,
    sender,
    mode: () => modeOf(core),
    run: gesture(perform),
    input: gesture(editing.takeInput),
    select: gesture(select),
    edit: gesture((_core, cell: GridCellRef) => {
      if (select(core, cell)) edit(core);
    }),
    pickOption: gesture(editing.pickOption),
    pickText: gesture(editing.pickText),
    refuseTyping: () => editing.say(core, editing.textsOf(core).cannotWrite),
    toggle: (rowId, isExpanded) => {
      const target = editing.focusedCell(core);
      if (!isExpanded && target?.parentId === rowId) select(core, { rowId, columnId: target.column.id });
      ports.onExpand(rowId, isExpanded);
    },
    openRow: (rowId, parentId) => ports.onOpenRow(rowId, parentId),
    keyboardCame: () => keyboardCame(core),
    keyboardLeft: () => {
      editing.commitEdit(core);
      store.dispatch({ type: 'keyboard', isHere: false });
    },
    shapeChanged: (before) => shapeChanged(core, before),
  };
};
