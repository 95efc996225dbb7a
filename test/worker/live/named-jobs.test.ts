import { expect, test } from 'vitest';
import type { JobRow, Problem } from '#contract/jobs/job-answers';
import { openJob, openShop } from '#test/kit/worker/api';

test('jobs are read by their ids in one round trip, whatever else would narrow the list', async () => {
  const shop = await openShop();
  const jobs = [await openJob(shop), await openJob(shop), await openJob(shop)];
  const [item, , three] = jobs.map(({ job }) => job);
  shop.trips.length = 0;
  const path = `/api/jobs?view=closed&facts=true&ids=${item?.id},job_none,${three?.id}`;
  const { status, body } = await shop.viewer.get<{ jobs: readonly JobRow[] }>(path);
  expect(status).toBe(200);
  expect(body.jobs.toSorted((a, b) => a.number - b.number)).toEqual([item, three]);
  expect(shop.trips).toHaveLength(1);
});

test('too many ids, or what is no id, is refused by its field', async () => {
  const shop = await openShop();
  const many = Array.from({ length: 101 }, (_, at) => `job_${at}`).join(',');
  for (const ids of [many, "job_1'", ''])
    expect((await shop.viewer.get<Problem>(`/api/jobs?ids=${ids}`)).status).toBe(422);
});
