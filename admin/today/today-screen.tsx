import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Me } from '#contract/jobs/job-answers';
import type { ReadyJobs, TaskItem, TodayAnswer } from '#contract/shop/today-answers';
import { addDays, parseBusinessDate } from '#domain/time/day';
import { useFlowOf } from '../api/flow-versions.ts';
import { flowsQuery } from '../api/queries.ts';
import { dutiesQuery, moreTasksQuery, readyQuery, todayQuery } from '../api/today-queries.ts';
import { addTexts } from '../texts/catalogue.ts';
import { formatFullDate } from '../texts/formats.ts';
import { useTexts } from '../texts/locale.tsx';
import { todayTexts } from '../texts/today/today.ts';
import { Button } from '../ui/controls/button.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import type { PanelTarget } from '../ui/panel-target.ts';
import { DayDialog } from './day-dialog.tsx';
import { moveAct, resultAct, takeAct, tickAct, type LineActs } from './line-acts.ts';
import { ResultDialog } from './result-dialog.tsx';
import { formOf } from './results.ts';
import { cutSections, sectionKeys, sectionsOf, type ListedSections } from './sections.ts';
import { Tiles } from './tiles.tsx';
import { TodayList } from './today-list.tsx';
import { useActs, type Acts } from './use-acts.ts';
import styles from './today.module.css';

addTexts(todayTexts);

const daysAhead = 7;

const daysFrom = (day: string, days: number): string => {
  const parsed = parseBusinessDate(day);
  return parsed === null ? day : addDays(parsed, days);
};

/** What Today shows of `who`: the first page, further pages once they are asked for, and jobs that may move on. */
const useToday = (who: string, day: string) => {
  const today = useQuery(todayQuery(who));
  const ready = useQuery(readyQuery(who)).data;
  const cursor = today.data?.sections.find((section) => section.kind === 'tasks')?.nextCursor ?? null;
  const [wantsMore, setWantsMore] = useState(false);
  const more = useInfiniteQuery({
    ...moreTasksQuery(who, daysFrom(day, daysAhead), cursor),
    enabled: wantsMore && cursor !== null,
  });
  const further = more.data?.pages.flatMap(({ tasks }) => tasks) ?? [];
  const hasMore = wantsMore ? more.hasNextPage || more.data === undefined : cursor !== null;
  return {
    today,
    listed: today.data === undefined ? null : listedOf(today.data, { further, ready, hasMore }),
    hasMore,
    showMore: () => {
      if (wantsMore) void more.fetchNextPage();
      else setWantsMore(true);
    },
  };
};

interface Further {
  readonly further: readonly TaskItem[];
  readonly ready: ReadyJobs | undefined;
  readonly hasMore: boolean;
}

const listedOf = (answer: TodayAnswer, { further, ready, hasMore }: Further): ListedSections => {
  const tasks = answer.sections.flatMap((section) => (section.kind === 'tasks' ? section.items : []));
  const money = answer.sections.find((section) => section.kind === 'milestones');
  const cut = cutSections(
    {
      taskDay: hasMore ? [...tasks, ...further].at(-1)?.dueOn : undefined,
      moneyDay: money?.hasMore === true ? money.items.at(-1)?.dueOn : undefined,
      hasReady: ready?.hasMore === true,
    },
    answer.today,
  );
  return { sections: sectionsOf(answer, further, ready?.jobs ?? []), cut };
};

interface TodayScreenProps {
  readonly me: Me;
  /** The open job beside the list. */
  readonly panel: ReactNode;
  readonly onOpen: (jobId: string, target: PanelTarget | null) => void;
}

/** What a person, a duty or everybody has to do, over all jobs. */
export function TodayScreen({ me, panel, onOpen }: TodayScreenProps) {
  const { t, locale } = useTexts();
  const [who, setWho] = useState(me.role === 'owner' ? 'all' : 'me');
  const { today, listed, hasMore, showMore } = useToday(who, me.today);
  if (today.isPending) return <p role="status">{t('shell.loading')}</p>;
  if (today.data === undefined || listed === null)
    return <LoadFailed error={today.error} onRetry={() => void today.refetch()} />;
  return (
    <div className={styles['screen']}>
      <div className={styles['page']}>
        <header className={styles['head']}>
          <h1>{formatFullDate(today.data.today, locale)}</h1>
          <Scope who={who} onChange={setWho} />
        </header>
        <Tiles {...listed} />
        <Lines me={me} listed={listed} onOpen={onOpen} />
        <MoreMoney answer={today.data} owner={who === 'me' ? me.id : null} />
        {hasMore ? <Button onClick={showMore}>{t('today.more')}</Button> : null}
        <p className={styles['keys']}>{t('today.keys')}</p>
      </div>
      {panel}
    </div>
  );
}

