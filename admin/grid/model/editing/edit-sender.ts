import type { GridCellRef, GridEdit, GridProps, RefusedGridEdit } from '../../grid-props.ts';
import type { GridEditOutcome, GridRefusal } from '../../edit-outcome.ts';
import { fill, type GridTexts } from '../../texts.ts';
import type { GridAction, GridState } from '../grid-state.ts';
import { pendingAt, seenIn, type PendingEdit, discardLabels } from './pending.ts';
import type { ReplacementOf } from '../places/remap-rows.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import type { Store } from '../store.ts';

/** How long a cell displays the saved mark. */
const savedMs = 900;

/** Above this number of cells only the count is announced, because marks would redraw a pasted block twice more. */
const savedMarksMax = 20;

export interface SenderPorts {
  readonly store: Store<GridState, GridAction>;
  readonly texts: () => GridTexts;
  /** The edits of one operation, with an outcome for each in their order. */
  readonly onEdits: GridProps['onEdits'];
  readonly onRetry: (cell: GridCellRef) => void;
  readonly onDiscard: (cell: GridCellRef) => void;
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
  readonly replacementOf: ReplacementOf;
  readonly after: (delayMs: number, run: () => void) => void;
  /** Counts user actions, so that a refusal opens its box only when the person has not moved on. */
  readonly operationCount: () => number;
}

export interface EditSender {
  /** The edits of one operation: one cell, or a paste or fill. */
  readonly send: (edits: readonly GridEdit[]) => void;
  /** A value that the grid itself refuses, displayed in its cell like a refusal of the host. */
  readonly refuse: (edit: GridEdit, message: string) => void;
  /**
   * Edits that the host refused before this sheet was mounted, displayed in their cells unless these were edited again.
   */
  readonly showRefused: (refused: readonly RefusedGridEdit[]) => void;
  /** Discards a refused edit. False when there is none. */
  readonly revert: (cell: GridCellRef) => boolean;
  readonly retry: (cell: GridCellRef) => void;
  /** Discards the refused edits of the newest operation, which changed last. False when there are none. */
  readonly discardNewest: () => boolean;
}

const failure = (error: unknown): GridRefusal => ({
  ok: false,
  kind: 'failed',
  message: error instanceof Error ? error.message : String(error),
});

const lost: GridRefusal = { ok: false, kind: 'failed', message: '' };

const cellOf = ({ rowId, columnId }: GridCellRef): GridCellRef => ({ rowId, columnId });

const applied = (entry: PendingEdit, outcome: GridEditOutcome): PendingEdit =>
  outcome.ok
    ? { ...entry, state: 'saved' }
    : { ...entry, state: 'refused', refusal: outcome, isTriedAgain: false };

/**
 * The message at an operation's end: the reason for one cell, the count for many. `keysOf` names the keys of a refused
 * cell.
 */
