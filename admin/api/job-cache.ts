import type { QueryClient } from '@tanstack/react-query';
import type { JobDetail, JobRow } from '#contract/jobs/job-answers';
import type { JobListPage } from '#contract/sheet/row-values';

/** Replaces one job in every page that is at hand. */
export const putJob = (client: QueryClient, job: JobRow): void => {
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: ['jobs'] })) {
    const page = client.getQueryData<JobListPage>(queryKey);
    const jobs = page && replaceOlder(page.jobs, job);
    if (page && jobs && jobs !== page.jobs) client.setQueryData<JobListPage>(queryKey, { ...page, jobs });
  }
};

const detailKey = (jobId: string) => ['job', jobId] as const;

/** Shows a job as its answer has it, in every page and open by itself. */
export const putDetail = (client: QueryClient, detail: JobDetail): void => {
  client.setQueryData<JobDetail>(detailKey(detail.job.id), detail);
  putJob(client, detail.job);
};

/** Has a job that is open by itself read again. */
export const invalidateDetail = (client: QueryClient, jobId: string): void =>
  void client.invalidateQueries({ queryKey: detailKey(jobId) });

/** Every job of every page that is at hand. */
const cachedJobs = (client: QueryClient): ReadonlyMap<string, JobRow> =>
  new Map(
    client
      .getQueriesData<JobListPage>({ queryKey: ['jobs'] })
      .flatMap(([, page]) => page?.jobs ?? [])
      .map((job) => [job.id, job]),
  );

/** Every job that is on show: in a page that is at hand, or open by itself. The older of two is the one to be mended. */
export const jobsOnShow = (client: QueryClient): ReadonlyMap<string, JobRow> => {
  const visible = new Map(cachedJobs(client));
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: ['job'], type: 'active' })) {
    const job = client.getQueryData<JobDetail>(queryKey)?.job;
    if (job && job.version <= (visible.get(job.id)?.version ?? job.version)) visible.set(job.id, job);
  }
  return visible;
};

/** The list with the job in place of its older self; the same list where it holds none. */
export const replaceOlder = <Row extends Pick<JobRow, 'id' | 'version'>>(rows: Row[], job: Row): Row[] =>
  rows.some((row) => row.id === job.id && row.version < job.version)
    ? rows.map((row) => (row.id === job.id ? job : row))
    : rows;
