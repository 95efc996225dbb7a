import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { IssueList } from './issue-list.tsx';
import type { Chosen } from '../import-phase.ts';
import type { Written } from '../run/import-run.ts';
import { rowsIn, type Batch } from '../run/batches.ts';
import type { SendEnd } from '../run/send-batches.ts';
import styles from '../transfer.module.css';

interface EndedProps {
  readonly chosen: Chosen;
  readonly end: SendEnd;
  readonly written: Written;
  readonly onGoOn: (rest: readonly Batch[]) => void;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** The result of an import: skipped rows and why. A stopped import can continue, and the whole import can be undone. */
export function Ended({ chosen, end, written, onGoOn, onUndo, onClose }: EndedProps) {
  const { t } = useTexts();
  const { counts, issues } = written;
  return (
    <>
      {end.how === 'stopped' ? (
        <p role="alert" className={styles['alert']}>
          {t('transfer.stopped', { why: end.problem.detail, count: rowsIn(end.rest) })}
        </p>
      ) : null}
      <IssueList chosen={chosen} issues={issues} />
      <footer className={styles['foot']}>
        {counts.opened + counts.changed > 0 ? <Button onClick={onUndo}>{t('transfer.undo')}</Button> : null}
        {end.how === 'done' ? null : <Button onClick={() => onGoOn(end.rest)}>{t('transfer.goOn')}</Button>}
        <Button look="primary" onClick={onClose}>
          {t('transfer.close')}
        </Button>
      </footer>
    </>
  );
}