const labelFor = (
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
  onDiscard,
  cellAt,
  replacementOf,
  after,
  operationCount,
}: SenderPorts): EditSender => {
  let sequencer = 0;
  let newest: readonly PendingEdit[] = [];
  /** The current state of an entry unless a newer edit replaced it; its row may have a new id. */
  const current = ({ edit, turn }: PendingEdit): readonly PendingEdit[] => {
    const { pending } = store.get();
    const replacement = replacementOf(edit.rowId);
    const remapped = replacement === null ? undefined : pendingAt(pending, { ...edit, rowId: replacement });
    return [pendingAt(pending, edit), remapped].flatMap((held) => (held?.turn === turn ? [held] : []));
  };
  const announce = (text: string) => store.dispatch({ type: 'announce', text });
  const notify = (text: string) => store.dispatch({ type: 'notify', text });
  const labelOf = (entry: PendingEdit) => discardLabels(texts(), entry, cellAt(entry.edit));
  const outcomeLabel = (entries: readonly PendingEdit[]): string =>
    labelFor(texts(), entries, (entry) => labelOf(entry).keys);
  const begin = (edit: GridEdit): PendingEdit => {
    sequencer += 1;
    return { edit, turn: sequencer, state: 'saving', refusal: null };
  };

  // A retry after a conflict uses the row's current version as its base, because the person has seen the other value.
  const seenNow = ({ edit, refusal }: PendingEdit): GridEdit => {
    const target = refusal?.kind === 'conflict' ? cellAt(edit) : null;
    return target ? { ...edit, base: target.value, ...seenIn(target) } : edit;
  };

  const fadeSaved = (saved: readonly PendingEdit[]) =>
    after(savedMs, () =>
      store.dispatch({ type: 'unpend', cells: saved.flatMap(current).map(({ edit }) => edit) }),
    );

  const applyOutcomes = (
    entries: readonly (PendingEdit | null)[],
    outcomes: readonly GridEditOutcome[],
    sentAt: number,
  ) => {
    const ended = entries.flatMap((entry, index) =>
      entry ? current(entry).map((held) => applied(held, outcomes[index] ?? lost)) : [],
    );
    if (ended.length === 0) return;
    const saved = ended.filter(({ state }) => state === 'saved');
    const refused = ended.find(({ state }) => state === 'refused');
    const isMarked = saved.length <= savedMarksMax;
    store.dispatch({
      type: 'pend',
      entries: isMarked ? ended : ended.filter((edit) => edit.state === 'refused'),
    });
    if (isMarked) fadeSaved(saved);
    else store.dispatch({ type: 'unpend', cells: saved.map(({ edit }) => edit) });
    if (refused || !isMarked) notify(outcomeLabel(ended));
    else announce(outcomeLabel(ended));
    const { session, hasKeyboard } = store.get();
    const isWaiting = session === null && hasKeyboard && operationCount() === sentAt;
    // The focus stays, because the person may type on for that row without looking.
    if (refused && isWaiting) store.dispatch({ type: 'showRefused', cell: cellOf(refused.edit) });
  };

  /** Failing edits that are retried are marked in their cells, and announced the first time. */
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
    if (isNew) notify(outcomeLabel(failed));
  };

  const send = async (edits: readonly GridEdit[]) => {
    if (edits.length === 0) return;
    const sentAt = operationCount();
    // Cells of new rows have no position yet: the host displays their state.
    const entries = edits.map((edit) =>
      edit.newRow === undefined && edit.fault === undefined ? begin(edit) : null,
    );
    newest = entries.flatMap((entry) => entry ?? []);
    store.dispatch({ type: 'pend', entries: newest });
    const onFailing = (failing: readonly RefusedGridEdit[]) => fail(entries, failing);
    const outcomes = await onEdits(edits, onFailing).catch((error: unknown) =>
      edits.map(() => failure(error)),
    );
    applyOutcomes(entries, outcomes, sentAt);
  };

  const discard = (entries: readonly PendingEdit[]): boolean => {
    const refused = entries.filter(({ state }) => state === 'refused');
    const [first] = refused;
    if (first === undefined) return false;
    const { done } = labelOf(first);
    store.dispatch({ type: 'unpend', cells: refused.map(({ edit }) => edit) });
    for (const { edit } of refused) onDiscard(cellOf(edit));
    announce(done);
    return true;
  };

  return {
    send: (edits) => void send(edits),
    refuse: (edit, message) => {
      const refusal: GridRefusal = { ok: false, kind: 'refused', message };
      const entry: PendingEdit = { ...begin(edit), state: 'refused', refusal };
      newest = [entry];
      store.dispatch({ type: 'pend', entries: newest });
      announce(outcomeLabel([entry]));
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
      return discard(entry ? [entry] : []);
    },
    retry: (cell) => {
      const entry = pendingAt(store.get().pending, cell);
      if (entry?.isTriedAgain) onRetry(cellOf(cell));
      else if (entry) void send([seenNow(entry)]);
    },
    discardNewest: () => discard(newest.flatMap(current)),
  };
};
