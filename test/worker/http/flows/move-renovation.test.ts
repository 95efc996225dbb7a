import { expect, test } from 'vitest';
import type { FlowMovePlan } from '#contract/shop/shop-answers';
import type { JobDetail } from '#contract/jobs/job-answers';
import { renovation } from '#domain/trades/renovation/index';
import { flowsBefore } from '#test/kit/flows/renovation-1';
import { moment } from '#test/kit/rules';
import { openJob, openShop } from '#test/kit/worker/api';

const before = await openShop('2026-09-07', { flows: flowsBefore });
const shop = await openShop('2026-09-07');

const facts = {
  'job.kind': 'old-home',
  area: 96,
  'survey.class': 'ordinary',
  'survey.zone': 'inside-second-ring',
  'survey.at': moment('2026-09-10', '10:00'),
  surveyor: 'stf_staff',
  designer: 'stf_finance',
};

const at = ({ job }: Pick<JobDetail, 'job'>, part = ''): string => `/api/jobs/${job.id}${part}`;
const valuesOf = (detail: JobDetail) =>
  Object.fromEntries(detail.facts.map(({ key, value }) => [key, value]));

/** A job of version 1 whose budget and contract were ticked, with nothing in them. */
const signedBefore = async (): Promise<JobDetail> => {
  const opened = await openJob(before, { facts });
  const path = at(opened, '/documents');
  for (const [key, ...states] of [
    ['survey-record', 'filed'],
    ['design', 'filed', 'delivered', 'agreed'],
    ['budget', 'filed', 'delivered', 'agreed'],
    ['contract', 'filed', 'signed'],
  ])
    for (const state of states) expect((await before.owner.post(path, { key, state })).status).toBe(200);
  return (await before.owner.get(at(opened))).body;
};

test('a job at version 1 goes on by its own rules in a shop that has version 2', async () => {
  const { job } = await openJob(before, { facts });
  const filed = await shop.owner.post(at({ job }, '/documents'), { key: 'budget', state: 'filed' });
  expect([filed.status, filed.body.job.flowVersion]).toEqual([200, 1]);
  expect(filed.body.tasks.map(({ key }) => key)).toContain('survey-call');
  expect(filed.body.appointments).toEqual([]);
  // A new job begins with version 2, in which that same paper is empty.
  const { job: newer } = await openJob(shop, { facts });
  expect(newer.flowVersion).toBe(2);
  const empty = await shop.owner.refused(at({ job: newer }, '/documents'), { key: 'budget', state: 'filed' });
  expect([empty.status, empty.body.code]).toEqual([409, 'document-incomplete']);
});

test('it moves to version 2 by choice, after a comparison, with every fact as it was', async () => {
  const job = await signedBefore();
  const { body: plan } = await shop.viewer.get<FlowMovePlan>(at(job, '/flow-version?to=2'));
  expect(plan).toMatchObject({ from: 1, to: 2, hidden: [] });
  expect(plan.tasks.end.map(({ en }) => en)).toEqual(['Call the customer to confirm the survey']);
  expect((await shop.viewer.get(at(job))).body.job.flowVersion).toBe(1);

  const moved = await shop.manager.post(at(job, '/flow-version'), { to: 2, baseVersion: plan.version });
  expect([moved.status, moved.body.job.flowVersion]).toEqual([200, renovation.version]);
  expect(valuesOf(moved.body)).toMatchObject(valuesOf(job));
  // The survey is an appointment now, of the two whom the facts name.
  expect(moved.body.appointments.map(({ key, startsAt }) => [key, startsAt])).toEqual([
    ['survey', moment('2026-09-10', '10:00')],
  ]);
  const due = (detail: JobDetail) =>
    detail.milestones.map(({ key, dueOn, amountMinor }) => [key, dueOn, amountMinor]);
  expect(due(moved.body)).toEqual(due(job));

  const back = await shop.manager.post(at(job, '/flow-version'), { to: 1 });
  expect([back.status, back.body.job.flowVersion]).toEqual([200, 1]);
});

test('staff do not move it, and nobody moves it to a version that there is not', async () => {
  const { job } = await openJob(before, { facts });
  const staff = await shop.staff.refused(at({ job }, '/flow-version'), { to: 2 });
  expect([staff.status, staff.body.code]).toEqual([403, 'not-allowed']);
  const unknown = await shop.manager.refused(at({ job }, '/flow-version'), { to: 3 });
  expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found']);
});
