import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

const pollMs = 30_000;

/** The key of all that Today shows: a write of a task brings it again. */
export const todayKey = ['today'] as const;

/** What `who` has to do today and in the next days. */
export const todayQuery = (who: string) =>
  queryOptions({
    queryKey: [...todayKey, 'first', who],
    queryFn: () => answerOf(api.today.$get({ query: { who } })),
    refetchInterval: pollMs,
    // A change of the scope shows what was there until the answer comes.
    placeholderData: (before) => before,
  });

/** Jobs that may move on, of `who` is in charge of them. */
export const readyQuery = (who: string) =>
  queryOptions({
    queryKey: [...todayKey, 'ready', who],
    queryFn: () => answerOf(api.today.ready.$get({ query: { who } })),
    refetchInterval: pollMs,
    placeholderData: (before) => before,
  });

/** The pages of open tasks after the first. */
export const moreTasksQuery = (who: string, until: string, cursor: string | null) =>
  infiniteQueryOptions({
    queryKey: [...todayKey, 'more', who, cursor],
    queryFn: ({ pageParam }) => answerOf(api.tasks.$get({ query: { who, until, cursor: pageParam } })),
    initialPageParam: cursor ?? '',
    getNextPageParam: (page) => page.nextCursor,
    maxPages: 100,
  });

/** The duties of the shop. */
export const dutiesQuery = queryOptions({
  queryKey: ['duties'],
  queryFn: async () => (await answerOf(api.duties.$get())).duties,
  staleTime: 60_000,
});
