import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { readJobs } from '../../api/client.ts';
import type { GridColumn, GridHandle } from '../../grid/index.ts';
import type { RefusedEdit } from '../outbox/kept-edits.ts';
import { useLive } from '../live/live.tsx';
import { useTexts } from '../../texts/locale.tsx';
import { gridOutcome } from './grid-outcome.ts';
import { jobIdOf, unseenRefusal, type EditWords } from './edit-words.ts';

interface AdoptPorts {
  readonly grid: RefObject<GridHandle | null>;
  readonly list: { readonly isPending: boolean; readonly error: unknown };
  readonly flows: readonly Flow[];
  readonly columns: readonly GridColumn[];
  /** The jobs on show, by id. */
  readonly jobs: ReadonlyMap<string, JobRow>;
  readonly words: EditWords;
  /** Without a sheet to make them in they stay kept. */
  readonly isSheet: boolean;
}

/** A job that is not on show; undefined where it is gone, or the server is not reached. */
const readJob = async (id: string): Promise<JobRow | undefined> => {
  try {
    return (await readJobs([id]))[0];
  } catch {
    return undefined;
  }
};

/**
 * Once the sheet is there: makes the edits again that an earlier page of this person left unsent, and shows those that
 * were refused and not put back: in their cells, and in the frame where those are not on show.
 */
export const useAdoptedEdits = (ports: AdoptPorts): void => {
  const { grid, list, flows, isSheet } = ports;
  const { outbox, tellUnseen } = useLive();
  const texts = useTexts();
  const show = useEffectEvent(async ({ edit, problem }: RefusedEdit) => {
    const { columns, jobs, words } = ports;
    const shown = jobs.get(jobIdOf(edit));
    const job = shown ?? (await readJob(jobIdOf(edit)));
    const refusal = gridOutcome({ ok: false, problem }, { texts, wordsOf: words.valueIn(job) });
    if (refusal.ok) return;
    grid.current?.showRefused([{ edit, refusal }]);
    const isSeen = shown !== undefined && columns.some(({ id }) => id === edit.columnId);
    if (!isSeen) tellUnseen([unseenRefusal({ edit, job, refusal }, words)]);
  });
  const isReady = isSheet && !list.isPending && !list.error && flows.length > 0;
  useEffect(() => {
    if (!isReady) return undefined;
    for (const one of outbox.refused()) void show(one);
    return outbox.adopt({
      unsent: (edits) => {
        grid.current?.resend(edits);
        return grid.current !== null;
      },
      refused: (one) => {
        outbox.holdRefused(one);
        void show(one);
        return true;
      },
    });
  }, [outbox, grid, isReady]);
};
