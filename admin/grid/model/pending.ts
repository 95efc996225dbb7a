import type { GridCellRef, GridEdit, GridRefusal } from '../grid-props.ts';

/** What has become of an edit that left its editor. Refused ones keep the person's text until it is mended or put back. */
export interface PendingEdit {
  readonly edit: GridEdit;
  /** Rises with every edit sent, so that a late answer never settles a newer edit of the same cell. */
  readonly turn: number;
  readonly state: 'saving' | 'saved' | 'refused';
  readonly refusal: GridRefusal | null;
}

/** By row and column: a row reads its own part and keeps its identity while nothing in it changes. */
export type PendingEdits = ReadonlyMap<string, ReadonlyMap<string, PendingEdit>>;

export const noPending: PendingEdits = new Map();

export const pendingAt = (pending: PendingEdits, cell: GridCellRef): PendingEdit | undefined =>
  pending.get(cell.rowId)?.get(cell.columnId);

export const withPending = (pending: PendingEdits, entry: PendingEdit): PendingEdits => {
  const { rowId, columnId } = entry.edit;
  return new Map(pending).set(rowId, new Map(pending.get(rowId)).set(columnId, entry));
};

export const withoutPending = (pending: PendingEdits, cell: GridCellRef): PendingEdits => {
  const row = pending.get(cell.rowId);
  if (!row?.has(cell.columnId)) return pending;
  const left = new Map(row);
  left.delete(cell.columnId);
  const next = new Map(pending);
  if (left.size === 0) next.delete(cell.rowId);
  else next.set(cell.rowId, left);
  return next;
};
