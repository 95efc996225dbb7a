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
import * as gestures from './areas/gestures.ts';
import { initialState, reduce, type GridAction, type GridState } from './grid-state.ts';
import type { Command, KeyMode } from './keys.ts';
import { beginMove, drawMove, dropDrawn, endMove, settleDrawn } from './areas/move-cells.ts';
import { selectedBounds, type Bounds } from './selection/ranges.ts';
import { seenIn } from './places/resolve-cell.ts';
import type { Selection } from './selection/selection.ts';
import { dropRanges, settleRanges } from './selection/settle-ranges.ts';
import { cellAtPoint, isSameCell, pointOf, type GridShape } from './places/shape.ts';
import { summaryOf, type Summary } from './selection/summary.ts';
import { createStore, type Store } from './store.ts';

export interface GridController {
  readonly store: Store<GridState, GridAction>;
  readonly sender: EditSender;
  readonly mode: () => KeyMode;
  /** Does a command; false: the key stays the browser's. */
  readonly run: (command: Command) => boolean;
  readonly input: (input: { readonly text: string; readonly isComposing: boolean }) => void;
  /** Selects a cell, pressed or by its name, and takes the draft of the one before; false: that is invalid and stays. */
  readonly select: (cell: GridCellRef, by?: 'press') => boolean;
  /** Draws the growing range's corner to a cell; false as with select. */
  readonly extendTo: (cell: GridCellRef) => boolean;
  /** Begins one more range at a cell. */
  readonly add: (cell: GridCellRef) => boolean;
  /** The selected ranges as positions; the same array while neither they nor the sheet's shape change. */
  readonly bounds: () => readonly Bounds[];
  readonly summary: (bounds: readonly Bounds[]) => Summary | null;
  readonly drawFill: (head: GridCellRef | null) => void;
  readonly endFill: () => void;
  readonly copy: () => Copied | null;
  /** As copy; what is cut is emptied when it is pasted. */
  readonly cut: () => Copied | null;
  /** The border of the selected range is held at a cell; false where it cannot be moved. */
  readonly beginMove: (at: GridCellRef) => boolean;
  readonly drawMove: (at: GridCellRef) => void;
  /** The border is let go; false: it was a press and nothing more. */
  readonly endMove: () => boolean;
  readonly paste: (block: Block) => boolean;
  /** The person's word on a paste that waits for it. */
  readonly answerReview: (isWanted: boolean) => void;
  readonly edit: (cell: GridCellRef) => void;
  readonly pickOption: (value: string) => void;
  readonly pickText: (text: string) => void;
  readonly refuseTyping: () => void;
  /** A parent opens or closes under the pointer; a focus among the children it hides goes up to it. */
  readonly toggle: (rowId: string, isExpanded: boolean) => void;
  readonly openRow: (rowId: string, parentId: string | null) => void;
  readonly keyboardCame: () => void;
  readonly keyboardLeft: () => void;
  /** Another order was asked for: what was selected by its old places is no longer. */
  readonly dropRanges: () => void;
  /** Rows or columns changed: ranges that would be over other cells now are let go. */
  readonly settleRanges: (before: ShapeBefore) => void;
  /** Rows or columns changed: a focus that is gone moves to what took its place. */
  readonly shapeChanged: (before: ShapeBefore) => void;
  /** There is no row at all, and none on its way: said wherever the keyboard is, for a search was typed beside the sheet. */
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

/** A draft before is taken; false: it is invalid and stays. */
const isFree = (core: GridCore): boolean => core.store.get().session === null || editing.commitEdit(core);

const boundsKeeper = ({ store, ports }: GridCore): (() => readonly Bounds[]) => {
  let kept: { selection: Selection; shape: GridShape; bounds: readonly Bounds[] } | null = null;
  return () => {
    const { selection } = store.get();
    const shape = ports.shape();
    if (kept?.selection !== selection || kept.shape !== shape)
      kept = { selection, shape, bounds: selectedBounds(shape, selection) };
    return kept.bounds;
  };
};

/** Whoever is in the sheet is in a cell, as soon as there is one. */
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
 * Keys of the box that shows a refusal behind someone who went on: Tab goes into it, by the browser, and Escape puts the old
 * value back. Null: the key is for the active cell.
 */
const runOnRefused = ({ store, sender }: GridCore, command: Command): boolean | null => {
  const { refusedAt, session } = store.get();
  if (refusedAt === null || session !== null) return null;
  if (command.type === 'move' && command.motion === 'tabForward') return false;
  if (command.type !== 'cancel' || !sender.revert(refusedAt)) return null;
  store.dispatch({ type: 'hush' });
  return true;
};

/** The editor's row took another name, came back, or is gone. */
const followSession = (core: GridCore, before: ShapeBefore, cellBefore: GridCellRef | undefined) => {
  const { session } = core.store.get();
  if (!session || !cellBefore) return;
  const target = core.ports.cellAt(session.cell);
  const { gone, ...kept } = session;
  if (target && (gone || session.cell !== cellBefore))
    core.store.dispatch({ type: 'session', session: { ...kept, ...seenIn(target) } });
  if (!target && !gone)
    editing.orphanEdit(core, session, cellAfterLoss(before, core.ports.shape(), cellBefore));
};

const shapeChanged = (core: GridCore, before: ShapeBefore) => {
  const { store, ports } = core;
  const cellBefore = store.get().session?.cell;
  const shape = ports.shape();
  const focusBefore = store.get().selection.focus;
  store.dispatch({ type: 'rename', successorOf: ports.successorOf });
  store.dispatch({ type: 'reshape' });
  followSession(core, before, cellBefore);
  const { session, selection, refusedAt } = store.get();
  if (refusedAt && !pointOf(shape, refusedAt)) store.dispatch({ type: 'showRefused', cell: null });
  // The keyboard stays with an editor whose row is gone, until the person is done with it.
  if (session?.gone) return;
  if (!focusBefore || !selection.focus) return activateFirst(core);
  if (pointOf(shape, selection.focus)) return;
  const cell = cellAfterLoss(before, shape, focusBefore);
  if (!cell) return;
  store.dispatch({ type: 'focus', cell, tab: 'end' });
  guardMoved(core);
};

/** The whole behaviour of a sheet without its picture: keys, pointer and input go in, state and edits come out. */
export const createController = (ports: GridPorts): GridController => {
  const store = createStore<GridState, GridAction>(initialState, reduce);
  let gestureCount = 0;
  const texts = () => gridTexts(ports.environment().locale);
  const sender = createEditSender({ ...ports, store, texts, gestureCount: () => gestureCount });
  const core: GridCore = { store, ports, sender, gestureCount: () => gestureCount };
  const gesture =
    <Given extends readonly unknown[], Answer>(act: (core: GridCore, ...given: Given) => Answer) =>
    (...given: Given): Answer => {
      gestureCount += 1;
      store.dispatch({ type: 'hush' });
      return act(core, ...given);
    };
  return {
    store,
    sender,
    mode: () => modeOf(core),
    run: (command) =>
      runOnRefused(core, command) ??
      gesture((_core, given: Command) => isBlind(core, given) || perform(core, given))(command),
    input: gesture(editing.takeInput),
    select: gesture((_core, cell: GridCellRef, by?: 'press') => {
      isBlind(core, null);
      return select(core, cell, by);
    }),
    extendTo: gesture((_core, head: GridCellRef) => {
      if (!isFree(core)) return false;
      store.dispatch({ type: 'extend', head });
      return true;
    }),
    add: gesture((_core, cell: GridCellRef) => {
      if (!isFree(core)) return false;
      store.dispatch({ type: 'add', cell });
      return true;
    }),
    bounds: boundsKeeper(core),
    summary: (bounds) => summaryOf(core, bounds),
    drawFill: (head) => store.dispatch({ type: 'fillTo', head }),
    endFill: gesture(() => {
      const { fillHead } = store.get();
      if (fillHead) gestures.fillTo(core, fillHead);
    }),
    copy: gesture((_core) => copySelection(core, (taken) => markClip(core, 'copy', taken))),
    cut: gesture((_core) => copySelection(core, (taken) => markClip(core, 'cut', taken))),
    beginMove: gesture(beginMove),
    drawMove: (at) => drawMove(core, at),
    endMove: gesture(endMove),
    paste: gesture((_core, block: Block) => isBlindPaste(core) || gestures.paste(core, block)),
    answerReview: gesture((_core, isWanted: boolean) => {
      const { review } = store.get();
      if (review && isWanted) gestures.doPaste(core, review);
      else store.dispatch({ type: 'review', plan: null });
    }),
    edit: gesture((_core, cell: GridCellRef) => {
      if (select(core, cell)) edit(core);
    }),
    pickOption: gesture(editing.pickOption),
    pickText: gesture(editing.pickText),
    refuseTyping: gesture(() => {
      const target = editing.focusedCell(core);
      if (!target) takeBlind(core, { isComposing: false });
      else if (target.row.isLoading) refuseUnloaded(core);
      else editing.tell(core, editing.textsOf(core).cannotWrite);
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
    settleRanges: (before) => {
      settleRanges(core, before);
      settleDrawn(core);
    },
    shapeChanged: (before) => shapeChanged(core, before),
    nothingLeft: () => editing.say(core, texts().empty),
  };
};
