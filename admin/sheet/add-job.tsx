import { lazy, Suspense } from 'react';
import type { Flow } from '#domain/flow/flow';
import { useSync } from '../sync/open-sync.tsx';
import { useTexts } from '../texts/locale.tsx';
import { LoadingDialog } from '../ui/overlays/loading-dialog.tsx';

const NewJob = lazy(() => import('./edits/new-job.tsx'));

interface AddJobProps {
  readonly flows: readonly Flow[];
  readonly firstFlow: string;
  readonly onClose: () => void;
  readonly onOpened: (jobId: string) => void;
}

/** The dialog of a new job, whose code comes when it is asked for. */
export function AddJob({ flows, firstFlow, onClose, onOpened }: AddJobProps) {
  const { t } = useTexts();
  const { openJob } = useSync();
  return (
    <Suspense fallback={<LoadingDialog title={t('jobs.new')} onClose={onClose} />}>
      <NewJob
        flows={flows}
        firstFlow={firstFlow}
        onClose={onClose}
        onOpen={async (job) => {
          const opened = await openJob(job);
          if (!opened.ok) return opened.problem;
          onClose();
          onOpened(opened.answer.detail.job.id);
          return null;
        }}
      />
    </Suspense>
  );
}
