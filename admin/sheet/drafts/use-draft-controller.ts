import { useEffect, useRef, useState } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import { readJobs } from '../../api/client.ts';
import type { GridEdit, GridEditOutcome, GridMenuItem, GridRow, OnGridFailing } from '../../grid/index.ts';
import { useSync } from '../../sync/open-sync.tsx';
import { useTexts } from '../../texts/locale.tsx';
import type { useDeferredResort } from '../rows/use-deferred-resort.ts';
import type { EditSubmitter } from '../../sync/edits/use-edit-submitter.ts';
import { isDraftId } from './draft.ts';
import type { Handed } from '../rows/pin-row.ts';
import type { OpenedJob } from './opening-run.ts';
import type { DraftRows } from './use-draft-rows.ts';

interface DraftPorts {
  readonly drafts: DraftRows;
  readonly submitJobs: EditSubmitter['submit'];
  /** The id of the row with the focus. */
  readonly focusedId: string | null;
  /** Reports the jobs that were written. */
  readonly changed: Pick<ReturnType<typeof useDeferredResort>, 'wrote'>;
  /** Replaces a draft's row by its job's. */
  readonly hand: (handed: Handed<GridRow>) => void;
  /** Releases the pinned row with the focus. */
  readonly letGo: () => void;
  readonly makeRow: (job: JobRow) => GridRow;
  /** Undoes or redoes on the server. */
  readonly onStep: (way: 'undo' | 'redo') => void;
}

const jobIn = async ({ jobId, job }: OpenedJob): Promise<JobRow | undefined> =>
  job ?? (await readJobs([jobId]).catch(() => []))[0];

type Submit = (edits: readonly GridEdit[]) => Promise<readonly GridEditOutcome[]>;

/** Submits the edits of drafts and of jobs separately; returns an outcome for each in order. */
const submitApart = async (
  edits: readonly GridEdit[],
  { drafts, jobs }: { readonly drafts: Submit; readonly jobs: Submit },
): Promise<readonly GridEditOutcome[]> => {
  const ofDrafts = edits.filter(({ rowId }) => isDraftId(rowId));
  const ofJobs = edits.filter(({ rowId }) => !isDraftId(rowId));
  const [fromDrafts, fromJobs] = await Promise.all([
    ofDrafts.length === 0 ? [] : drafts(ofDrafts),
    ofJobs.length === 0 ? [] : jobs(ofJobs),
  ]);
  const outcomes = new Map<GridEdit, GridEditOutcome | undefined>();
  for (const [index, edit] of ofDrafts.entries()) outcomes.set(edit, fromDrafts[index]);
  for (const [index, edit] of ofJobs.entries()) outcomes.set(edit, fromJobs[index]);
  return edits.map((edit) => outcomes.get(edit) ?? { ok: true });
};

/** The sheet's operations on drafts: edits, retry, undo and redo. */
export const useDraftController = (ports: DraftPorts) => {
  const { drafts, submitJobs, focusedId, changed, hand, letGo, makeRow, onStep } = ports;
  const latest = useRef({ focusedId });
  const { t } = useTexts();
  const [isUndone, setUndone] = useState(false);
  /** A draft that became a job keeps its position while the person is in it. */
  const place = useRef(async (_opened: ReadonlyMap<string, OpenedJob>): Promise<void> => undefined);
  useEffect(() => {
    latest.current = { focusedId };
    place.current = async (opened) => {
      const from = latest.current.focusedId ?? '';
      const openedJob = opened.get(from);
      const job = openedJob && (await jobIn(openedJob));
      if (job) hand({ from, row: makeRow(job) });
    };
  });
  const { onOpened } = drafts;
  useEffect(() => onOpened((opened) => place.current(opened)), [onOpened]);
  const { operationIdOf } = useSync();
  const sheet = { writeJobs: submitJobs };
  const retry = (ids: readonly string[]) => drafts.open(ids, sheet);
  return {
    isUndone,
    retry,
    /** Submits an operation's edits, of jobs and of drafts. */
    onEdits: async (
      edits: readonly GridEdit[],
      onFailing: OnGridFailing,
    ): Promise<readonly GridEditOutcome[]> => {
      setUndone(false);
      // Edits of drafts and of jobs are sent separately, but share an operation id for undo.
      const operationId = operationIdOf(edits);
      const outcomes = await submitApart(edits, {
        drafts: (ofDrafts) => drafts.write(ofDrafts, operationId, sheet),
        jobs: (ofJobs) => submitJobs(ofJobs, operationId, onFailing),
      });
      const written = edits.filter(({ rowId }, index) => !isDraftId(rowId) && outcomes[index]?.ok === true);
      changed.wrote(
        written.map(({ rowId, parentId }) => parentId ?? rowId),
        latest.current.focusedId,
      );
      return outcomes;
    },
    undo: () => {
      const isMine = drafts.undo();
      setUndone(isMine);
      // Undo removes a row that the operation created, even when the person is in it.
      if (isMine) letGo();
      else onStep('undo');
    },
    redo: () => {
      if (drafts.redo()) setUndone(false);
      else onStep('redo');
    },
    items: (rowId: string): readonly GridMenuItem[] =>
      drafts.canOpen(rowId)
        ? [{ id: 'open-draft', label: t('draft.retryRow'), run: () => retry([rowId]) }]
        : [],
  };
};
