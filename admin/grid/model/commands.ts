import * as editing from './editing/editing.ts';
import type { GridCore } from './editing/editing.ts';
import * as cellWrites from './areas/cell-writes.ts';
import { insertNow } from './editing/insert-now.ts';
import type { Command, CommandDetails } from './keys.ts';
import type { Motion } from './selection/motion.ts';
import { pendingAt } from './editing/pending.ts';
import { isOneCell } from './selection/ranges.ts';
import { extend, move, selectLines } from './selection/navigation.ts';

const cancel = (core: GridCore): boolean => {
  const { session, selection, move: moving, clip, pending } = core.store.get();
  const isRefused = selection.focus !== null && pendingAt(pending, selection.focus)?.state === 'refused';
  if (session) editing.cancelEdit(core);
  else if (moving) core.store.dispatch({ type: 'moveTo', move: null });
  else if (clip && !isRefused) core.store.dispatch({ type: 'clip', clip: null });
  else if (selection.focus && !isOneCell(selection))
    core.store.dispatch({ type: 'focus', cell: selection.focus, tab: 'end' });
  else if (!selection.focus || !core.sender.revert(selection.focus)) core.store.dispatch({ type: 'freeTab' });
  return true;
};

const openRow = (core: GridCore): boolean => {
  const target = editing.focusedCell(core);
  if (target?.row.isGroup) core.ports.onExpand(target.row.id, !core.ports.isExpanded(target.row.id));
  else if (target && !target.row.isLoading) core.ports.onOpenRow(target.row.id, target.parentId);
  return target !== null;
};

/**
 * Enter, F2, a double press: opens the editor. A heading opens or closes; a read-only cell announces that it
 * is read-only.
 */
export const edit = (core: GridCore): boolean => {
  const target = editing.focusedCell(core);
  if (!target) return false;
  if (target.row.isGroup) return openRow(core);
  if (target.row.isLoading) editing.notify(core, editing.textsOf(core).writeNotLoaded);
  else if (target.isReadOnly) editing.notify(core, editing.textsOf(core).cannotWrite);
  else editing.beginEdit(core, target);
  return true;
};

const card = (core: GridCore): boolean => {
  const target = editing.focusedCell(core);
  if (target?.column.hasCard !== true || target.parentId !== null || target.row.isGroup) return edit(core);
  core.ports.onCard(editing.refOf(target));
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
  // When the row is gone, the focus is already in the next row.
  const isGone = core.store.get().session?.gone !== undefined;
  if (editing.commitEdit(core) && !isGone) move(core, motion);
  return true;
};

/** Delete: empties the selected cells. */
const clear = (core: GridCore): boolean => {
  if (isOneCell(core.store.get().selection)) return editing.clearCell(core);
  cellWrites.clearCells(core);
  return true;
};

type Commands = {
  readonly [Name in keyof CommandDetails]: (core: GridCore, command: Command<Name>) => boolean;
};

const commands: Commands = {
  move: (core, { motion }) => move(core, motion),
  extend: (core, { motion }) => extend(core, motion),
  selectRow: (core) => selectLines(core, 'rows'),
  selectColumn: (core) => selectLines(core, 'columns'),
  selectAll: (core) => selectLines(core, 'all'),
  fillFromEdge: (core, { isDown }) => cellWrites.fillFromEdge(core, isDown),
  fillSelection: cellWrites.fillSelection,
  insertNow: (core, { moment }) => insertNow(core, moment),
  undo: ({ store, ports, sender }) => {
    store.dispatch({ type: 'clip', clip: null });
    // A refused edit was never written, so the host's undo would revert another operation.
    if (!sender.discardNewest()) ports.onUndo();
    return true;
  },
  redo: ({ store, ports }) => {
    store.dispatch({ type: 'clip', clip: null });
    ports.onRedo();
    return true;
  },
  edit,
  card,
  commit: (core, { motion }) => commitAndMove(core, motion),
  cancel,
  switchMode: editing.switchMode,
  clear,
  newline: editing.breakLine,
  stepOption: (core, { step }) => editing.stepOption(core, step),
  expand: (core, { isExpanded }) => expand(core, isExpanded),
  sort: (core, { direction }) => sort(core, direction),
  openRow,
  menu: (core) => {
    const target = editing.focusedCell(core);
    if (target) core.ports.onMenu(editing.refOf(target));
    return target !== null;
  },
  history: (core) => {
    const target = editing.focusedCell(core);
    if (target) core.ports.onCellHistory(editing.refOf(target), target.parentId);
    return target !== null;
  },
};

/** Runs a keyboard command; false leaves the key to the browser. */
export const perform = <Name extends keyof CommandDetails>(core: GridCore, command: Command<Name>): boolean =>
  commands[command.type](core, command);
