import { useState } from 'react';
import { keepPlace, type HeldRow } from '../keep-place.ts';
import type { GridRow } from '../../grid/index.ts';

const placeOf = (rows: readonly GridRow[], id: string): number => rows.findIndex((row) => row.id === id);

const seenNow = (rows: readonly GridRow[], id: string | null): HeldRow<GridRow> | null => {
  const at = id === null ? -1 : placeOf(rows, id);
  const row = rows[at];
  // A heading and a gap are nobody's: what takes their place comes in.
  return row && !row.isLoading && !row.isGroup ? { row, at } : null;
};

const heldNext = (
  rows: readonly GridRow[],
  held: HeldRow<GridRow> | null,
  heldId: string | null,
): HeldRow<GridRow> | null => {
  if (heldId === null) return null;
  // A row that is gone was left by nobody: what took its place stays held until the keyboard goes on.
  if (held?.row.id !== heldId) return seenNow(rows, heldId) ?? held;
  const inPlace = rows[held.at];
  return inPlace?.id === heldId && inPlace !== held.row ? { row: inPlace, at: held.at } : held;
};

/**
 * Keeps the row under a person's hands where it stands until they leave it: a sort, a filter or a group would carry it
 * away. Another sort or filter is asked for, and takes it along. `hold` keeps a row that takes another's place, as a job
 * takes its draft's.
 */
export const useHeldRow = (rows: readonly GridRow[], heldId: string | null, query: unknown) => {
  const [held, setHeld] = useState<HeldRow<GridRow> | null>(null);
  const [askedFor, setAskedFor] = useState(query);
  if (askedFor !== query) {
    setAskedFor(query);
    setHeld(null);
  } else {
    const next = heldNext(rows, held, heldId);
    if (next !== held) setHeld(next);
  }
  return { rows: keepPlace(rows, held), hold: setHeld };
};
