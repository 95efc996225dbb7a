import { expect, test } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { FlowMovePlan } from '#contract/shop/shop-answers';
import { flowsWithWedding1 } from '#test/kit/flows/wedding-1';
import { moment } from '#test/kit/rules';
import { openJob, openShop } from '#test/kit/worker/api';

const first = await openShop('2026-03-02', { flows: flowsWithWedding1 });
const later = await openShop('2026-09-30');

const facts = {
  consultant: 'stf_staff',
  'visit.at': moment('2026-03-07', '14:00'),
  'site-visit.at': moment('2026-03-18', '10:00'),
  'wedding.on': '2026-10-03',
  'trial.at': moment('2026-09-12', '10:00'),
  'trial.result': '选定第二套造型',
  'rehearsed.walk': true,
};

/** A wedding of version 1 with a rehearsal begun, and papers that were only ticked. */
const began = async (): Promise<JobDetail> => {
  const { job } = await openJob(first, {
    flow: 'wedding',
    title: '王芳与李伟',
    contractTotalMinor: 8_000_000,
  });
  const path = `/api/jobs/${job.id}`;
  await first.staff.post(`${path}/facts`, {
    facts: Object.entries(facts).map(([key, value]) => ({ key, value })),
  });
  return (await first.staff.post(`${path}/documents`, { key: 'planning-scheme', state: 'filed' })).body;
};

test('a wedding that began with version 1 goes on by it, and moves to version 2 by choice, with every fact kept', async () => {
  const before = await began();
  expect(before.job.flowVersion).toBe(1);
  const path = `/api/jobs/${before.job.id}`;

  // The shop has version 2 now. The job goes on by its own: a paper without content is filed, and a price typed.
  const ticked = await later.staff.post(`${path}/documents`, { key: 'flow-scheme', state: 'filed' });
  expect([ticked.status, ticked.body.job.flowVersion]).toEqual([200, 1]);
  expect(ticked.body.facts.find(({ key }) => key === 'flow-scheme.filed')?.value).toEqual({ version: 1 });
  const added = await later.staff.refused(`${path}/facts`, {
    facts: [{ key: 'preparations/01J8ZQ4T5V0000000000000001/preparation', value: '手镯' }],
  });
  expect(added.body.code).toBe('unknown-item');

  const { body: plan } = await later.manager.get<FlowMovePlan>(`${path}/flow-version?to=2`);
  expect(plan).toMatchObject({ from: 1, to: 2, hidden: [] });
  expect((await later.manager.get(path)).body.job.flowVersion).toBe(1);
  const refused = await later.staff.refused(`${path}/flow-version`, { to: 2 });
  expect(refused.status).toBe(403);
  const atSecond = await later.manager.post(`${path}/flow-version`, { to: 2, baseVersion: plan.version });
  expect([atSecond.status, atSecond.body.job.flowVersion]).toEqual([200, 2]);

  const value = (key: string) => atSecond.body.facts.find((fact) => fact.key === key)?.value;
  for (const [key, stated] of Object.entries(facts)) expect([key, value(key)]).toEqual([key, stated]);
  const missing = atSecond.body.missing.map(({ item }) => item);
  expect(missing).not.toContain('rehearsed.walk');
  expect(missing).toEqual(expect.arrayContaining(['rehearsed.rings', 'references.pictures']));
  expect(atSecond.body.appointments.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['visit', 'site-visit', 'trial']),
  );

  // From now on papers state something.
  const empty = await later.staff.refused(`${path}/documents`, { key: 'music-scheme', state: 'filed' });
  expect([empty.status, empty.body.code]).toEqual([409, 'document-incomplete']);

  const back = await later.manager.post(`${path}/flow-version`, { to: 1 });
  expect([back.status, back.body.job.flowVersion]).toEqual([200, 1]);
});
