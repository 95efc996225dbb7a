import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { JobRow } from '#contract/job-answers';
import { seenVersion } from '../api/edit-queue.ts';
import { jobListQuery } from '../api/queries.ts';
import type { GridSort } from '../grid/index.ts';
import { listQuery, type Filters } from './filters.ts';
import { keepPlace, type HeldRow } from './keep-place.ts';

export interface JobList {
  readonly jobs: readonly JobRow[];
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

/** The jobs that fit the filters, page after page. */
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
  const [held, setHeld] = useState<HeldRow | null>(null);
  if ((held?.id ?? null) !== heldId) {
    setHeld(heldId === null ? null : { id: heldId, order: jobs.map((job) => job.id) });
  }
  return keepPlace(jobs, held);
};

/** The version of every job on the screen, told to the queue of edits. */
export const useSeenVersions = (jobs: readonly JobRow[]): void => {
  useEffect(() => {
    for (const job of jobs) seenVersion(job.id, job.version);
  }, [jobs]);
};
