import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import styles from './transfer.module.css';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** Null while the total is unknown. */
  readonly all: number | null;
  readonly onCancel: () => void;
}

/** The progress of a long operation, as text and bar. */
export function Progress({ label, done, all, onCancel }: ProgressProps) {
  const { t } = useTexts();
  return (
    <div className={styles['progress']}>
      <p>{label}</p>
      <progress aria-label={t('transfer.progress')} {...(all === null ? {} : { value: done, max: all })} />
      <Button onClick={onCancel}>{t('transfer.cancel')}</Button>
    </div>
  );
}
