import type { GridCellRef, GridEdit, RefusedGridEdit } from '../../grid-props.ts';
import type { GridRefusal } from '../../edit-outcome.ts';
import type { GridTexts } from '../../texts.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';

/** The state of a submitted edit. Refused edits keep the person's text until it is corrected or discarded. */
export interface PendingEdit {
  readonly edit: GridEdit;
  /** Increases with every sent edit, so that a late answer never applies to a newer edit of the same cell. */
  readonly turn: number;
  readonly state: 'saving' | 'saved' | 'refused';
  readonly refusal: GridRefusal | null;
  /** The edit is failing and the host retries it. */
  readonly isTriedAgain?: boolean;
}

/** By row and column: a row selects its own part, whose identity changes only when its edits do. */
export type PendingEdits = ReadonlyMap<string, ReadonlyMap<string, PendingEdit>>;

export const noPending: PendingEdits = new Map();

export const pendingAt = (pending: PendingEdits, cell: GridCellRef): PendingEdit | undefined =>
  pending.get(cell.rowId)?.get(cell.columnId);

/** The revision that an edit of a cell is based on: its row's, if the host sets one. */
export const seenIn = ({ row: { revision } }: ResolvedCell): { readonly revision?: number } =>
  revision === undefined ? {} : { revision };

/** The refusal to display: the active cell's, else one that arrived after the person had left its cell. */
export const visibleRefusal = (
  pending: PendingEdits,
  { focus, refusedAt }: { readonly focus: GridCellRef | null; readonly refusedAt: GridCellRef | null },
): PendingEdit | null => {
  const refusedIn = (cell: GridCellRef | null) => {
    const held = cell ? pendingAt(pending, cell) : undefined;
    return held?.state === 'refused' ? held : null;
  };
  return refusedIn(focus) ?? refusedIn(refusedAt);
};

/** All refused edits that wait to be corrected or discarded. */
export const allRefused = (pending: PendingEdits): readonly RefusedGridEdit[] =>
  [...pending.values()].flatMap((row) =>
    [...row.values()].flatMap(({ edit, state, refusal }) =>
      state === 'refused' && refusal !== null ? [{ edit, refusal }] : [],
    ),
  );

/** Copies the map once per operation, however many edits it has. */
const changed = (
  pending: PendingEdits,
  rowIds: Iterable<string>,
  change: (rows: Map<string, Map<string, PendingEdit>>) => void,
): PendingEdits => {
  const rows = new Map<string, Map<string, PendingEdit>>();
  for (const rowId of rowIds) if (!rows.has(rowId)) rows.set(rowId, new Map(pending.get(rowId)));
  change(rows);
  const next = new Map(pending);
  for (const [rowId, row] of rows) {
    if (row.size === 0) next.delete(rowId);
    else next.set(rowId, row);
  }
  return next;
};

export const withPending = (pending: PendingEdits, entries: readonly PendingEdit[]): PendingEdits =>
  changed(
    pending,
    entries.map(({ edit }) => edit.rowId),
    (rows) => {
      for (const entry of entries) rows.get(entry.edit.rowId)?.set(entry.edit.columnId, entry);
    },
  );

export const withoutPending = (pending: PendingEdits, cells: readonly GridCellRef[]): PendingEdits => {
  const held = cells.filter((cell) => pendingAt(pending, cell) !== undefined);
  if (held.length === 0) return pending;
  return changed(
    pending,
    held.map(({ rowId }) => rowId),
    (rows) => {
      for (const { rowId, columnId } of held) rows.get(rowId)?.delete(columnId);
    },
  );
};

interface DiscardLabels {
  /** The label of the button. */
  readonly act: string;
  /** The message after it. */
  readonly done: string;
  /** The description of the box's keys for screen readers. */
  readonly keys: string;
}

/** Whether the cell's value changed since the person saw it: discarding their text does not restore the old value. */
const isSuperseded = ({ edit, refusal }: PendingEdit, current: ResolvedCell | null): boolean =>
  refusal?.kind === 'conflict' || (current !== null && current.value !== edit.base);

/** The labels for discarding a refused edit: the old value returns, or another person's value stays. */
export const discardLabels = (
  texts: GridTexts,
  entry: PendingEdit,
  current: ResolvedCell | null,
): DiscardLabels =>
  isSuperseded(entry, current)
    ? { act: texts.keepPresent, done: texts.keptPresent, keys: texts.conflictKeys }
    : { act: texts.revert, done: texts.reverted, keys: texts.refusalKeys };
