import type { CellValue, GridCellRef } from '../../grid-props.ts';
import { parseCell } from '../../cells/registry.ts';
import { fill, gridTexts, type GridTexts } from '../../texts.ts';
import { takeBlind } from './blind-typing.ts';
import { currentCell } from '../places/current-cell.ts';
import type { EditSender } from './edit-sender.ts';
import {
  beginSession,
  editOfSession,
  readSession,
  steppedOption,
  typed,
  type EditMode,
  type EditSession,
} from './edit-session.ts';
import type { GridPorts } from '../grid-ports.ts';
import type { GridAction, GridState } from '../grid-state.ts';
import { pendingAt, seenIn } from './pending.ts';
import { textOf, type ResolvedCell } from '../places/resolve-cell.ts';
import { cellOrFirst } from '../places/shape.ts';
import type { Store } from '../store.ts';

export interface GridCore {
  readonly store: Store<GridState, GridAction>;
  readonly ports: GridPorts;
  readonly sender: EditSender;
  /** Counts user actions. */
  readonly operationCount: () => number;
}

/** The reference of a resolved cell. */
export const refOf = (target: ResolvedCell): GridCellRef => ({
  rowId: target.row.id,
  columnId: target.column.id,
});

export const textsOf = ({ ports }: GridCore): GridTexts => gridTexts(ports.environment().locale);

/** For screen readers only: the change is visible. */
export const announce = ({ store }: GridCore, text: string) => store.dispatch({ type: 'announce', text });

/** A visible message that is also announced: failures and skipped cells. */
export const notify = ({ store }: GridCore, text: string) => store.dispatch({ type: 'notify', text });

export const focusedCell = (core: GridCore): ResolvedCell | null => {
  const { focus } = core.store.get().selection;
  return focus && currentCell(core, focus);
};

const setSession = ({ store }: GridCore, session: EditSession | null) =>
  store.dispatch({ type: 'session', session });

const openSession = ({ store, ports }: GridCore): { session: EditSession; target: ResolvedCell } | null => {
  const { session } = store.get();
  const target = session && ports.cellAt(session.cell);
  return session && target ? { session, target } : null;
};

/** Opens the editor on the cell's text, or on the text that was refused there. */
export const beginEdit = (core: GridCore, target: ResolvedCell) => {
  const held = pendingAt(core.store.get().pending, refOf(target));
  const isHeld = held?.state === 'refused';
  const text = isHeld ? held.edit.text : textOf(target);
  setSession(core, { ...beginSession(target, 'caret', text), isDirty: isHeld });
  core.ports.write(text, target.kind.editor === 'choice' ? 'all' : 'end');
};

export const closeEdit = (core: GridCore) => {
  setSession(core, null);
  core.ports.write('', 'end');
};

/** Whether the draft equals the displayed value and nobody changed it meanwhile. */
export const isUnchanged = (core: GridCore, session: EditSession, value: CellValue): boolean =>
  value === session.base && (!session.isDirty || currentCell(core, session.cell)?.value === value);
/** The editor's row is gone: the editor stays until the person ends it, so that no key goes into another row. */
export const orphanEdit = (core: GridCore, session: EditSession, next: GridCellRef | null) => {
  setSession(core, { ...session, gone: { next } });
  notify(core, textsOf(core).rowGone);
};

/** Ends an edit whose row is gone. Its text is announced, and kept as refused when the row may come back. */
const endOrphan = (core: GridCore, { cell, gone, isDirty, draft, base }: EditSession) => {
  closeEdit(core);
  const next = cellOrFirst(core.ports.shape(), gone?.next ?? null, cell.columnId);
  if (next) core.store.dispatch({ type: 'focus', cell: next, tab: 'end' });
  if (!isDirty) return;
  const message = fill(textsOf(core).rowGoneText, { text: draft });
  core.sender.refuse({ ...cell, parentId: null, value: null, text: draft, base }, message);
  notify(core, message);
};

/** Esc: the cell keeps its value. */
export const cancelEdit = (core: GridCore) => {
  const { session } = core.store.get();
  if (session?.gone) endOrphan(core, { ...session, isDirty: false });
  else closeEdit(core);
};

