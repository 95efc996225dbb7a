import { useInfiniteQuery } from '@tanstack/react-query';
import type { HistoryEntry } from '#contract/job-answers';
import { historyQuery } from '../api/queries.ts';
import { LoadFailed } from '../shell/load-failed.tsx';
import { formatInstant } from '../texts/formats.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { usePanel } from './panel-context.tsx';
import styles from './panel.module.css';

/** Who changed what, when, from what, and why; newest first. */
export function HistorySection() {
  const { detail } = usePanel();
  const { t } = useTexts();
  const history = useInfiniteQuery(historyQuery(detail.job.id, detail.job.version));
  if (history.isError) return <LoadFailed error={history.error} onRetry={() => void history.refetch()} />;
  if (history.isPending) return <p role="status">{t('shell.loading')}</p>;
  return (
    <>
      <ol className={styles['list']}>
        {history.data.pages
          .flatMap((page) => page.entries)
          .map((entry) => (
            <HistoryRow key={entry.version} entry={entry} />
          ))}
      </ol>
      {history.hasNextPage ? (
        <Button onClick={() => void history.fetchNextPage()}>{t('history.more')}</Button>
      ) : null}
    </>
  );
}

const shortened = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—';
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  return written.length > 80 ? `${written.slice(0, 80)}…` : written;
};

function HistoryRow({ entry }: { readonly entry: HistoryEntry }) {
  const { t, locale } = useTexts();
  const { me } = usePanel();
  const who = me.staff.find((person) => person.id === entry.actor)?.name ?? entry.actor;
  return (
    <li className={styles['entry']}>
      <small>
        {formatInstant(entry.at, locale, me.shop.zone)} · {who} · {entry.action}
      </small>
      {entry.changes.map((change) => (
        <p key={change.path}>
          <b>{change.path}</b>{' '}
          {t('history.from', { before: shortened(change.before), after: shortened(change.after) })}
        </p>
      ))}
      {entry.reason ? <p>{t('history.reason', { reason: entry.reason })}</p> : null}
    </li>
  );
}
