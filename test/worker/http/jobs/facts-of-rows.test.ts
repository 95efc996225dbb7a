import { expect, test } from 'vitest';
import type { JobRow } from '#contract/jobs/job-answers';
import { flowsBefore } from '#test/kit/flows/renovation-1';
import { openJob, openShop } from '#test/kit/worker/api';

const shop = await openShop(undefined, { flows: flowsBefore });

const rowsOf = async (query: string): Promise<readonly JobRow[]> =>
  (await shop.owner.get<{ jobs: readonly JobRow[] }>(`/api/jobs?${query}`)).body.jobs;

test('a row has the facts of its trade where the list is asked for them, the same as its panel says', async () => {
  const { job } = await openJob(shop, { title: 'Factual' });
  const path = `/api/jobs/${job.id}`;
  const facts = { area: 88.5, 'survey.class': 'utility', needs: 'Light, 光' };
  const patched = await shop.owner.patch(path, { baseVersion: 1, facts });
  expect(patched.body.job.facts).toMatchObject(facts);
  await shop.owner.patch(path, { baseVersion: 2, facts: { area: 90, needs: null } });
  await shop.owner.post(`${path}/documents`, { key: 'design', state: 'filed', title: 'Plan' });
  const { body } = await shop.owner.get(path);
  const said = Object.fromEntries(body.facts.map(({ key, value }) => [key, value]));
  expect(said).toMatchObject({ area: 90, 'survey.class': 'utility', needs: null });

  const { facts: _, ...bare } = body.job;
  for (const query of ['flow=renovation', 'flow=renovation&sort=title', 'q=Factual', `ids=${job.id}`]) {
    expect(body.job.facts).toEqual(said);
    expect(await rowsOf(`${query}&facts=true`)).toContainEqual(body.job);
    expect(await rowsOf(query)).toContainEqual(bare);
  }
});

test('what is no yes is refused, and a whole list has no rows to say facts of', async () => {
  for (const path of ['/api/jobs?facts=1', '/api/jobs?facts=', '/api/sheet/outline?facts=true'])
    expect((await shop.owner.get<{ code: string }>(path)).body.code).toBe('invalid-input');
});
