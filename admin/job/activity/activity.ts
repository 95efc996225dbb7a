import type { HistoryEntry, NoticeView } from '#contract/jobs/job-answers';
import { dateOf, instant } from '#domain/time/day';

export type ActivityFilter = 'all' | 'notices' | 'changes';

/** One thing that happened to a job: a change, or a notice that went out or could not. */
export type Happening =
  | { readonly is: 'change'; readonly at: number; readonly entry: HistoryEntry }
  | { readonly is: 'notice'; readonly at: number; readonly notice: NoticeView };

/** What happened on one business date of the shop, newest first. */
export interface ActivityDay {
  readonly day: string;
  readonly happenings: readonly Happening[];
}

interface Known {
  /** The loaded changes, newest first. */
  readonly entries: readonly HistoryEntry[];
  readonly notices: readonly NoticeView[];
  /** Older changes are not loaded yet: older notices wait for them. */
  readonly hasMore: boolean;
  readonly filter: ActivityFilter;
  readonly zone: string;
}

const toCome: ReadonlySet<string> = new Set(['pending', 'leased']);

/** The next notices to go out, the earliest first. */
export const noticesToCome = (notices: readonly NoticeView[]): readonly NoticeView[] =>
  notices.filter(({ state }) => toCome.has(state)).toSorted((a, b) => a.sendAt - b.sendAt);

/** Changes and notices in one stream by day, newest first; superseded notices are omitted. */
export const activityDays = ({ entries, notices, hasMore, filter, zone }: Known): readonly ActivityDay[] => {
  const oldest = filter === 'notices' || !hasMore ? -Infinity : (entries.at(-1)?.at ?? -Infinity);
  const sent = notices
    .filter(({ state }) => state !== 'superseded' && !toCome.has(state))
    .map((notice): Happening => ({ is: 'notice', at: notice.sentAt ?? notice.sendAt, notice }))
    .filter(({ at }) => at >= oldest);
  const changes = entries.map((entry): Happening => ({ is: 'change', at: entry.at, entry }));
  const stream = [...(filter === 'notices' ? [] : changes), ...(filter === 'changes' ? [] : sent)];
  const days = new Map<string, Happening[]>();
  for (const happening of stream.toSorted((a, b) => b.at - a.at)) {
    const day = dateOf(instant(happening.at), zone);
    const ofDay = days.get(day) ?? [];
    ofDay.push(happening);
    days.set(day, ofDay);
  }
  return [...days].map(([day, happenings]) => ({ day, happenings }));
};
