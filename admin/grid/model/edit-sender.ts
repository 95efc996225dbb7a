import type { GridCellRef, GridEdit, GridEditOutcome, GridRefusal } from '../grid-props.ts';
import { fill, type GridTexts } from '../texts.ts';
import type { GridAction, GridState } from './grid-state.ts';
import { pendingAt, type PendingEdit } from './pending.ts';
import type { Store } from './store.ts';

/** How long a cell shows that it was saved. */
const savedMs = 900;

export interface SenderPorts {
  readonly store: Store<GridState, GridAction>;
  readonly texts: () => GridTexts;
  readonly onEdit: (edit: GridEdit) => Promise<GridEditOutcome>;
  readonly after: (delayMs: number, run: () => void) => void;
  /** Counts what the person does, so that a refusal takes the keyboard back only from someone who waits. */
  readonly gestureCount: () => number;
}

export interface EditSender {
  /** One gesture's edits: one of a cell now; a paste or a fill gives many. */
  readonly send: (edits: readonly GridEdit[]) => void;
  /** A value that the grid itself refuses, kept in its place like one that the host refused. */
  readonly refuse: (edit: GridEdit, message: string) => void;
  /** Drops the person's text. False when there was none. */
  readonly revert: (cell: GridCellRef) => boolean;
  readonly retry: (cell: GridCellRef) => void;
}

const failure = (error: unknown): GridRefusal => ({
  ok: false,
  kind: 'failed',
  message: error instanceof Error ? error.message : String(error),
});

export const createEditSender = ({ store, texts, onEdit, after, gestureCount }: SenderPorts): EditSender => {
  let turns = 0;
  const isCurrent = (entry: PendingEdit) => pendingAt(store.get().pending, entry.edit)?.turn === entry.turn;
  const say = (text: string) => store.dispatch({ type: 'say', text });

  const showRefusal = (entry: PendingEdit, refusal: GridRefusal) => {
    store.dispatch({ type: 'pend', entry: { ...entry, state: 'refused', refusal } });
    say(`${fill(texts().notSaved, { message: refusal.message })} ${texts().refusalKeys}`);
  };

  const showSaved = (entry: PendingEdit) => {
    store.dispatch({ type: 'pend', entry: { ...entry, state: 'saved' } });
    say(texts().saved);
    after(savedMs, () => {
      if (isCurrent(entry)) store.dispatch({ type: 'unpend', cell: entry.edit });
    });
  };

  const settle = (entry: PendingEdit, outcome: GridEditOutcome, sentAt: number) => {
    if (!isCurrent(entry)) return;
    if (outcome.ok) return showSaved(entry);
    showRefusal(entry, outcome);
    const { session, hasKeyboard } = store.get();
    const isWaiting = session === null && hasKeyboard && gestureCount() === sentAt;
    if (isWaiting) store.dispatch({ type: 'focus', cell: cellOf(entry.edit), tab: 'end' });
  };

  const sendOne = async (edit: GridEdit, sentAt: number) => {
    turns += 1;
    const entry: PendingEdit = { edit, turn: turns, state: 'saving', refusal: null };
    store.dispatch({ type: 'pend', entry });
    const outcome = await onEdit(edit).catch(failure);
    settle(entry, outcome, sentAt);
  };

  return {
    send: (edits) => {
      const sentAt = gestureCount();
      for (const edit of edits) void sendOne(edit, sentAt);
    },
    refuse: (edit, message) => {
      turns += 1;
      const refusal: GridRefusal = { ok: false, kind: 'refused', message };
      showRefusal({ edit, turn: turns, state: 'refused', refusal }, refusal);
    },
    revert: (cell) => {
      const entry = pendingAt(store.get().pending, cell);
      if (entry?.state !== 'refused') return false;
      store.dispatch({ type: 'unpend', cell });
      say(texts().reverted);
      return true;
    },
    retry: (cell) => {
      const entry = pendingAt(store.get().pending, cell);
      if (entry) void sendOne(entry.edit, gestureCount());
    },
  };
};

const cellOf = ({ rowId, columnId }: GridCellRef): GridCellRef => ({ rowId, columnId });
