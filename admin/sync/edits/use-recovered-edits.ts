import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { readJobs } from '../../api/client.ts';
import type { GridColumn, GridHandle } from '../../grid/index.ts';
import { useLive } from '../live/live.tsx';
import { useSync } from '../open-sync.tsx';
import type { Rejection } from '../outcome.ts';
import { jobIdOf } from '../send-cells.ts';
import { useTexts } from '../../texts/locale.tsx';
import { gridOutcome } from './use-edit-submitter.ts';
import { offscreenError, type EditLabels } from './edit-labels.ts';

interface RecoveryPorts {
  readonly grid: RefObject<GridHandle | null>;
  readonly list: { readonly isPending: boolean; readonly error: unknown };
  readonly flows: readonly Flow[];
  readonly columns: readonly GridColumn[];
  /** The displayed jobs, by id. */
  readonly jobs: ReadonlyMap<string, JobRow>;
  readonly words: EditLabels;
  /** Without a sheet, recovered edits stay in the storage. */
  readonly isSheet: boolean;
}

/** Fetches a job that is not displayed; undefined when it is deleted or the server is not reached. */
const readJob = async (id: string): Promise<JobRow | undefined> => {
  try {
    return (await readJobs([id]))[0];
  } catch {
    return undefined;
  }
};

/**
 * Sends edits again that an earlier page of this person left unanswered, once the sheet is mounted. Rejected
 * edits that were not discarded are displayed in their cells, or in the frame when those are not visible.
 */
export const useRecoveredEdits = (ports: RecoveryPorts): void => {
  const { grid, list, flows, isSheet } = ports;
  const { reportOffscreenError } = useLive();
  const sync = useSync();
  const texts = useTexts();
  const show = useEffectEvent(async ({ edit, problem }: Rejection) => {
    const { columns, jobs, words: labels } = ports;
    const visible = jobs.get(jobIdOf(edit));
    const job = visible ?? (await readJob(jobIdOf(edit)));
    const refusal = gridOutcome({ ok: false, problem }, { texts, labelOf: labels.valueIn(job) });
    if (refusal.ok) return;
    grid.current?.showRefused([{ edit, refusal }]);
    const isSeen = visible !== undefined && columns.some(({ id }) => id === edit.columnId);
    if (!isSeen) reportOffscreenError([offscreenError({ edit, job, refusal }, labels)]);
  });
  const isReady = isSheet && !list.isPending && !list.error && flows.length > 0;
  useEffect(() => {
    if (!isReady) return undefined;
    for (const rejection of sync.rejections()) void show(rejection);
    return sync.recoverOrphaned({
      unsent: ({ edits }) => {
        grid.current?.resend(edits);
        return grid.current !== null;
      },
      rejected: (rejection) => {
        sync.holdRejection(rejection);
        void show(rejection);
        return true;
      },
    });
  }, [sync, grid, isReady]);
};