/** Commits the draft: closes the editor and sends the change. False: the draft is invalid and the editor stays. */
export const commitEdit = (core: GridCore): boolean => {
  const open = openSession(core);
  if (!open) {
    const orphan = core.store.get().session;
    if (orphan) endOrphan(core, orphan);
    return true;
  }
  const { session, target } = open;
  const reading = readSession(session, target);
  if (!reading.ok) {
    setSession(core, { ...session, error: reading.message, isComposing: false });
    announce(core, reading.message);
    return false;
  }
  closeEdit(core);
  if (isUnchanged(core, session, reading.value)) core.sender.revert(session.cell);
  else core.sender.send([editOfSession(session, target, reading.value)]);
  // An assumption of the parser is announced, because it is not obvious in the cell.
  if (session.isDirty && reading.note !== undefined) notify(core, reading.note);
  return true;
};

/** The input changed. In an idle cell that begins a quick edit, so the first key is never lost. */
export const takeInput = (
  core: GridCore,
  input: { readonly text: string; readonly isComposing: boolean },
) => {
  const open = openSession(core);
  if (open) {
    // A cancelled composition in a cell without other typed text leaves the cell unchanged.
    const isCalledOff =
      open.session.mode === 'quick' && open.session.isComposing && input.text === '' && !input.isComposing;
    return isCalledOff ? closeEdit(core) : setSession(core, typed(open.session, open.target, input));
  }
  const orphan = core.store.get().session;
  if (orphan) {
    setSession(core, { ...orphan, draft: input.text, isDirty: true, isComposing: input.isComposing });
    return;
  }
  const target = focusedCell(core);
  if (!target || core.store.get().blindKeys > 0) return takeBlind(core, input);
  if (target.isReadOnly) {
    if (!input.isComposing) core.ports.write('', 'end');
    return;
  }
  setSession(core, typed(beginSession(target, 'quick', input.text), target, input));
};

/** F2 in an editor toggles whether arrow keys move the caret or leave the cell. */
export const switchMode = (core: GridCore): boolean => {
  const { session } = core.store.get();
  if (!session) return false;
  const mode: EditMode = session.mode === 'quick' ? 'caret' : 'quick';
  setSession(core, { ...session, mode });
  return true;
};

export const stepOption = (core: GridCore, step: number): boolean => {
  const open = openSession(core);
  if (!open) return false;
  setSession(core, steppedOption(open.session, open.target, step));
  return true;
};

/** An option was chosen with the pointer. */
export const pickOption = (core: GridCore, value: string) => {
  const open = openSession(core);
  if (!open) return;
  setSession(core, { ...open.session, activeOption: value });
  commitEdit(core);
};

/** Takes a text from another control, such as the calendar. */
export const pickText = (core: GridCore, text: string) => {
  const target = focusedCell(core);
  if (!target || target.isReadOnly) return;
  if (!openSession(core)) setSession(core, beginSession(target, 'caret', text));
  core.ports.write(text, 'end');
  takeInput(core, { text, isComposing: false });
  commitEdit(core);
};

/** Inserts a line break in a multi-line cell; elsewhere the key does nothing. */
export const breakLine = (core: GridCore): boolean => {
  if (openSession(core)?.target.kind.editor === 'lines') core.ports.insert('\n');
  return true;
};

/** Delete: empties the cell; a cell that requires a value displays the refusal. */
export const clearCell = (core: GridCore): boolean => {
  const target = focusedCell(core);
  if (!target) return false;
  if (target.row.isLoading) notify(core, textsOf(core).writeNotLoaded);
  else if (target.isReadOnly) notify(core, textsOf(core).cannotWrite);
  else if (target.value === null) core.sender.revert(refOf(target));
  else {
    const edit = {
      ...refOf(target),
      parentId: target.parentId,
      value: null,
      text: '',
      base: target.value,
      ...seenIn(target),
    };
    const reading = parseCell(target.kind, '', target.context);
    if (reading.ok) core.sender.send([edit]);
    else core.sender.refuse(edit, reading.message);
  }
  return true;
};
