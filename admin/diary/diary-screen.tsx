import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '#contract/jobs/job-answers';
import { businessDate, type BusinessDate } from '#domain/time/day';
import { diaryQuery, type DiaryOfDays } from '../api/diary.ts';
import { useAddressSearch } from '../browser/use-address-search.ts';
import { useNarrow } from '../browser/use-narrow.ts';
import { addTexts, type TextKey } from '../texts/catalogue.ts';
import { diaryTexts } from '../texts/diary/diary.ts';
import { formatDate } from '../texts/formats.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { LoadingDialog } from '../ui/overlays/loading-dialog.tsx';
import { AgendaView } from './agenda-view.tsx';
import { dayName } from './day-head.tsx';
import {
  addressOf,
  diarySpans,
  rangeOf,
  readPlace,
  turned,
  type DiaryPlace,
  type Span,
} from './diary-days.ts';
import { useDiaryKeys } from './use-diary-keys.ts';
import { PeopleView } from './people-view.tsx';
import { WeekView } from './week-view.tsx';
import styles from './diary.module.css';

addTexts(diaryTexts);

const FeedDialog = lazy(() => import('./feed-dialog.tsx'));

/** How often the line of the present moment moves, ms. */
const minuteMs = 60_000;

const useNow = (): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs);
    return () => clearInterval(timer);
  }, []);
  return now;
};

/** Where the reader is in the diary, kept in the address, and the ways to go on. */
const useDiaryPlace = (me: Me) => {
  const search = useAddressSearch();
  const [, navigate] = useLocation();
  const place = useMemo(
    () =>
      readPlace(search, {
        span: 'week',
        on: businessDate(me.today),
        who: me.role === 'staff' ? 'me' : 'all',
      }),
    [search, me.today, me.role],
  );
  const go = useCallback(
    (change: Partial<DiaryPlace>) => navigate(addressOf({ ...place, ...change }), { replace: true }),
    [navigate, place],
  );
  const onToday = useCallback(() => go({ on: businessDate(me.today) }), [go, me.today]);
  const onTurn = useCallback(
    (pages: 1 | -1) => go({ on: turned(place.span, place.on, pages) }),
    [go, place.span, place.on],
  );
  return { place, go, onToday, onTurn };
};

/** The appointments of all jobs by week and day; on a telephone as a list by day. */
export default function DiaryScreen({ me }: { readonly me: Me }) {
  const { t } = useTexts();
  const isNarrow = useNarrow();
  const { place, go, onToday, onTurn } = useDiaryPlace(me);
  const [isFeedOpen, setFeedOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const now = useNow();
  useDiaryKeys(root, { onToday, onTurn });
  const { from, to } = rangeOf(isNarrow ? 'week' : place.span, place.on);
  const diary = useQuery(diaryQuery(from, to, place.who));
  const isCurrent = diary.data?.days[0]?.on === from;
  return (
    <div className={styles['screen']} ref={root} aria-busy={diary.isFetching && !isCurrent}>
      <DiaryBar
        me={me}
        place={place}
        range={{ from, to }}
        isNarrow={isNarrow}
        onGo={go}
        onToday={onToday}
        onTurn={onTurn}
        onFeed={() => setFeedOpen(true)}
      />
      {diary.isError ? <LoadFailed error={diary.error} onRetry={() => void diary.refetch()} /> : null}
      {diary.data === undefined || !isCurrent ? (
        diary.isError ? null : (
          <p role="status" className="quiet">
            {t('shell.loading')}
          </p>
        )
      ) : (
        <>
          <CutDays diary={diary.data} />
          {isNarrow ? (
            <AgendaView diary={diary.data} me={me} on={place.on} onDay={(on) => go({ on })} />
          ) : (
            <WideView span={place.span} diary={diary.data} me={me} now={now} />
          )}
        </>
      )}
      {isFeedOpen ? (
        <Suspense fallback={<LoadingDialog title={t('feed.title')} onClose={() => setFeedOpen(false)} />}>
          <FeedDialog me={me} onClose={() => setFeedOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Names the days that are not listed whole. */
function CutDays({ diary }: { readonly diary: DiaryOfDays }) {
  const texts = useTexts();
  const days = diary.days.filter(({ isCut }) => isCut).map(({ on }) => dayName(on, texts));
  if (days.length === 0) return null;
  return (
    <p role="status">{texts.t('diary.cut', { days: new Intl.ListFormat(texts.locale).format(days) })}</p>
  );
}

interface WideViewProps {
  readonly span: Span;
  readonly diary: DiaryOfDays;
  readonly me: Me;
  readonly now: number;
}

function WideView({ span, ...view }: WideViewProps) {
  return span === 'people' ? <PeopleView {...view} /> : <WeekView {...view} />;
}

interface DiaryBarProps {
  readonly me: Me;
  readonly place: DiaryPlace;
  readonly range: { readonly from: BusinessDate; readonly to: BusinessDate };
  readonly isNarrow: boolean;
  readonly onGo: (change: Partial<DiaryPlace>) => void;
  readonly onToday: () => void;
  readonly onTurn: (pages: 1 | -1) => void;
  readonly onFeed: () => void;
}

const spanTexts = { week: 'diary.week', day: 'diary.day', people: 'diary.people' } as const satisfies Record<
  Span,
  TextKey
>;

function DiaryBar({ me, place, range, isNarrow, onGo, onToday, onTurn, onFeed }: DiaryBarProps) {
  const { t, locale } = useTexts();
  const isWeek = isNarrow || place.span !== 'day';
  const title = [range.from, ...(range.from === range.to ? [] : [range.to])]
    .map((on) => formatDate(on, locale, me))
    .join(' – ');
  return (
    <div className={styles['bar']}>
      <Button
        look="quiet"
        aria-label={t(isWeek ? 'diary.previousWeek' : 'diary.previousDay')}
        onClick={() => (isNarrow ? onGo({ on: turned('week', place.on, -1) }) : onTurn(-1))}
      >
        ‹
      </Button>
      <h1>
        <span className={styles['hidden']}>{t('shell.diary')} </span>
        {title}
      </h1>
      <Button
        look="quiet"
        aria-label={t(isWeek ? 'diary.nextWeek' : 'diary.nextDay')}
        onClick={() => (isNarrow ? onGo({ on: turned('week', place.on, 1) }) : onTurn(1))}
      >
        ›
      </Button>
      <Button onClick={onToday} title={t('diary.keys')}>
        {t('diary.today')}
      </Button>
      {isNarrow ? null : (
        <div role="group" className={styles['spans']} aria-label={t('shell.diary')}>
          {diarySpans.map((span) => (
            <Button key={span} aria-pressed={place.span === span} onClick={() => onGo({ span })}>
              {t(spanTexts[span])}
            </Button>
          ))}
        </div>
      )}
      <select
        aria-label={t('diary.whose')}
        value={place.who}
        onChange={(event) => onGo({ who: event.target.value })}
      >
        <option value="all">{t('diary.everyone')}</option>
        <option value="me">{t('diary.mine')}</option>
        {me.staff
          .filter(({ id }) => id !== me.id)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
      <Button look="quiet" onClick={onFeed}>
        {t('feed.open')}
      </Button>
    </div>
  );
}
