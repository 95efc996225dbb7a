import { lazy, Suspense, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { may } from '#domain/rights/rights';
import { flowsQuery } from '../../api/queries.ts';
import { addTexts } from '../../texts/catalogue.ts';
import { flowMoveTexts } from '../../texts/job/flow-move.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { LoadingDialog } from '../../ui/overlays/loading-dialog.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import styles from './flow-move.module.css';

addTexts(flowMoveTexts);

const FlowMoveDialog = lazy(() => import('./flow-move-dialog.tsx'));

/** Says that the job goes by an older version of its trade, and offers to compare and to move. */
export function FlowMoveLine() {
  const { detail, me } = usePanel();
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { data: flows = [] } = useQuery(flowsQuery);
  const { flow: key, flowVersion } = detail.job;
  const newest = flows.find((flow) => flow.key === key)?.version ?? flowVersion;
  if (newest <= flowVersion || !may(me.role, 'move-flow')) return null;
  const title = t('flowMove.title', { version: newest });
  return (
    <p className={styles['line']}>
      {t('flowMove.older', { version: flowVersion, newest })}{' '}
      <Button onClick={() => setOpen(true)}>{t('flowMove.compare')}</Button>
      {isOpen ? (
        <Suspense fallback={<LoadingDialog title={title} onClose={() => setOpen(false)} />}>
          <FlowMoveDialog title={title} to={newest} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </p>
  );
}
