import { queryOptions } from '@tanstack/react-query';
import type { Diary, Feeds, NewFeed } from '#contract/diary/diary';
import { addDays, businessDate } from '#domain/time/day';
import { answerOf, api } from './client.ts';

/** How often an open diary looks for what others changed, ms. */
const refreshMs = 30_000;

/** The diary of some days, put together of as many answers as it takes. */
export interface DiaryOfDays extends Pick<Diary, 'appointments' | 'allDay'> {
  /** `isCut`: not even an answer of this day alone holds all of it. */
  readonly days: readonly (Diary['days'][number] & { readonly isCut: boolean })[];
}

/** Reads a range of days: where an answer ends, the next one begins. At most two answers a day. */
export const readDays = async (
  read: (from: string, to: string) => Promise<Diary>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<DiaryOfDays> => {
  const first = await read(from, to);
  const appointments = new Map<string, Diary['appointments'][number]>();
  const notes = new Map<string, Diary['allDay'][number]>();
  const cut = new Set<string>();
  let answer = first;
  for (let start = from; ; answer = await read(start, to)) {
    for (const entry of answer.appointments)
      appointments.set(JSON.stringify([entry.jobId, entry.key, entry.entry]), entry);
    for (const note of answer.allDay) notes.set(JSON.stringify([note.jobId, note.kind]), note);
    const { moreFrom } = answer;
    if (moreFrom === null) break;
    const isFull = moreFrom <= start;
    if (isFull) cut.add(start);
    start = isFull ? addDays(businessDate(start), 1) : moreFrom;
    if (start > to) break;
  }
  return {
    days: first.days.map((day) => ({ ...day, isCut: cut.has(day.on) })),
    appointments: [...appointments.values()],
    allDay: [...notes.values()],
  };
};

/** The diary of some days, both ends included; `who` is `me`, `all` or a staff id. */
export const diaryQuery = (from: string, to: string, who: string) =>
  queryOptions({
    queryKey: ['diary', from, to, who],
    queryFn: () =>
      readDays((first, last) => answerOf(api.appointments.$get({ query: { from: first, to: last, who } })), {
        from,
        to,
      }),
    refetchInterval: refreshMs,
    placeholderData: (before) => before,
  });

export const feedsQuery = queryOptions({
  queryKey: ['feeds'],
  queryFn: (): Promise<Feeds> => answerOf(api.feeds.$get()),
});

/** Makes a feed; its address is in this answer alone. */
export const addFeed = (feed: NewFeed) => answerOf(api.feeds.$post({ json: feed }));

export const revokeFeed = (id: string) =>
  answerOf(api.feeds[':id'].revoke.$post({ param: { id }, json: {} }));
