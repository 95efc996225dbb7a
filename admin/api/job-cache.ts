import type { QueryClient } from '@tanstack/react-query';
import type { JobDetail, JobRow } from '#contract/jobs/job-answers';
import type { JobListPage } from '#contract/sheet/row-values';

/** Replaces one job in every cached page. */
export const putJob = (client: QueryClient, job: JobRow): void => {
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: ['jobs'] })) {
    const page = client.getQueryData<JobListPage>(queryKey);
    const jobs = page && replaceOlder(page.jobs, job);
    if (page && jobs && jobs !== page.jobs) client.setQueryData<JobListPage>(queryKey, { ...page, jobs });
  }
};

const detailKey = (jobId: string) => ['job', jobId] as const;

/** Stores a job's detail from an answer, and replaces the job in every cached page. */
export const putDetail = (client: QueryClient, detail: JobDetail): void => {
  client.setQueryData<JobDetail>(detailKey(detail.job.id), detail);
  putJob(client, detail.job);
};

/** Invalidates the cached detail of a job, so that it is fetched again. */
export const invalidateDetail = (client: QueryClient, jobId: string): void =>
  void client.invalidateQueries({ queryKey: detailKey(jobId) });

/** All jobs of the cached pages, by id. */
const cachedJobs = (client: QueryClient): ReadonlyMap<string, JobRow> =>
  new Map(
    client
      .getQueriesData<JobListPage>({ queryKey: ['jobs'] })
      .flatMap(([, page]) => page?.jobs ?? [])
      .map((job) => [job.id, job]),
  );

/**
 * All displayed jobs, by id: those of cached pages and of open panels. Of two versions the older one, which
 * needs the update.
 */
export const jobsOnShow = (client: QueryClient): ReadonlyMap<string, JobRow> => {
  const visible = new Map(cachedJobs(client));
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: ['job'], type: 'active' })) {
    const job = client.getQueryData<JobDetail>(queryKey)?.job;
    if (job && job.version <= (visible.get(job.id)?.version ?? job.version)) visible.set(job.id, job);
  }
  return visible;
};

/** The list with the job in place of its older version; the same array when it does not have one. */
export const replaceOlder = <Row extends Pick<JobRow, 'id' | 'version'>>(rows: Row[], job: Row): Row[] =>
  rows.some((row) => row.id === job.id && row.version < job.version)
    ? rows.map((row) => (row.id === job.id ? job : row))
    : rows;
