import { useTexts } from '../texts/locale.tsx';
import { Button } from './controls/button.tsx';
import { ProblemError } from '../api/problem.ts';
import styles from './failed.module.css';

interface LoadFailedProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Replaces data that failed to load: the reason, and a button to retry. */
export function LoadFailed({ error, onRetry }: LoadFailedProps) {
  const { t } = useTexts();
  return (
    <div className={styles['failed']} role="alert">
      <p>{error instanceof ProblemError ? error.message : t('problem.network')}</p>
      <Button onClick={onRetry}>{t('shell.retry')}</Button>
    </div>
  );
}
