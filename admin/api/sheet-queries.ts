import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { InferRequestType, InferResponseType } from 'hono/client';
import type { JobListPage } from '#contract/sheet/row-values';
import { tradeOf } from '#contract/sheet/conditions';
import { answerOf, api, readRows } from './client.ts';

/** Jobs on one page of the sheet. */
export const blockSize = 100;

export type ListQuery = Readonly<Record<string, string>>;
export type GroupSummary = InferResponseType<typeof api.sheet.outline.$get, 200>;
export type Found = InferResponseType<typeof api.sheet.find.$get, 200>;
export type Grouping = NonNullable<InferRequestType<typeof api.sheet.outline.$get>['query']['by']>;

const groupSummaryMs = 60_000;
/** How long (ms) pages outside the viewport stay cached. */
const retainedMs = 15 * 60_000;

/** The sums of a list by groups. The sort does not affect them, so it is left out of the key. */
export const groupSummaryQuery = ({ sort: _, names: __, ...query }: ListQuery, by: Grouping) =>
  queryOptions({
    queryKey: ['outline', query, by],
    queryFn: () => answerOf(api.sheet.outline.$get({ query: { ...query, by } })),
    staleTime: groupSummaryMs,
    refetchInterval: groupSummaryMs,
    placeholderData: (before) => before,
  });

/** Counts of open jobs that are overdue and that are due soon. */
export const dueCountsQuery = (moment: ListQuery) =>
  queryOptions({
    queryKey: ['outline', moment],
    queryFn: () => answerOf(api.sheet['due-counts'].$get({ query: moment })),
    staleTime: groupSummaryMs,
    refetchInterval: groupSummaryMs,
    placeholderData: (before) => before,
  });

/** A search term, and its value as a business date or an amount when it is one. */
export interface SearchTerm {
  readonly text: string;
  readonly day?: string;
  readonly amount?: string;
}

/** The positions of a search term in a list, loaded or not. */
export const findQuery = (query: ListQuery, by: Grouping, searchTerm: SearchTerm) =>
  queryOptions({
    queryKey: ['find', query, by, searchTerm],
    queryFn: () => answerOf(api.sheet.find.$get({ query: { ...query, by, ...searchTerm } })),
    staleTime: 0,
    gcTime: 0,
  });

/** Pages of the past have their own key, because new changes do not affect them. */
const pageKeys = { now: 'jobs', past: 'past-jobs' } as const;

const blockKey = (query: ListQuery, block: number) =>
  [query['asOf'] === undefined ? pageKeys.now : pageKeys.past, query, block] as const;

/** Whether a cache key is a page of jobs, current or past. */
export const isPageKey = (key: readonly unknown[]): boolean =>
  Object.values(pageKeys).some((pageKey) => pageKey === key[0]);

/** A page's data, if it is cached. */
export const cachedPage = (client: QueryClient, query: ListQuery, block: number): JobListPage | undefined =>
  client.getQueryData<JobListPage>(blockKey(query, block));

/**
 * The known row nearest to a position, as query parameters: the list's first or last row, or the last row of
 * a cached page.
 */
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

/**
 * The cursor at which a page begins: the end of the page before it, if cached; else the server walks to it
 * from a known row.
 */
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

/**
 * Reads the jobs of one page after a cursor. A search may return fewer than requested although there are
 * more, so it repeats.
 */
const readBlock = async (query: ListQuery, cursor: string | null): Promise<JobListPage> => {
  // Only the sheet of a single trade has columns for that trade's own facts.
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

/** One page of a list by its position; `count` is the number of jobs in the list, when known. */
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

/** Invalidates all lists after a change that no single row shows: a job was opened, or moved to another list. */
export const invalidateLists = async (client: QueryClient): Promise<void> => {
  await Promise.all(['jobs', 'outline'].map((key) => client.invalidateQueries({ queryKey: [key] })));
};
