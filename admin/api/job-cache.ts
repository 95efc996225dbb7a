import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { JobRow } from '#contract/job-answers';
import type { JobListPage } from './queries.ts';

/** Replaces one job in every list that is loaded. */
export const putJob = (client: QueryClient, job: JobRow): void => {
  client.setQueriesData<InfiniteData<JobListPage>>({ queryKey: ['jobs'] }, (list) =>
    list === undefined
      ? list
      : { ...list, pages: list.pages.map((page) => ({ ...page, jobs: replaceOlder(page.jobs, job) })) },
  );
};

/** The list with the job in place of its older self; the same list where it holds none. */
export const replaceOlder = <Row extends Pick<JobRow, 'id' | 'version'>>(rows: Row[], job: Row): Row[] =>
  rows.some((row) => row.id === job.id && row.version < job.version)
    ? rows.map((row) => (row.id === job.id ? job : row))
    : rows;
