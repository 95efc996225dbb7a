import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { formatMoney, isCurrency } from '#domain/money/money';
import { useTexts } from '../../texts/locale.tsx';
import { dueTone } from '../../fields/due.ts';
import { nextWords } from '../../fields/glance/next.ts';
import type { Sheet } from '../rows/use-sheet.ts';
import { useUnsaved } from './use-unsaved.ts';
import styles from './cards.module.css';

interface JobCardsProps {
  readonly sheet: Sheet;
  readonly me: Me;
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly onOpen: (jobId: string) => void;
  readonly empty: ReactNode;
  /** The printed table, beside the cards. */
  readonly children: ReactNode;
}

/** Cards rendered at first, and added each time the end scrolls into view. */
const step = 30;

/** The jobs of the sheet as cards, for a narrow screen: a tap opens the job. */
export function JobCards({ sheet, me, flowOf, onOpen, empty, children }: JobCardsProps) {
  const { t } = useTexts();
  const [count, setCount] = useState(step);
  const unsaved = useUnsaved();
  const { layout, onVisibleRows } = sheet;
  useEffect(() => onVisibleRows(0, count), [count, onVisibleRows]);
  const hasMore = layout.lines.length > count || layout.hasMore;
  const watchEnd = useCallback((end: HTMLDivElement) => {
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setCount((before) => before + step);
      },
      { rootMargin: '400px' },
    );
    watcher.observe(end);
    return () => watcher.disconnect();
  }, []);
  const jobs = layout.lines.slice(0, count).flatMap((line) => (line.is === 'job' ? [line.job] : []));
  return (
    <>
      <div className={styles['cards']}>
        <p className={styles['count']} role="status">
          {sheet.count === null ? t('shell.loading') : t('cards.count', { count: sheet.count })}
        </p>
        {jobs.length === 0 && !sheet.isPending ? empty : null}
        <ul aria-label={t('jobs.sheet')}>
          {jobs.map((job) => (
            <JobCard
              key={job.id}
              job={job}
              me={me}
              flow={flowOf(job)}
              isUnsaved={unsaved.has(job.id)}
              onOpen={onOpen}
            />
          ))}
        </ul>
        {/* Each step renders a new end marker, which requests the next step if it is still in view. */}
        {hasMore ? <div key={count} ref={watchEnd} /> : null}
      </div>
      {children}
    </>
  );
}

interface JobCardProps {
  readonly job: JobRow;
  readonly me: Me;
  readonly flow: Flow | null;
  readonly isUnsaved: boolean;
  readonly onOpen: (jobId: string) => void;
}

function JobCard({ job, me, flow, isUnsaved, onOpen }: JobCardProps) {
  const texts = useTexts();
  const { t, localize, locale } = texts;
  const stage = flow?.stages.find(({ key }) => key === job.stage);
  const next = nextWords(job, { texts, me, flow });
  const money = isCurrency(job.currency) ? formatMoney(job.outstandingMinor, job.currency, locale) : '';
  return (
    <li>
      <button
        type="button"
        className={styles['card']}
        data-tone={dueTone(job.nextDueOn, me.today)}
        onClick={() => onOpen(job.id)}
      >
        <b>{job.title}</b>
        <span>{job.customerName}</span>
        <span className={styles['stage']}>{stage ? localize(stage.label) : job.stage}</span>
        {next === null ? null : (
          <span className={styles['due']}>
            {next.days} {next.what}
          </span>
        )}
        {job.outstandingMinor === 0 ? null : <span>{t('cards.outstanding', { amount: money })}</span>}
        {job.missingCount === 0 ? null : (
          <span className={styles['missing']}>{t('cards.missing', { count: job.missingCount })}</span>
        )}
        {isUnsaved ? <span className={styles['unsaved']}>{t('cards.unsaved')}</span> : null}
      </button>
    </li>
  );
}
