import { useState } from 'react';
import type { GridRow } from '../../grid/index.ts';
import { shownNext, type Handed, type Shown, type ShownNow } from '../keep-place.ts';

type Seen = Shown<GridRow>;

const isSame = (seen: Seen, now: ShownNow<GridRow>): boolean =>
  seen.rows === now.rows && seen.heldId === now.heldId && seen.query === now.query;

/**
 * Keeps the row under a person's hands where it stands until they leave it. `hand` puts a row in another's place, as a job
 * takes its draft's; `letGo` gives up the row that the person is in.
 */
export const useHeldRow = (rows: readonly GridRow[], heldId: string | null, query: unknown) => {
  const now = { rows, heldId, query };
  const [seen, setSeen] = useState<Seen>({ ...now, shown: rows, handed: null, letGo: null });
  const next = isSame(seen, now) ? seen : shownNext(seen, now);
  if (next !== seen) setSeen(next);
  return {
    rows: next.shown,
    hand: (handed: Handed<GridRow>) => setSeen((before) => shownNext({ ...before, handed }, before)),
    letGo: () => setSeen((before) => shownNext({ ...before, letGo: before.heldId }, before)),
  };
};
