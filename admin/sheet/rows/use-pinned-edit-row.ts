import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import { jobQuery } from '../../api/queries.ts';
import type { GridRow } from '../../grid/index.ts';
import { nextVisible, type Handed, type VisibleRows, type VisibleNow } from './pin-row.ts';
import type { Sheet } from './use-sheet.ts';

const jobIdForm = /^job_/;

type Seen = VisibleRows<GridRow>;

const isSame = (seen: Seen, now: VisibleNow<GridRow>): boolean =>
  seen.rows === now.rows &&
  seen.pinnedId === now.pinnedId &&
  seen.query === now.query &&
  seen.lost === now.lost;

/** Keeps the edited job current when no page of the list contains it, because list updates do not reach it. */
export const useLostRow = (
  pinnedId: string | null,
  { jobs, makeRow }: { readonly jobs: Sheet['jobs']; readonly makeRow: (job: JobRow) => GridRow },
): GridRow | null => {
  const lostId = pinnedId !== null && jobIdForm.test(pinnedId) && !jobs.has(pinnedId) ? pinnedId : null;
  const { data } = useQuery({ ...jobQuery(lostId ?? ''), enabled: lostId !== null });
  return lostId !== null && data ? makeRow(data.job) : null;
};

/**
 * Pins the edited row until the person leaves it. `hand` replaces a row, as a job replaces its draft; `letGo` releases
 * the pinned row.
 */
export const usePinnedEditRow = (now: VisibleNow<GridRow>) => {
  const [seen, setSeen] = useState<Seen>({ ...now, visible: now.rows, handed: null, letGo: null });
  const next = isSame(seen, now) ? seen : nextVisible(seen, now);
  if (next !== seen) setSeen(next);
  return {
    rows: next.visible,
    hand: (handed: Handed<GridRow>) => setSeen((before) => nextVisible({ ...before, handed }, before)),
    letGo: () => setSeen((before) => nextVisible({ ...before, letGo: before.pinnedId }, before)),
  };
};
