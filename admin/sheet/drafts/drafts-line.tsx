import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import styles from '../jobs.module.css';
import type { DraftRows } from './use-draft-rows.ts';

interface DraftsLineProps {
  readonly drafts: Pick<DraftRows, 'refused' | 'isKept'>;
  /** The last step was taken back in a draft. */
  readonly isUndone: boolean;
  readonly onRetry: (ids: readonly string[]) => void;
}

/** Over the sheet: rows that were not added and why, with a way to try again, and drafts that a full browser cannot keep. */
export function DraftsLine({ drafts: { refused, isKept: isRetained }, isUndone, onRetry }: DraftsLineProps) {
  const { t } = useTexts();
  const [first] = refused;
  return (
    <div role="status" className={styles['drafts']}>
      {isUndone ? <p>{t('draft.undone')}</p> : null}
      {isRetained ? null : <p>{t('draft.notKept')}</p>}
      {first ? (
        <p>
          {t('draft.notAdded', { count: refused.length, reason: first.refusal ?? '' })}{' '}
          <Button look="quiet" onClick={() => onRetry(refused.map(({ id }) => id))}>
            {t('draft.retry')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
