import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { FaultList } from './fault-list.tsx';
import type { Chosen } from '../import-phase.ts';
import type { Written } from '../run/import-run.ts';
import { rowsIn, type Lot } from '../run/lots.ts';
import type { SendEnd } from '../run/send-lots.ts';
import styles from '../transfer.module.css';

interface EndedProps {
  readonly chosen: Chosen;
  readonly end: SendEnd;
  readonly written: Written;
  readonly onGoOn: (rest: readonly Lot[]) => void;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** What an import left out and why; one that stopped midway can go on where it was, and all of it can be undone at once. */
export function Ended({ chosen, end, written, onGoOn, onUndo, onClose }: EndedProps) {
  const { t } = useTexts();
  const { counts, faults } = written;
  return (
    <>
      {end.how === 'stopped' ? (
        <p role="alert" className={styles['alert']}>
          {t('transfer.stopped', { why: end.problem.detail, count: rowsIn(end.rest) })}
        </p>
      ) : null}
      <FaultList chosen={chosen} faults={faults} />
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
