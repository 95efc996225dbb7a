import { queryOptions } from '@tanstack/react-query';
import type { Diary, Feeds, NewFeed } from '#contract/diary/diary';
import { answerOf, api } from './client.ts';

/** How often an open diary looks for what others changed, ms. */
const refreshMs = 30_000;

/** The diary of some days, both ends included; `who` is `me`, `all` or a staff id. */
export const diaryQuery = (from: string, to: string, who: string) =>
  queryOptions({
    queryKey: ['diary', from, to, who],
    queryFn: (): Promise<Diary> => answerOf(api.appointments.$get({ query: { from, to, who } })),
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
