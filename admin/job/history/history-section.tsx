import { useInfiniteQuery } from '@tanstack/react-query';
import type { HistoryEntry } from '#contract/jobs/job-answers';
import type { EntryRef } from '#domain/rules/fact-key';
import { historyQuery } from '../../api/queries.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { entryTitle } from '../../fields/entries.ts';
import { actionLabel, actorLabel, fieldLabel, formatValue } from '../../fields/history-labels.ts';
import { usePanel } from '../panel/panel-context.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import lists from '../../ui/lists.module.css';

/** The job's history, newest first: who changed what, when, the old value, and the reason. */
export function HistorySection() {
  const { detail } = usePanel();
  const { t } = useTexts();
  const history = useInfiniteQuery(historyQuery(detail.job.id, detail.job.version));
  if (history.isError) return <LoadFailed error={history.error} onRetry={() => void history.refetch()} />;
  if (history.isPending) return <p role="status">{t('shell.loading')}</p>;
  return (
    <>
      <ol className={lists['list']}>
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

function HistoryRow({ entry }: { readonly entry: HistoryEntry }) {
  const texts = useTexts();
  const { t, locale } = texts;
  const { me, flow, detail } = usePanel();
  const titleOf = (of: EntryRef) => texts.localize(entryTitle(flow, detail, of, me.shop.zone));
  const view = { texts, me, flow, currency: useCurrency(), entryTitle: titleOf };
  return (
    <li className={lists['entry']}>
      <small>
        {formatInstant(entry.at, locale, me)} · {actorLabel(entry.actor, view)} · {actionLabel(entry, view)}
      </small>
      {entry.changes.map((change) => (
        <p key={change.path}>
          <b>{fieldLabel(change.path, view)}</b>{' '}
          {t('history.from', {
            before: formatValue(change.path, change.before, view),
            after: formatValue(change.path, change.after, view),
          })}
          {change.isPassed === true ? ` (${t('history.passed')})` : null}
        </p>
      ))}
      {entry.reason ? <p>{t('history.reason', { reason: entry.reason })}</p> : null}
    </li>
  );
}
