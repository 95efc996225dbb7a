import { useQuery } from '@tanstack/react-query';
import type { Me } from '#contract/jobs/job-answers';
import { dueCountsQuery } from '../../api/sheet-queries.ts';
import { useTexts } from '../../texts/locale.tsx';
import type { Filters } from '../filters.ts';
import styles from './bar.module.css';

interface DueSegmentsProps {
  readonly me: Me;
  readonly filters: Filters;
  /** The displayed instant, epoch ms; null: now. */
  readonly asOf: number | null;
  readonly onChange: (filters: Filters) => void;
}

const dues = [
  ['overdue', 'bar.overdue', 'late'],
  ['soon', 'bar.soon', 'near'],
] as const;

/** The daily filters, one press each: jobs in which one has a role, overdue jobs, jobs due within a week. */
export function DueSegments({ me, filters, asOf, onChange }: DueSegmentsProps) {
  const { t } = useTexts();
  // Counts cover all open jobs, whatever the filters are.
  const { data: counts } = useQuery(dueCountsQuery(asOf === null ? {} : { asOf: String(asOf) }));
  const isMine = filters.person === me.id;
  return (
    <div role="group" aria-label={t('bar.quick')} className={styles['segments']}>
      <button
        type="button"
        aria-pressed={isMine}
        onClick={() => onChange({ ...filters, person: isMine ? '' : me.id })}
      >
        {t('bar.mine')}
      </button>
      {dues.map(([due, label, look]) => (
        <button
          key={due}
          type="button"
          aria-pressed={filters.due === due}
          onClick={() => onChange({ ...filters, due: filters.due === due ? '' : due })}
        >
          {t(label)} <b className={styles[look]}>{counts?.[due]}</b>
        </button>
      ))}
    </div>
  );
}
