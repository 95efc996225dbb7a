import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import { putDetail } from '../../../admin/api/job-cache.ts';
import { jobQuery } from '../../../admin/api/queries.ts';
import { jobDetail } from './job-detail.ts';

it('a detail that was read before an edit does not replace the answer of that edit', async () => {
  const client = new QueryClient();
  const { queryKey } = jobQuery('job_1');
  let answer = (_detail: JobDetail): void => {};
  const older = new Promise<JobDetail>((resolve) => {
    answer = resolve;
  });
  const reading = client.fetchQuery({ ...jobQuery('job_1'), queryFn: () => older });
  putDetail(client, jobDetail('job_1', 8));
  answer(jobDetail('job_1', 7));
  await reading;
  expect(client.getQueryData(queryKey)?.job.version).toBe(8);

  // Later versions and other notices of the same version are taken.
  await client.fetchQuery({ ...jobQuery('job_1'), queryFn: () => jobDetail('job_1', 9) });
  expect(client.getQueryData(queryKey)?.job.version).toBe(9);
  client.clear();
});
