import type { Block } from '../clipboard/tsv.ts';
import { guardMoved, isBlind, isBlindPaste, refuseUnloaded, takeBlind } from './editing/blind-typing.ts';
import { cellAfterLoss, type ShapeBefore } from './places/cell-after-loss.ts';
import type { GridCellRef } from '../grid-props.ts';
import { gridTexts } from '../texts.ts';
import { edit, perform } from './commands.ts';
import { markClip } from './areas/clip.ts';
import { copySelection, type Copied } from './areas/copy.ts';
import * as editing from './editing/editing.ts';
import type { GridCore } from './editing/editing.ts';
import type { GridPorts } from './grid-ports.ts';
import { createEditSender, type EditSender } from './editing/edit-sender.ts';
import * as cellWrites from './areas/cell-writes.ts';
import { initialState, reduce, type GridAction, type GridState } from './grid-state.ts';
import type { Command, KeyMode } from './keys.ts';
import { beginMove, drawMove, dropDrawn, endMove, reconcileDrawn } from './areas/move-cells.ts';
import { selectedBounds, type Bounds } from './selection/ranges.ts';
import { seenIn } from './editing/pending.ts';
import type { Selection } from './selection/selection.ts';
import { dropRanges, reconcileSelection } from './selection/reconcile-selection.ts';
import { cellAtPoint, isSameCell, pointOf, type GridShape } from './places/shape.ts';
import { summaryOf, type Summary } from './selection/summary.ts';
import { createStore, type Store } from './store.ts';

export interface GridController {
  readonly store: Store<GridState, GridAction>;
  readonly sender: EditSender;
  readonly mode: () => KeyMode;
  /** Runs a command; false leaves the key to the browser. */
  readonly run: (command: Command) => boolean;
  readonly input: (input: { readonly text: string; readonly isComposing: boolean }) => void;
  /** Selects a cell and commits the previous cell's draft; false: the draft is invalid and its editor stays. */
  readonly select: (cell: GridCellRef, by?: 'press') => boolean;
  /** Extends the active range to a cell; false as with select. */
  readonly extendTo: (cell: GridCellRef) => boolean;
  /** Starts an additional range at a cell. */
  readonly add: (cell: GridCellRef) => boolean;
  /** The selected ranges as positions; the same array until the ranges or the sheet's shape change. */
  readonly bounds: () => readonly Bounds[];
  readonly summary: (bounds: readonly Bounds[]) => Summary | null;
  readonly drawFill: (head: GridCellRef | null) => void;
  readonly endFill: () => void;
  readonly copy: () => Copied | null;
  /** Like copy; the cut cells are emptied when they are pasted. */
  readonly cut: () => Copied | null;
  /** Starts to drag the selected range by its border; false when it cannot be moved. */
  readonly beginMove: (at: GridCellRef) => boolean;
  readonly drawMove: (at: GridCellRef) => void;
  /** Ends the drag; false: it was only a press. */
  readonly endMove: () => boolean;
  readonly paste: (block: Block) => boolean;
  /** The person's answer to a paste that waits for confirmation. */
  readonly answerReview: (isWanted: boolean) => void;
  readonly edit: (cell: GridCellRef) => void;
  readonly pickOption: (value: string) => void;
  readonly pickText: (text: string) => void;
  readonly refuseTyping: () => void;
  /** A parent opens or closes under the pointer; a focus among its hidden children moves to the parent. */
  readonly toggle: (rowId: string, isExpanded: boolean) => void;
  readonly openRow: (rowId: string, parentId: string | null) => void;
  readonly keyboardCame: () => void;
  readonly keyboardLeft: () => void;
  /** A new sort was requested: the selection by old positions is cleared. */
  readonly dropRanges: () => void;
  /** Rows or columns changed: ranges that would cover other cells are dropped. */
  readonly reconcileSelection: (before: ShapeBefore) => void;
  /** Rows or columns changed: a lost focus moves to the replacement. */
  readonly shapeChanged: (before: ShapeBefore) => void;
  /**
   * The sheet is empty and not loading: announced wherever the focus is, because a search is typed outside the sheet.
   */
  readonly nothingLeft: () => void;
}

const modeOf = ({ store, ports }: GridCore): KeyMode => {
  const { session } = store.get();
  if (!session) return 'idle';
  return ports.cellAt(session.cell)?.kind.editor === 'choice' ? 'list' : session.mode;
};

const select = (core: GridCore, cell: GridCellRef, by?: 'press'): boolean => {
  const { session } = core.store.get();
  if (session && !isSameCell(session.cell, cell) && !editing.commitEdit(core)) return false;
  core.store.dispatch(by ? { type: by, cell } : { type: 'focus', cell, tab: 'end' });
  return true;
};

/** Commits an open draft; false: it is invalid and stays. */
const isFree = (core: GridCore): boolean => core.store.get().session === null || editing.commitEdit(core);

const memoizeBounds = ({ store, ports }: GridCore): (() => readonly Bounds[]) => {
  let cached: { selection: Selection; shape: GridShape; bounds: readonly Bounds[] } | null = null;
  return () => {
    const { selection } = store.get();
    const shape = ports.shape();
    if (cached?.selection !== selection || cached.shape !== shape)
      cached = { selection, shape, bounds: selectedBounds(shape, selection) };
    return cached.bounds;
  };
};

/** Focus in the sheet selects a cell as soon as there is one. */
const activateFirst = ({ store, ports }: GridCore) => {
  const { hasKeyboard, selection } = store.get();
  const first = hasKeyboard && !selection.focus ? cellAtPoint(ports.shape(), { row: 0, column: 0 }) : null;
  if (first) store.dispatch({ type: 'focus', cell: first, tab: 'end' });
};

