import { lazy, Suspense, type RefObject } from 'react';
import type { JobRow, Me, Problem } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { CellValue, GridHandle } from '../../grid/index.ts';
import type { JobCalls } from '../../sync/job-calls.ts';
import type { AskedCell } from './cell-history.tsx';
import { LoadingDialog } from '../../ui/overlays/loading-dialog.tsx';
import { restoringEdit } from './restoring-edit.ts';

const CellHistory = lazy(() => import('./cell-history.tsx'));

interface AskedHistoryProps {
  readonly asked: AskedCell | null;
  readonly jobs: ReadonlyMap<string, JobRow>;
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly me: Me;
  readonly grid: RefObject<GridHandle | null>;
  readonly actions: JobCalls;
  /** Shows the sheet as it stood at a moment, epoch ms. */
  readonly onMoment: (asOf: number) => void;
  readonly onClose: () => void;
}

/** The history of the cell that was asked about, of its job as it is now: a change that arrives meanwhile is in it. */
export function AskedHistory(props: AskedHistoryProps) {
  const { asked, jobs, flowOf, me, grid, actions, onMoment, onClose } = props;
  const job = asked ? jobs.get(asked.parentId ?? asked.cell.rowId) : undefined;
  const flow = job ? flowOf(job) : null;
  if (!asked || !job || !flow) return null;
  const restore = (value: CellValue) => {
    onClose();
    grid.current?.focusCell(asked.cell);
    grid.current?.resend([restoringEdit(asked, job, value)]);
  };
  const restoreRow = async (toVersion: number, baseVersion: number): Promise<Problem | null> => {
    const outcome = await actions.restoreRow(job.id, { toVersion, baseVersion });
    if (!outcome.ok) return outcome.problem;
    onClose();
    grid.current?.focusCell(asked.cell);
    return null;
  };
  return (
    <Suspense fallback={<LoadingDialog title={job.title} onClose={onClose} />}>
      <CellHistory
        {...asked}
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
