import type { GridCellRef, GridEdit, GridProps, RefusedGridEdit } from '../../grid-props.ts';
import type { GridEditOutcome, GridRefusal } from '../../edit-outcome.ts';
import { fill, type GridTexts } from '../../texts.ts';
import type { GridAction, GridState } from '../grid-state.ts';
import { pendingAt, type PendingEdit } from './pending.ts';
import { dropWords } from './refusal-words.ts';
import type { SuccessorOf } from '../places/renamed.ts';
import { seenIn, type ResolvedCell } from '../places/resolve-cell.ts';
import type { Store } from '../store.ts';

/** How long a cell shows that it was saved. */
const savedMs = 900;

/** Of more cells than these the number is told instead: marks that come and go would draw a pasted block twice more. */
const savedMarksMax = 20;

export interface SenderPorts {
  readonly store: Store<GridState, GridAction>;
  readonly texts: () => GridTexts;
  /** One gesture's edits, with an outcome for each in their order. */
  readonly onEdits: GridProps['onEdits'];
  readonly onRetry: (cell: GridCellRef) => void;
  readonly onPutBack: (cell: GridCellRef) => void;
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
  readonly successorOf: SuccessorOf;
  readonly after: (delayMs: number, run: () => void) => void;
  /** Counts what the person does, so that a refusal opens its box only for someone who waits. */
  readonly gestureCount: () => number;
}

export interface EditSender {
  /** One gesture's edits: one of a cell, or as many as a paste or a fill gives. */
  readonly send: (edits: readonly GridEdit[]) => void;
  /** A value that the grid itself refuses, kept in its place like one that the host refused. */
  readonly refuse: (edit: GridEdit, message: string) => void;
  /** Edits that the host refused before this sheet was there, in their places but for those written anew. */
  readonly showRefused: (refused: readonly RefusedGridEdit[]) => void;
  /** Drops the person's text. False when there was none. */
  readonly revert: (cell: GridCellRef) => boolean;
  readonly retry: (cell: GridCellRef) => void;
  /** Puts back what was refused of the newest gesture: that is what was last seen to change. False when nothing was. */
  readonly takeBack: () => boolean;
}

const failure = (error: unknown): GridRefusal => ({
  ok: false,
  kind: 'failed',
  message: error instanceof Error ? error.message : String(error),
});

const lost: GridRefusal = { ok: false, kind: 'failed', message: '' };

const cellOf = ({ rowId, columnId }: GridCellRef): GridCellRef => ({ rowId, columnId });

const settled = (entry: PendingEdit, outcome: GridEditOutcome): PendingEdit =>
  outcome.ok
    ? { ...entry, state: 'saved' }
    : { ...entry, state: 'refused', refusal: outcome, isTriedAgain: false };

/** What is said of a gesture's end: of one cell its words, of many their number. `keysOf` a refused one says what its keys do. */
const wordsFor = (
  texts: GridTexts,
  entries: readonly PendingEdit[],
  keysOf: (entry: PendingEdit) => string,
): string => {
  const refused = entries.filter(({ state }) => state === 'refused');
  const [first] = refused;
  if (first === undefined)
    return entries.length === 1 ? texts.saved : fill(texts.savedMany, { count: entries.length });
  if (entries.length === 1)
    return `${fill(texts.notSaved, { message: first.refusal?.message ?? '' })} ${keysOf(first)}`;
  const counts = { count: entries.length - refused.length, refused: refused.length };
  return `${fill(texts.savedSome, counts)} ${keysOf(first)}`;
};