const keyboardCame = (core: GridCore) => {
  core.store.dispatch({ type: 'keyboard', isHere: true });
  activateFirst(core);
};

/**
 * Keys of the refusal box of a cell that the person left: Tab moves into it, and Escape discards the edit. Null: the
 * key is for the active cell.
 */
const runOnRefused = ({ store, sender }: GridCore, command: Command): boolean | null => {
  const { refusedAt, session } = store.get();
  if (refusedAt === null || session !== null) return null;
  if (command.type === 'move' && command.motion === 'tabForward') return false;
  if (command.type !== 'cancel' || !sender.revert(refusedAt)) return null;
  store.dispatch({ type: 'silence' });
  return true;
};

/** The editor's row got another id, reappeared, or is gone. */
const followSession = (core: GridCore, before: ShapeBefore, cellBefore: GridCellRef | undefined) => {
  const { session } = core.store.get();
  if (!session || !cellBefore) return;
  const target = core.ports.cellAt(session.cell);
  const { gone, ...retained } = session;
  if (target && (gone || session.cell !== cellBefore))
    core.store.dispatch({ type: 'session', session: { ...retained, ...seenIn(target) } });
  if (!target && !gone)
    editing.orphanEdit(core, session, cellAfterLoss(before, core.ports.shape(), cellBefore));
};

const shapeChanged = (core: GridCore, before: ShapeBefore) => {
  const { store, ports } = core;
  const cellBefore = store.get().session?.cell;
  const shape = ports.shape();
  const focusBefore = store.get().selection.focus;
  store.dispatch({ type: 'rename', replacementOf: ports.replacementOf });
  store.dispatch({ type: 'reshape' });
  followSession(core, before, cellBefore);
  const { session, selection, refusedAt } = store.get();
  if (refusedAt && !pointOf(shape, refusedAt)) store.dispatch({ type: 'showRefused', cell: null });
  // An editor whose row is gone keeps the focus until the person ends it.
  if (session?.gone) return;
  if (!focusBefore || !selection.focus) return activateFirst(core);
  if (pointOf(shape, selection.focus)) return;
  const cell = cellAfterLoss(before, shape, focusBefore);
  if (!cell) return;
  store.dispatch({ type: 'focus', cell, tab: 'end' });
  guardMoved(core);
};

/** Creates the model of a sheet without its view: keys, pointer and input go in, state and edits come out. */
export const createController = (ports: GridPorts): GridController => {
  const store = createStore<GridState, GridAction>(initialState, reduce);
  let operationCount = 0;
  const texts = () => gridTexts(ports.environment().locale);
  const sender = createEditSender({ ...ports, store, texts, operationCount: () => operationCount });
  const core: GridCore = { store, ports, sender, operationCount: () => operationCount };
  const operation =
    <Options extends readonly unknown[], Answer>(act: (core: GridCore, ...input: Options) => Answer) =>
    (...input: Options): Answer => {
      operationCount += 1;
      store.dispatch({ type: 'silence' });
      return act(core, ...input);
    };
  return {
    store,
    sender,
    mode: () => modeOf(core),
    run: (command) =>
      runOnRefused(core, command) ??
      operation((_core, given: Command) => isBlind(core, given) || perform(core, given))(command),
    input: operation(editing.takeInput),
    select: operation((_core, cell: GridCellRef, by?: 'press') => {
      isBlind(core, null);
      return select(core, cell, by);
    }),
    extendTo: operation((_core, head: GridCellRef) => {
      if (!isFree(core)) return false;
      store.dispatch({ type: 'extend', head });
      return true;
    }),
    add: operation((_core, cell: GridCellRef) => {
      if (!isFree(core)) return false;
      store.dispatch({ type: 'add', cell });
      return true;
    }),
    bounds: memoizeBounds(core),
    summary: (bounds) => summaryOf(core, bounds),
    drawFill: (head) => store.dispatch({ type: 'fillTo', head }),
    endFill: operation(() => {
      const { fillHead } = store.get();
      if (fillHead) cellWrites.fillTo(core, fillHead);
    }),
    copy: operation((_core) => copySelection(core, (taken) => markClip(core, 'copy', taken))),
    cut: operation((_core) => copySelection(core, (taken) => markClip(core, 'cut', taken))),
    beginMove: operation(beginMove),
    drawMove: (at) => drawMove(core, at),
    endMove: operation(endMove),
    paste: operation((_core, block: Block) => isBlindPaste(core) || cellWrites.paste(core, block)),
    answerReview: operation((_core, isWanted: boolean) => {
      const { review } = store.get();
      if (review && isWanted) cellWrites.doPaste(core, review);
      else store.dispatch({ type: 'review', plan: null });
    }),
    edit: operation((_core, cell: GridCellRef) => {
      if (select(core, cell)) edit(core);
    }),
    pickOption: operation(editing.pickOption),
    pickText: operation(editing.pickText),
    refuseTyping: operation(() => {
      const target = editing.focusedCell(core);
      if (!target) takeBlind(core, { isComposing: false });
      else if (target.row.isLoading) refuseUnloaded(core);
      else editing.notify(core, editing.textsOf(core).cannotWrite);
    }),
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
    dropRanges: () => {
      dropDrawn(core);
      dropRanges(core);
    },
    reconcileSelection: (before) => {
      reconcileSelection(core, before);
      reconcileDrawn(core);
    },
    shapeChanged: (before) => shapeChanged(core, before),
    nothingLeft: () => editing.announce(core, texts().empty),
  };
};
