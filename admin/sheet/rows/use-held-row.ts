import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import { jobQuery } from '../../api/queries.ts';
import type { GridRow } from '../../grid/index.ts';
import { shownNext, type Handed, type Shown, type ShownNow } from './keep-place.ts';
import type { Sheet } from './use-sheet.ts';

const jobIdForm = /^job_/;

type Seen = Shown<GridRow>;

const isSame = (seen: Seen, now: ShownNow<GridRow>): boolean =>
  seen.rows === now.rows && seen.heldId === now.heldId && seen.query === now.query && seen.lost === now.lost;

/** The job under a person's hands where no page of the list has it: no answer would reach its row there. */
export const useLostRow = (
  heldId: string | null,
  { jobs, makeRow }: { readonly jobs: Sheet['jobs']; readonly makeRow: (job: JobRow) => GridRow },
): GridRow | null => {
  const lostId = heldId !== null && jobIdForm.test(heldId) && !jobs.has(heldId) ? heldId : null;
  const { data } = useQuery({ ...jobQuery(lostId ?? ''), enabled: lostId !== null });
  return lostId !== null && data ? makeRow(data.job) : null;
};

/**
 * Keeps the row under a person's hands where it stands until they leave it. `hand` puts a row in another's place, as a job
 * takes its draft's; `letGo` gives up the row that the person is in.
 */
export const useHeldRow = (now: ShownNow<GridRow>) => {
  const [seen, setSeen] = useState<Seen>({ ...now, shown: now.rows, handed: null, letGo: null });
  const next = isSame(seen, now) ? seen : shownNext(seen, now);
  if (next !== seen) setSeen(next);
  return {
    rows: next.shown,
    hand: (handed: Handed<GridRow>) => setSeen((before) => shownNext({ ...before, handed }, before)),
    letGo: () => setSeen((before) => shownNext({ ...before, letGo: before.heldId }, before)),
  };
};
