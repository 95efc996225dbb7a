import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { InferRequestType, InferResponseType } from 'hono/client';
import type { JobListPage } from '#contract/sheet/row-values';
import { tradeOf } from '#contract/sheet/conditions';
import { answerOf, api, readRows } from './client.ts';

/** Jobs in one page of the sheet. */
export const blockSize = 100;

export type ListQuery = Readonly<Record<string, string>>;
export type GroupSummary = InferResponseType<typeof api.sheet.outline.$get, 200>;
export type Found = InferResponseType<typeof api.sheet.find.$get, 200>;
export type Grouping = NonNullable<InferRequestType<typeof api.sheet.outline.$get>['query']['by']>;

const groupSummaryMs = 60_000;
/** Pages that are out of sight are kept this long. */
const retainedMs = 15 * 60_000;

/** What a list comes to, by groups. Its order is no part of that. */
export const groupSummaryQuery = ({ sort: _, names: __, ...query }: ListQuery, by: Grouping) =>
  queryOptions({
    queryKey: ['outline', query, by],
    queryFn: () => answerOf(api.sheet.outline.$get({ query: { ...query, by } })),
    staleTime: groupSummaryMs,
    refetchInterval: groupSummaryMs,
    placeholderData: (before) => before,
  });

/** How many open jobs are late, and how many fall due soon. */
export const dueCountsQuery = (moment: ListQuery) =>
  queryOptions({
    queryKey: ['outline', moment],
    queryFn: () => answerOf(api.sheet['due-counts'].$get({ query: moment })),
    staleTime: groupSummaryMs,
    refetchInterval: groupSummaryMs,
    placeholderData: (before) => before,
  });

/** A text that is sought, and what it says where it is a day or an amount. */
export interface SearchTerm {
  readonly text: string;
  readonly day?: string;
  readonly amount?: string;
}

/** Where a text stands in a list, loaded or not. */
export const findQuery = (query: ListQuery, by: Grouping, searchTerm: SearchTerm) =>
  queryOptions({
    queryKey: ['find', query, by, searchTerm],
    queryFn: () => answerOf(api.sheet.find.$get({ query: { ...query, by, ...searchTerm } })),
    staleTime: 0,
    gcTime: 0,
  });

/** Pages of the past are kept apart: what is changed now does not reach them. */
const pageKeys = { now: 'jobs', past: 'past-jobs' } as const;

const blockKey = (query: ListQuery, block: number) =>
  [query['asOf'] === undefined ? pageKeys.now : pageKeys.past, query, block] as const;

/** Whether a key of the cache is that of a page of jobs, of now or of the past. */
export const isPageKey = (key: readonly unknown[]): boolean =>
  Object.values(pageKeys).some((pageKey) => pageKey === key[0]);

/** A page's data if it is at hand. */
export const cachedPage = (client: QueryClient, query: ListQuery, block: number): JobListPage | undefined =>
  client.getQueryData<JobListPage>(blockKey(query, block));

/** The known row that is nearest to a place, as the server is told it: the list's first or last, or that before a page. */
const nearestRow = (
  client: QueryClient,
  query: ListQuery,
  { place, count }: { readonly place: number; readonly count: number | null },
): ListQuery => {
  let known: ListQuery = {};
  let rows = place;
  const offer = (row: ListQuery, apart: number) => {
    if (apart >= rows) return;
    known = row;
    rows = apart;
  };
  if (count !== null) offer({ isFromEnd: 'true' }, Math.abs(count - place));
  for (const { queryKey, state } of client
    .getQueryCache()
    .findAll({ queryKey: blockKey(query, 0).slice(0, 2) })) {
    const cursor = client.getQueryData<JobListPage>(queryKey)?.nextCursor;
    const cursorPlace = (Number(queryKey[2]) + 1) * blockSize;
    if (cursor && !state.isInvalidated)
      offer({ cursor, cursorPlace: String(cursorPlace) }, Math.abs(cursorPlace - place));
  }
  return known;
};

/** Where a page begins: after the page before it if that is at hand, else the server walks there from a known row. */
const cursorOf = async (
  client: QueryClient,
  query: ListQuery,
  { block, count }: { readonly block: number; readonly count: number | null },
): Promise<string | null | undefined> => {
  if (block === 0) return null;
  const before = client.getQueryState<JobListPage>(blockKey(query, block - 1));
  if (before?.fetchStatus === 'fetching') {
    const page = await client.fetchQuery(blockQuery(client, query, block - 1));
    return page.nextCursor ?? undefined;
  }
  if (before?.data !== undefined && !before.isInvalidated) return before.data.nextCursor ?? undefined;
  const place = block * blockSize;
  const near = nearestRow(client, query, { place, count });
  const { cursor } = await answerOf(
    api.sheet['page-cursor'].$get({ query: { ...query, ...near, place: String(place) } }),
  );
  return cursor ?? undefined;
};

const noJobs: JobListPage = { jobs: [], nextCursor: null };

/** Jobs of a list after a cursor, as many as fill a page: one request of a search may bring fewer though there are more. */
const readBlock = async (query: ListQuery, cursor: string | null): Promise<JobListPage> => {
  // The sheet of one trade shows what only that trade writes down.
  const facts = tradeOf(query) === '' ? {} : { facts: 'true' as const };
  const jobs: JobListPage['jobs'] = [];
  let next = cursor;
  do {
    const page: JobListPage = await readRows({
      ...query,
      ...(next === null ? {} : { cursor: next }),
      ...facts,
      limit: String(blockSize - jobs.length),
    });
    jobs.push(...page.jobs);
    next = page.nextCursor;
  } while (next !== null && jobs.length < blockSize);
  return { jobs, nextCursor: next };
};

/** One page of a list, by its position; `count` is how many jobs the list has, where that is known. */
export const blockQuery = (
  client: QueryClient,
  query: ListQuery,
  block: number,
  count: number | null = null,
) =>
  queryOptions({
    queryKey: blockKey(query, block),
    queryFn: async (): Promise<JobListPage> => {
      const cursor = await cursorOf(client, query, { block, count });
      return cursor === undefined ? noJobs : readBlock(query, cursor);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: retainedMs,
  });

/** The lists have changed in a way that no row tells: a job was opened, or one belongs elsewhere now. */
export const invalidateLists = async (client: QueryClient): Promise<void> => {
  await Promise.all(['jobs', 'outline'].map((key) => client.invalidateQueries({ queryKey: [key] })));
};
