import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { JobDetail, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { JobMutations } from '../sync/sync.ts';
import { jobQuery } from '../api/queries.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useTexts } from '../texts/locale.tsx';
import { isComposingKey } from '../browser/composing-key.ts';
import { deferPart } from '../ui/deferred-part.ts';
import type { TabKey } from './open-panel.tsx';
import type { PanelTarget } from '../ui/panel-target.ts';
import styles from './panel/panel.module.css';

// Not in the first load: prefetched when the browser is idle.
const openPanel = deferPart(() => import('./open-panel.tsx'));

/** Prefetches the panel's code. */
export const { prepare: prepareJobPanel } = openPanel;

interface JobPanelProps {
  readonly jobId: string;
  readonly me: Me;
  readonly flowOf: (job: JobDetail['job']) => Flow | null;
  readonly actions: JobMutations;
  readonly target: PanelTarget | null;
  /** The sheet moved to this job while the panel was open: the keyboard stays in the sheet. */
  readonly isFollowing?: boolean;
  readonly onClose: () => void;
}

/** The panel of one job beside the sheet. */
export function JobPanel(props: JobPanelProps) {
  const { t } = useTexts();
  const job = useQuery(jobQuery(props.jobId));
  const [lastTab, setLastTab] = useState<TabKey>('next');
  return (
    <aside
      className={styles['panel']}
      data-job-panel=""
      aria-label={job.data ? t('panel.label', { number: `J-${job.data.job.number}` }) : t('shell.loading')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isComposingKey(event) && !event.defaultPrevented) props.onClose();
      }}
    >
      <PanelBody
        {...props}
        job={job}
        lastTab={lastTab}
        onTab={setLastTab}
        isFollowing={props.isFollowing === true}
      />
    </aside>
  );
}

interface PanelBodyProps extends JobPanelProps {
  readonly lastTab: TabKey;
  readonly onTab: (tab: TabKey) => void;
  readonly isFollowing: boolean;
  readonly job: {
    readonly data: JobDetail | undefined;
    readonly error: unknown;
    readonly isError: boolean;
    readonly refetch: () => unknown;
  };
}

function PanelBody({ job, flowOf, ...props }: PanelBodyProps): ReactNode {
  const code = openPanel.usePart();
  const { data: detail } = job;
  if (job.isError && !detail) return <LoadFailed error={job.error} onRetry={() => void job.refetch()} />;
  if (code.state === 'failed') return <LoadFailed error={code.error} onRetry={openPanel.retry} />;
  if (!detail || code.state === 'loading') return <Loading isFollowing={props.isFollowing} />;
  const flow = flowOf(detail.job);
  if (!flow) return <Loading isFollowing={props.isFollowing} />;
  return <code.part.OpenPanel key={props.jobId} {...props} detail={detail} flow={flow} />;
}

/** Takes the focus while the job loads, so that keys typed meanwhile do not go into a cell of the sheet. */
function Loading({ isFollowing }: { readonly isFollowing: boolean }) {
  const { t } = useTexts();
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!isFollowing) status.current?.focus();
  }, [isFollowing]);
  return (
    <p ref={status} role="status" tabIndex={-1} className={styles['loading']}>
      {t('shell.loading')}
    </p>
  );
}
