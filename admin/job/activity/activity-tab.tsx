import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HistoryEntry } from '#contract/jobs/job-answers';
import type { EntryRef } from '#domain/rules/fact-key';
import { historyQuery } from '../../api/queries.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { formatDate, formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Choice } from '../../ui/controls/choice.tsx';
import { NoticeLine } from '../../ui/notice/notice-line.tsx';
import { entryTitle } from '../../fields/entries.ts';
import { actionLabel, actorLabel, fieldLabel, formatValue } from '../../fields/history-labels.ts';
import { usePanel } from '../panel/panel-context.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import { activityDays, noticesToCome, type ActivityFilter } from './activity.ts';
import lists from '../../ui/lists.module.css';
import { addTexts } from '../../texts/catalogue.ts';
import { noticeTexts } from '../../texts/job/notices.ts';

// What is shown here comes later, and so do its texts.
addTexts(noticeTexts);

const filters = ['all', 'notices', 'changes'] as const satisfies readonly ActivityFilter[];

/** Notices of "To come" that are listed. */
const toComeMax = 3;

/** What happened to a job, newest first: changes and notices in one stream, after the notices that go out next. */
export function ActivityTab() {
  const { detail } = usePanel();
  const { t } = useTexts();
  const [filter, setFilter] = useState<ActivityFilter>('all');
  const history = useInfiniteQuery(historyQuery(detail.job.id, detail.job.version));
  if (history.isError) return <LoadFailed error={history.error} onRetry={() => void history.refetch()} />;
  if (history.isPending) return <p role="status">{t('shell.loading')}</p>;
  const entries = history.data.pages.flatMap((page) => page.entries);
  const hasMore = history.hasNextPage && filter !== 'notices';
  return (
    <>
      <Choice
        label={t('activity.filter')}
        value={filter}
        options={filters.map((choice) => [choice, t(`activity.${choice}`)] as const)}
        onChange={setFilter}
      />
      {filter === 'changes' ? null : <ToCome />}
      <Days entries={entries} hasMore={hasMore} filter={filter} />
      {hasMore ? <Button onClick={() => void history.fetchNextPage()}>{t('history.more')}</Button> : null}
    </>
  );
}

function ToCome() {
  const { detail, me } = usePanel();
  const { t } = useTexts();
  const notices = noticesToCome(detail.notices).slice(0, toComeMax);
  if (notices.length === 0) return null;
  return (
    <section aria-label={t('activity.toCome')}>
      <h3>{t('activity.toCome')}</h3>
      <ul className={lists['list']}>
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} me={me} />
        ))}
      </ul>
    </section>
  );
}

interface DaysProps {
  readonly entries: readonly HistoryEntry[];
  readonly hasMore: boolean;
  readonly filter: ActivityFilter;
}

function Days({ entries, hasMore, filter }: DaysProps) {
  const { detail, me } = usePanel();
  const { t, locale } = useTexts();
  const { notices } = detail;
  const days = activityDays({ entries, notices, hasMore, filter, zone: me.shop.zone });
  if (days.length === 0 && filter === 'notices') return <p className={lists['empty']}>{t('notice.none')}</p>;
  return days.map(({ day, happenings }) => (
    <section key={day} aria-label={formatDate(day, locale, me)}>
      <h3>{formatDate(day, locale, me)}</h3>
      <ol className={lists['list']}>
        {happenings.map((happening) =>
          happening.is === 'notice' ? (
            <NoticeLine key={happening.notice.id} notice={happening.notice} me={me} />
          ) : (
            <HistoryRow key={happening.entry.version} entry={happening.entry} />
          ),
        )}
      </ol>
    </section>
  ));
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
