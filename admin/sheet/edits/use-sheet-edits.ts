import { useEffect, type RefObject } from 'react';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { GridCellRef, GridColumn, GridHandle } from '../../grid/index.ts';
import { useSync } from '../../sync/open-sync.tsx';
import { useTexts } from '../../texts/locale.tsx';
import { useEditSubmitter, type EditSubmitter } from '../../sync/edits/use-edit-submitter.ts';
import { useRecoveredEdits } from '../../sync/edits/use-recovered-edits.ts';
import { useClashWarnings } from './use-clash-warnings.ts';
import { editLabels } from './stored-labels.ts';
import type { Sheet } from '../rows/use-sheet.ts';

interface SheetEditsPorts {
  readonly sheet: Sheet;
  readonly columns: readonly GridColumn[];
  readonly flows: readonly Flow[];
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly me: Me;
  readonly handle: RefObject<GridHandle | null>;
  /** Cards cannot be edited. */
  readonly isNarrow: boolean;
}

/** Submits the sheet's edits, and those recovered from an earlier page. */
export const useSheetEdits = (
  ports: SheetEditsPorts,
): EditSubmitter & { readonly discard: (cell: GridCellRef) => void; readonly retry: () => void } => {
  const { sheet, columns, flows, flowOf, me, handle, isNarrow } = ports;
  const texts = useTexts();
  const sync = useSync();
  const labels = editLabels({ columns, flowOf, texts, me });
  const { jobs } = sheet;
  const submitter = useEditSubmitter({ jobs, flowOf, words: labels });
  const warnOfClashes = useClashWarnings({ jobs, flowOf, me, labels });
  useRecoveredEdits({ grid: handle, list: sheet, flows, columns, jobs, words: labels, isSheet: !isNarrow });
  useEffect(() => {
    for (const { id, version } of jobs.values()) sync.observeVersion(id, version);
  }, [jobs, sync]);
  const submit: EditSubmitter['submit'] = async (edits, ...rest) => {
    const outcomes = await submitter.submit(edits, ...rest);
    warnOfClashes(edits, outcomes);
    return outcomes;
  };
  return { ...submitter, submit, discard: sync.discard, retry: sync.retryNow };
};