export const createEditSender = ({
  store,
  texts,
  onEdits,
  onRetry,
  onPutBack,
  cellAt,
  successorOf,
  after,
  gestureCount,
}: SenderPorts): EditSender => {
  let turns = 0;
  let newest: readonly PendingEdit[] = [];
  /** An entry as it is held now, where no newer edit took its place; its row may have taken another name. */
  const current = ({ edit, turn }: PendingEdit): readonly PendingEdit[] => {
    const { pending } = store.get();
    const successor = successorOf(edit.rowId);
    const renamed = successor === null ? undefined : pendingAt(pending, { ...edit, rowId: successor });
    return [pendingAt(pending, edit), renamed].flatMap((held) => (held?.turn === turn ? [held] : []));
  };
  const say = (text: string) => store.dispatch({ type: 'say', text });
  const tell = (text: string) => store.dispatch({ type: 'tell', text });
  const wordsOf = (entry: PendingEdit) => dropWords(texts(), entry, cellAt(entry.edit));
  const outcomeWords = (entries: readonly PendingEdit[]): string =>
    wordsFor(texts(), entries, (entry) => wordsOf(entry).keys);
  const begin = (edit: GridEdit): PendingEdit => {
    turns += 1;
    return { edit, turn: turns, state: 'saving', refusal: null };
  };

  // Whoever repeats an edit that stood against another's has seen theirs.
  const seenNow = ({ edit, refusal }: PendingEdit): GridEdit => {
    const target = refusal?.kind === 'conflict' ? cellAt(edit) : null;
    return target ? { ...edit, base: target.value, ...seenIn(target) } : edit;
  };

  const fadeSaved = (saved: readonly PendingEdit[]) =>
    after(savedMs, () =>
      store.dispatch({ type: 'unpend', cells: saved.flatMap(current).map(({ edit }) => edit) }),
    );

  const settle = (
    entries: readonly (PendingEdit | null)[],
    outcomes: readonly GridEditOutcome[],
    sentAt: number,
  ) => {
    const ended = entries.flatMap((entry, index) =>
      entry ? current(entry).map((held) => settled(held, outcomes[index] ?? lost)) : [],
    );
    if (ended.length === 0) return;
    const saved = ended.filter(({ state }) => state === 'saved');
    const refused = ended.find(({ state }) => state === 'refused');
    const isMarked = saved.length <= savedMarksMax;
    store.dispatch({
      type: 'pend',
      entries: isMarked ? ended : ended.filter((one) => one.state === 'refused'),
    });
    if (isMarked) fadeSaved(saved);
    else store.dispatch({ type: 'unpend', cells: saved.map(({ edit }) => edit) });
    if (refused || !isMarked) tell(outcomeWords(ended));
    else say(outcomeWords(ended));
    const { session, hasKeyboard } = store.get();
    const isWaiting = session === null && hasKeyboard && gestureCount() === sentAt;
    // The keyboard stays where it is: what its person types next, their eyes on a paper, is for that row.
    if (refused && isWaiting) store.dispatch({ type: 'showRefused', cell: cellOf(refused.edit) });
  };

  /** Edits that fail and are tried again say so in their cells; the first time it is told. */
  const fail = (entries: readonly (PendingEdit | null)[], failing: readonly RefusedGridEdit[]) => {
    const failed = failing.flatMap(({ edit, refusal }) =>
      entries.flatMap((entry) =>
        entry?.edit === edit
          ? current(entry).map((held): PendingEdit => ({
              ...held,
              state: 'refused',
              refusal,
              isTriedAgain: true,
            }))
          : [],
      ),
    );
    const isNew = failed.some((entry) => current(entry).some(({ state }) => state === 'saving'));
    if (failed.length > 0) store.dispatch({ type: 'pend', entries: failed });
    if (isNew) tell(outcomeWords(failed));
  };

  const send = async (edits: readonly GridEdit[]) => {
    if (edits.length === 0) return;
    const sentAt = gestureCount();
    // Cells of new rows below the last one have no place yet: the host shows what becomes of them.
    const entries = edits.map((edit) =>
      edit.newRow === undefined && edit.fault === undefined ? begin(edit) : null,
    );
    newest = entries.flatMap((entry) => entry ?? []);
    store.dispatch({ type: 'pend', entries: newest });
    const onFailing = (failing: readonly RefusedGridEdit[]) => fail(entries, failing);
    const outcomes = await onEdits(edits, onFailing).catch((error: unknown) =>
      edits.map(() => failure(error)),
    );
    settle(entries, outcomes, sentAt);
  };

  const putBack = (entries: readonly PendingEdit[]): boolean => {
    const refused = entries.filter(({ state }) => state === 'refused');
    const [first] = refused;
    if (first === undefined) return false;
    const { done } = wordsOf(first);
    store.dispatch({ type: 'unpend', cells: refused.map(({ edit }) => edit) });
    for (const { edit } of refused) onPutBack(cellOf(edit));
    say(done);
    return true;
  };

  return {
    send: (edits) => void send(edits),
    refuse: (edit, message) => {
      const refusal: GridRefusal = { ok: false, kind: 'refused', message };
      const entry: PendingEdit = { ...begin(edit), state: 'refused', refusal };
      newest = [entry];
      store.dispatch({ type: 'pend', entries: newest });
      say(outcomeWords([entry]));
    },
    showRefused: (refused) => {
      const free = refused.filter(({ edit }) => pendingAt(store.get().pending, edit) === undefined);
      const entries = free.map(({ edit, refusal }): PendingEdit => ({
        ...begin(edit),
        state: 'refused',
        refusal,
      }));
      if (entries.length > 0) store.dispatch({ type: 'pend', entries });
    },
    revert: (cell) => {
      const entry = pendingAt(store.get().pending, cell);
      return putBack(entry ? [entry] : []);
    },
    retry: (cell) => {
      const entry = pendingAt(store.get().pending, cell);
      if (entry?.isTriedAgain) onRetry(cellOf(cell));
      else if (entry) void send([seenNow(entry)]);
    },
    takeBack: () => putBack(newest.flatMap(current)),
  };
};