interface MoreMoneyProps {
  readonly answer: TodayAnswer;
  /** Whose jobs; null: everybody's. */
  readonly owner: string | null;
}

/** How many jobs with money due are not listed, and the way to them. */
function MoreMoney({ answer, owner }: MoreMoneyProps) {
  const { t } = useTexts();
  const money = answer.sections.find((section) => section.kind === 'milestones');
  if (money?.hasMore !== true) return null;
  const { moreCount: count, isCapped } = money;
  const search = new URLSearchParams({ sort: 'nextDue', ...(owner === null ? {} : { owner }) });
  return (
    <p>
      {t(isCapped ? 'today.moreMoneyThan' : 'today.moreMoney', { count })}{' '}
      <Link href={`/?${search.toString()}`}>{t('today.inSheet')}</Link>
    </p>
  );
}

interface ScopeProps {
  readonly who: string;
  readonly onChange: (who: string) => void;
}

function Scope({ who, onChange }: ScopeProps) {
  const { t, localize } = useTexts();
  const { data: duties = [] } = useQuery(dutiesQuery);
  return (
    <select
      className={styles['scope']}
      aria-label={t('today.scope')}
      value={who}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="me">{t('today.mine')}</option>
      <option value="all">{t('today.everyone')}</option>
      {duties.map(({ key, label }) => (
        <option key={key} value={`duty:${key}`}>
          {localize(label)}
        </option>
      ))}
    </select>
  );
}

interface LinesProps {
  readonly me: Me;
  readonly listed: ListedSections;
  readonly onOpen: TodayScreenProps['onOpen'];
}

type Request = { readonly task: TaskItem; readonly of: 'result' | 'day' } | null;

function Lines({ me, listed, onOpen }: LinesProps) {
  const { t, localize } = useTexts();
  const acts = useActs();
  const [request, setAsked] = useState<Request>(null);
  const flowOf = useFlowOf(useQuery(flowsQuery).data ?? []);
  const lineActs: LineActs = {
    tick: (task) => void acts.run(tickAct(task, localize(task.label))),
    take: (task) => void acts.run(takeAct(task, me.id)),
    ask: (task) => setAsked({ task, of: 'result' }),
    say: (task, form, { item, choice, isClosing }) =>
      void acts.run(
        resultAct(task, { form, cells: { [item]: choice.key }, label: localize(task.label), isClosing }),
      ),
    move: (task) => setAsked({ task, of: 'day' }),
    pay: ({ jobId, milestone }) => onOpen(jobId, { item: null, milestone: milestone.id, begin: 'payment' }),
    open: (line) =>
      onOpen(line.jobId, 'milestone' in line ? { item: null, milestone: line.milestone.id } : null),
  };
  const form = request?.of === 'result' ? formOf(flowOf(request.task), request.task) : null;
  const isEmpty = sectionKeys.every(
    (key) => key === 'later' || key === 'ready' || listed.sections[key].length === 0,
  );
  return (
    <>
      {isEmpty ? <p className={styles['empty']}>{t('today.none')}</p> : null}
      <TodayList {...listed} me={me} flowOf={flowOf} acts={acts} lineActs={lineActs} />
      <DoneFold acts={acts} />
      {request !== null && form !== null ? (
        <ResultDialog
          title={localize(request.task.label)}
          form={form}
          onClose={() => setAsked(null)}
          onSave={(cells) => {
            setAsked(null);
            const isClosing = form.outcomes.some(
              ({ item, choice, isClosing: closes }) => closes && cells[item] === choice.key,
            );
            void acts.run(
              resultAct(request.task, { form, cells, label: localize(request.task.label), isClosing }),
            );
          }}
        />
      ) : null}
      {request?.of === 'day' ? (
        <DayDialog
          title={localize(request.task.label)}
          day={request.task.dueOn ?? me.today}
          onClose={() => setAsked(null)}
          onSave={(day) => {
            setAsked(null);
            void acts.run(moveAct(request.task, day));
          }}
        />
      ) : null}
    </>
  );
}

/** What was done here, with the way back. */
function DoneFold({ acts }: { readonly acts: Acts }) {
  const { t } = useTexts();
  if (acts.done.length === 0) return null;
  return (
    <details className={styles['done']}>
      <summary>{t('today.done', { count: acts.done.length })}</summary>
      <ul>
        {acts.done.map((line) => (
          <li key={line.lineId}>
            <s>{line.label}</s>{' '}
            <Button look="quiet" isBusy={acts.busy.has(line.lineId)} onClick={() => void acts.takeBack(line)}>
              {t('today.undo')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
