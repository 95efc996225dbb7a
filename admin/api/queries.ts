import { infiniteQueryOptions, queryOptions, replaceEqualDeep } from '@tanstack/react-query';
import { answerOf, api, readJobs, readRows } from './client.ts';

const historyPages = 1000;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => answerOf(api.me.$get()),
  staleTime: 60_000,
  retry: false,
});

export const flowsQuery = queryOptions({
  queryKey: ['flows'],
  queryFn: async () => (await answerOf(api.flows.$get())).flows,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The instant since which past versions of the sheet are stored. */
export const pastQuery = queryOptions({
  queryKey: ['past-kept'],
  queryFn: () => answerOf(api.sheet.past.$get()),
  staleTime: Number.POSITIVE_INFINITY,
});

const newsMs = 60_000;

/** The most recently changed jobs, polled: this brings changes when the hub cannot be reached. */
export const newsQuery = queryOptions({
  queryKey: ['news'],
  queryFn: () => readRows({ sort: '-updated', view: 'all', limit: '20', facts: 'true' }),
  refetchInterval: newsMs,
});

/** Jobs by their ids, unordered. */
export const jobsByIdQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['jobs-by-id', ids],
    queryFn: () => readJobs(ids),
    staleTime: 10_000,
  });

/** The newest jobs that match by number, title, customer or telephone, at most 8. */
export const jobSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['job-search', q],
    queryFn: () => readRows({ q, view: 'all', sort: '-number', limit: '8' }),
    staleTime: 10_000,
    placeholderData: (before) => before,
  });

const versionOf = (detail: unknown): number | null => {
  if (typeof detail !== 'object' || detail === null || !('job' in detail)) return null;
  const { job } = detail;
  if (typeof job !== 'object' || job === null || !('version' in job)) return null;
  return typeof job.version === 'number' ? job.version : null;
};

/** The cached detail if the arrived one is of an older version of the job. */
const newerDetail = (cached: unknown, arrived: unknown): unknown => {
  const [known, arrivedVersion] = [versionOf(cached), versionOf(arrived)];
  return known !== null && arrivedVersion !== null && known > arrivedVersion
    ? cached
    : replaceEqualDeep(cached, arrived);
};

/** A job's detail. An answer that was read before a later edit does not replace that edit's answer. */
export const jobQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['job', jobId],
    queryFn: () => answerOf(api.jobs[':id'].$get({ param: { id: jobId } })),
    structuralSharing: newerDetail,
  });

/** A document with the content of one of its versions; null: of the newest. */
export const documentQuery = (jobId: string, key: string, version: number | null) =>
  queryOptions({
    queryKey: ['document', jobId, key, version],
    queryFn: () =>
      answerOf(
        api.jobs[':id'].documents[':key'].$get({
          param: { id: jobId, key },
          query: version === null ? {} : { version: String(version) },
        }),
      ),
    placeholderData: (before) => before,
  });

const historyOf = (jobId: string, version: number, path: string | null) =>
  infiniteQueryOptions({
    queryKey: ['history', jobId, version, path],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.jobs[':id'].history.$get({
          param: { id: jobId },
          query: {
            ...(path === null ? {} : { path }),
            ...(pageParam === null ? {} : { before: String(pageParam) }),
          },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
    maxPages: historyPages,
  });

/** A job's history, newest first; its key holds the version, so that a change brings the new entries. */
export const historyQuery = (jobId: string, version: number) => historyOf(jobId, version, null);

/** The history of one cell, by its path in the history. */
export const cellHistoryQuery = (jobId: string, version: number, path: string) =>
  historyOf(jobId, version, path);

const dayMs = 86_400_000;

/** The changes that restoring a version of the row would make now. */
export const restoreQuery = (jobId: string, version: number, toVersion: number) =>
  queryOptions({
    queryKey: ['restore', jobId, version, toVersion],
    queryFn: () =>
      answerOf(
        api.jobs[':id'].restore.$get({ param: { id: jobId }, query: { toVersion: String(toVersion) } }),
      ),
    staleTime: 0,
  });

/** What moving a version of a job to another version of its flow would change. */
export const flowMoveQuery = (jobId: string, version: number, to: number) =>
  queryOptions({
    queryKey: ['flow-move', jobId, version, to],
    queryFn: () =>
      answerOf(api.jobs[':id']['flow-version'].$get({ param: { id: jobId }, query: { to: String(to) } })),
    staleTime: 0,
  });

/** Notices from one week ago to one month ahead. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: async () => {
    const now = Date.now();
    const answer = await answerOf(
      api.notices.$get({ query: { from: String(now - 7 * dayMs), to: String(now + 31 * dayMs) } }),
    );
    return answer.notices;
  },
  refetchInterval: 10_000,
});

/** Notices of the last two weeks that did not reach their recipient, who must be called instead. */
export const undeliveredQuery = queryOptions({
  queryKey: ['undelivered'],
  queryFn: async () => {
    const from = String(Date.now() - 14 * dayMs);
    return (await answerOf(api.notices.$get({ query: { from, undelivered: 'true' } }))).notices;
  },
  refetchInterval: 60_000,
});

export const unmatchedQuery = queryOptions({
  queryKey: ['unmatched'],
  queryFn: async () => (await answerOf(api.unmatched.$get())).unmatched,
  refetchInterval: 10_000,
});
