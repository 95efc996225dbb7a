import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { ChangeList } from './change-list.tsx';
import type { Sheets } from '../../fields/item-form.ts';
import type { Target } from '../columns/target.ts';
import { IssueList } from './issue-list.tsx';
import { LeftOutNote, SheetName } from './left-out-note.tsx';
import type { Chosen } from '../import-phase.ts';
import type { Check } from '../run/import-run.ts';
import styles from '../transfer.module.css';

interface ReportProps {
  readonly chosen: Chosen;
  readonly check: Check;
  readonly targets: readonly Target[];
  readonly sheets: Sheets;
  readonly onBack: () => void;
  readonly onStart: () => void;
}

/** What an import would change and omit, and why; nothing is written yet. */
export function Report({ chosen, check, targets, sheets, onBack, onStart }: ReportProps) {
  const { t } = useTexts();
  const { issues, sendings } = check;
  return (
    <>
      <SheetName chosen={chosen} />
      <LeftOutNote chosen={chosen} />
      <IssueList chosen={chosen} issues={issues} />
      <ChangeList chosen={chosen} check={check} targets={targets} sheets={sheets} />
      {sendings.length === 0 ? <p>{t('transfer.nothingToDo')}</p> : null}
      {sendings.length > 0 && issues.length > 0 ? <p>{t('transfer.withoutFaulty')}</p> : null}
      <footer className={styles['foot']}>
        <Button onClick={onBack}>{t('transfer.back')}</Button>
        {sendings.length > 0 ? (
          <Button look="primary" onClick={onStart}>
            {t('transfer.start', { count: sendings.length })}
          </Button>
        ) : null}
      </footer>
    </>
  );
}
