import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { JobRow } from '#contract/job-answers';
import { jobListQuery, type JobListPage } from '../api/queries.ts';
import type { GridSort } from '../grid/index.ts';
import { listQuery, type Filters } from './filters.ts';

export interface JobList {
  readonly jobs: readonly JobRow[];
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

/** The jobs that fit the filters, page after page, looked at again every few seconds while the tab is seen. */
export const useJobList = (filters: Filters, sort: GridSort | null): JobList => {
  const list = useInfiniteQuery(jobListQuery(listQuery(filters, sort)));
  const jobs = useMemo(() => list.data?.pages.flatMap((page) => page.jobs) ?? [], [list.data]);
  return {
    jobs,
    error: list.data === undefined ? list.error : null,
    isPending: list.isPending,
    isLoadingMore: list.isFetchingNextPage,
    hasMore: list.hasNextPage,
    loadMore: () => void list.fetchNextPage(),
    reload: () => void list.refetch(),
  };
};

/**
 * Keeps an edited row where it stands until the person leaves it: a server sort would carry it away
 * under the hands. `hold` names the row; the order of the moment it was first held is kept.
 */
export const useHeldOrder = (jobs: readonly JobRow[], heldId: string | null): readonly JobRow[] => {
  const held = useRef<{ readonly id: string; readonly order: readonly string[] } | null>(null);
  if (heldId === null) held.current = null;
  else if (held.current?.id !== heldId) held.current = { id: heldId, order: jobs.map((job) => job.id) };
  return keepPlace(jobs, held.current);
};

/** Puts the held row back to its old neighbour; all others keep the new order. */
export const keepPlace = (
  jobs: readonly JobRow[],
  held: { readonly id: string; readonly order: readonly string[] } | null,
): readonly JobRow[] => {
  if (held === null) return jobs;
  const row = jobs.find((job) => job.id === held.id);
  const was = held.order.indexOf(held.id);
  if (!row || was < 0 || jobs[was]?.id === held.id) return jobs;
  const others = jobs.filter((job) => job.id !== held.id);
  return [...others.slice(0, was), row, ...others.slice(was)];
};

/** Replaces one job in every list that is loaded. */
export const usePutJob = (): ((job: JobRow) => void) => {
  const client = useQueryClient();
  return (job) => {
    client.setQueriesData<InfiniteData<JobListPage>>({ queryKey: ['jobs'] }, (list) =>
      list === undefined
        ? list
        : { ...list, pages: list.pages.map((page) => ({ ...page, jobs: page.jobs.map((one) => (one.id === job.id && one.version <= job.version ? job : one)) })) },
    );
  };
};
