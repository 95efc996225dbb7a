import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HistoryEntry, JobRow, Problem } from '#contract/jobs/job-answers';
import { historyQuery, restoreQuery } from '../../api/queries.ts';
import { fieldLabel, formatValue, type HistoryView } from '../../fields/history-labels.ts';
import { may } from '#domain/rights/rights';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { EntryHead } from './entry-head.tsx';
import lists from '../../ui/lists.module.css';
import { addTexts } from '../../texts/catalogue.ts';
import { rowHistoryTexts } from '../../texts/sheet/row-history.ts';

// What is shown here comes later, and so do its texts.
addTexts(rowHistoryTexts);

/** Restores the row to a version, with `baseVersion` as the base; resolves to null when done. */
export type RestoreRow = (toVersion: number, baseVersion: number) => Promise<Problem | null>;

interface RowHistoryProps {
  readonly job: JobRow;
  readonly view: HistoryView;
  readonly onRestore: RestoreRow;
  /** Shows the sheet at a past instant, epoch ms. */
  readonly onMoment: (asOf: number) => void;
}

/** The changes of a row, newest first, each with a button to restore the state before it. */
export function RowHistory({ job, view, onRestore, onMoment }: RowHistoryProps) {
  const { t } = useTexts();
  const [toVersion, setToVersion] = useState<number | null>(null);
  const history = useInfiniteQuery(historyQuery(job.id, job.version));
  if (toVersion !== null)
    return (
      <Plan
        job={job}
        view={view}
        toVersion={toVersion}
        onRestore={onRestore}
        onBack={() => setToVersion(null)}
      />
    );
  if (history.isError) return <LoadFailed error={history.error} onRetry={() => void history.refetch()} />;
  if (history.isPending) return <p role="status">{t('shell.loading')}</p>;
  return (
    <>
      <ol className={lists['list']} aria-label={t('rowHistory.list')}>
        {history.data.pages
          .flatMap((page) => page.entries)
          .map((entry) => (
            <Change
              key={entry.version}
              entry={entry}
              view={view}
              onBefore={setToVersion}
              onMoment={onMoment}
            />
          ))}
      </ol>
      {history.hasNextPage ? (
        <Button onClick={() => void history.fetchNextPage()}>{t('history.more')}</Button>
      ) : null}
    </>
  );
}

interface ChangeProps extends Pick<RowHistoryProps, 'view' | 'onMoment'> {
  readonly entry: HistoryEntry;
  readonly onBefore: (version: number) => void;
}

function Change({ entry, view, onBefore, onMoment }: ChangeProps) {
  const { t } = useTexts();
  return (
    <li className={lists['entry']}>
      <EntryHead entry={entry} view={view} onMoment={onMoment} />
      {entry.changes.map(({ path, before, after }) => (
        <p key={path}>
          <b>{fieldLabel(path, view)}</b>{' '}
          {t('history.from', {
            before: formatValue(path, before, view),
            after: formatValue(path, after, view),
          })}
        </p>
      ))}
      {entry.version > 1 && may(view.me.role, 'edit-job') ? (
        <Button look="quiet" onClick={() => onBefore(entry.version - 1)}>
          {t('rowHistory.restore')}
        </Button>
      ) : null}
    </li>
  );
}

interface PlanProps extends Omit<RowHistoryProps, 'onMoment'> {
  readonly toVersion: number;
  readonly onBack: () => void;
}

/** Previews restoring the row; nothing is written before the person confirms. */
function Plan({ job, view, toVersion, onRestore, onBack }: PlanProps) {
  const { t } = useTexts();
  const [problem, setProblem] = useState<Problem | null>(null);
  const plan = useQuery(restoreQuery(job.id, job.version, toVersion));
  if (plan.isError) return <LoadFailed error={plan.error} onRetry={() => void plan.refetch()} />;
  if (plan.isPending) return <p role="status">{t('shell.loading')}</p>;
  const { version, changes, left } = plan.data;
  const confirm = async () => setProblem(await onRestore(toVersion, version));
  return (
    <>
      <p>{t(changes.length === 0 ? 'rowHistory.same' : 'rowHistory.plan')}</p>
      <ul className={lists['list']} aria-label={t('rowHistory.plan')}>
        {changes.map(({ path, before, after }) => (
          <li key={path} className={lists['entry']}>
            <b>{fieldLabel(path, view)}</b>{' '}
            {t('history.from', {
              before: formatValue(path, before, view),
              after: formatValue(path, after, view),
            })}
          </li>
        ))}
      </ul>
      {left.length > 0 ? (
        <>
          <p>{t('rowHistory.left')}</p>
          <ul className={lists['list']} aria-label={t('rowHistory.left')}>
            {left.map(({ path, why }) => (
              <li key={path} className={lists['entry']}>
                <b>{fieldLabel(path, view)}</b> {why ?? t('rowHistory.leftWhy')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {problem ? <p role="alert">{problem.detail}</p> : null}
      {changes.length > 0 ? (
        <Button look="primary" onClick={() => void confirm()}>
          {t('rowHistory.confirm')}
        </Button>
      ) : null}{' '}
      <Button onClick={onBack}>{t('rowHistory.back')}</Button>
    </>
  );
}
