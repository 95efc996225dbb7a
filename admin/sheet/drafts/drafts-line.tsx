import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import styles from '../jobs.module.css';
import type { DraftRows } from './use-draft-rows.ts';

interface DraftsLineProps {
  readonly drafts: Pick<DraftRows, 'refused' | 'isKept'>;
  /** The last undo was applied to a draft. */
  readonly isUndone: boolean;
  readonly onRetry: (ids: readonly string[]) => void;
}

/**
 * Messages above the sheet: drafts whose opening failed, with the reason and a retry button, and drafts that
 * the browser's storage has no room for.
 */
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
