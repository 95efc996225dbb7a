import { lazy, Suspense, type RefObject } from 'react';
import type { JobRow, Me, Problem } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { CellValue, GridHandle } from '../../grid/index.ts';
import type { JobCalls } from '../../sync/job-calls.ts';
import type { CellRequest } from './cell-history.tsx';
import { LoadingDialog } from '../../ui/overlays/loading-dialog.tsx';
import { restoringEdit } from './restoring-edit.ts';

const CellHistory = lazy(() => import('./cell-history.tsx'));

interface HistoryPopoverProps {
  readonly request: CellRequest | null;
  readonly jobs: ReadonlyMap<string, JobRow>;
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly me: Me;
  readonly grid: RefObject<GridHandle | null>;
  readonly actions: JobCalls;
  /** Shows the sheet at a past instant, epoch ms. */
  readonly onMoment: (asOf: number) => void;
  readonly onClose: () => void;
}

/** The history of the requested cell. It includes changes that arrive meanwhile. */
export function AskedHistory(props: HistoryPopoverProps) {
  const { request: cellRequest, jobs, flowOf, me, grid, actions, onMoment, onClose } = props;
  const job = cellRequest ? jobs.get(cellRequest.parentId ?? cellRequest.cell.rowId) : undefined;
  const flow = job ? flowOf(job) : null;
  if (!cellRequest || !job || !flow) return null;
  const restore = (value: CellValue) => {
    onClose();
    grid.current?.focusCell(cellRequest.cell);
    grid.current?.resend([restoringEdit(cellRequest, job, value)]);
  };
  const restoreRow = async (toVersion: number, baseVersion: number): Promise<Problem | null> => {
    const outcome = await actions.restoreRow(job.id, { toVersion, baseVersion });
    if (!outcome.ok) return outcome.problem;
    onClose();
    grid.current?.focusCell(cellRequest.cell);
    return null;
  };
  return (
    <Suspense fallback={<LoadingDialog title={job.title} onClose={onClose} />}>
      <CellHistory
        {...cellRequest}
        job={job}
        flow={flow}
        me={me}
        onRestore={restore}
        onRestoreRow={restoreRow}
        onMoment={onMoment}
        onClose={onClose}
      />
    </Suspense>
  );
}
