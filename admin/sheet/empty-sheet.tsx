import { Suspense, type ReactNode } from 'react';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { useNarrow } from '../browser/use-narrow.ts';
import { hasFilters, noFilters, type Filters } from './filters.ts';
import styles from './jobs.module.css';

interface EmptySheetProps {
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  /** Null: the person may not open jobs. */
  readonly onNew: (() => void) | null;
  readonly isPast: boolean;
  /** For the owner of a shop without jobs, in place of the button; null for all others. */
  readonly guide: ReactNode;
}

/** An empty sheet, with a way to clear the filters or to open the first job. */
export function EmptySheet({ filters, onFilters, onNew, isPast, guide }: EmptySheetProps) {
  const { t } = useTexts();
  const hasRows = !useNarrow();
  if (hasFilters(filters))
    return (
      <div className={styles['empty']}>
        <p>{t('jobs.emptyFiltered')}</p>
        <Button onClick={() => onFilters(noFilters)}>{t('jobs.clearFilters')}</Button>
      </div>
    );
  if (guide !== null && !isPast) return <Suspense fallback={<p>{t('shell.loading')}</p>}>{guide}</Suspense>;
  return (
    <div className={styles['empty']}>
      <p>{t(isPast ? 'past.empty' : 'jobs.empty')}</p>
      {onNew ? (
        <>
          <p>{t(hasRows ? 'jobs.emptyBegin' : 'jobs.emptyBeginCards')}</p>
          <Button look="primary" onClick={onNew}>
            + {t('jobs.new')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
