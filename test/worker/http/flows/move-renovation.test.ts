import { expect, test } from 'vitest';
import type { FlowMovePlan } from '#contract/shop/shop-answers';
import type { JobDetail } from '#contract/jobs/job-answers';
import { renovation } from '#domain/trades/renovation/index';
import { flowsBefore } from '#test/kit/flows/renovation-1';
import { flowsWithRenovation2 } from '#test/kit/flows/renovation-2';
import { renovationTexts } from '#test/kit/renovation-texts';
import { moment } from '#test/kit/rules';
import { picture } from '#test/kit/pictures';
import { openJob, openShop } from '#test/kit/worker/api';
import { bytesOf, upload } from '#test/worker/http/files/kit';

const before = await openShop('2026-09-07', { flows: flowsBefore });
const second = await openShop('2026-09-07', { flows: flowsWithRenovation2 });
const shop = await openShop('2026-09-07');
const { version: current } = renovation;

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

test('a job at version 1 goes on by its own rules in a shop that has a newer one', async () => {
  const { job } = await openJob(before, { facts });
  const filed = await shop.owner.post(at({ job }, '/documents'), { key: 'budget', state: 'filed' });
  expect([filed.status, filed.body.job.flowVersion]).toEqual([200, 1]);
  expect(filed.body.tasks.map(({ key }) => key)).toContain('survey-call');
  expect(filed.body.appointments).toEqual([]);
  // A new job begins with the newest version, in which that same paper is empty.
  const { job: newer } = await openJob(shop, { facts });
  expect(newer.flowVersion).toBe(current);
  const empty = await shop.owner.refused(at({ job: newer }, '/documents'), { key: 'budget', state: 'filed' });
  expect([empty.status, empty.body.code]).toEqual([409, 'document-incomplete']);
});

test('it moves to the newest version by choice, after a comparison, with every fact as it was', async () => {
  const job = await signedBefore();
  const { body: plan } = await shop.viewer.get<FlowMovePlan>(at(job, `/flow-version?to=${current}`));
  expect(plan).toMatchObject({ from: 1, to: current, price: 'fixed', hidden: [] });
  expect(plan.tasks.end.map(({ en }) => en)).toEqual(['Call the customer to confirm the survey']);
  expect((await shop.viewer.get(at(job))).body.job.flowVersion).toBe(1);

  const newer = await shop.manager.post(at(job, '/flow-version'), { to: current, baseVersion: plan.version });
  expect([newer.status, newer.body.job.flowVersion]).toEqual([200, current]);
  expect(valuesOf(newer.body)).toMatchObject(valuesOf(job));
  // The survey is an appointment now, of the two whom the facts name.
  expect(newer.body.appointments.map(({ key, startsAt }) => [key, startsAt])).toEqual([
    ['survey', moment('2026-09-10', '10:00')],
  ]);
  const due = (detail: JobDetail) =>
    detail.milestones.map(({ key, dueOn, amountMinor }) => [key, dueOn, amountMinor]);
  expect(due(newer.body)).toEqual(due(job));

  const back = await shop.manager.post(at(job, '/flow-version'), { to: 1 });
  expect([back.status, back.body.job.flowVersion]).toEqual([200, 1]);
});

/** A job of version 2 whose contract is signed over another price than its budget comes to. */
const signedAtSecond = async (): Promise<JobDetail> => {
  const opened = await openJob(second, { facts: { ...facts, needs: '三室改两室' } });
  const priced = await second.manager.patch(at(opened), {
    baseVersion: opened.job.version,
    contractTotalMinor: 8_600_000,
    customer: { phone: '13800000000', address: '安华里 3 号' },
  });
  expect(priced.status).toBe(200);
  const line = await second.staff.post(at(opened, '/lines'), {
    description: '拆改',
    amountMinor: 10_000_000,
  });
  expect(line.status).toBe(200);
  const drawing = { bytes: bytesOf('jpeg') };
  await upload(second, at(opened), picture(1, 'design.drawings'), drawing);
  const path = at(opened, '/documents');
  const post = async (key: string, state: string, more: object = {}): Promise<void> => {
    const { status, body } = await second.staff.post(path, { key, state, ...more });
    expect([key, state, status, body]).toEqual([key, state, 200, expect.anything()]);
  };
  for (const key of ['design', 'budget'] as const) {
    await post(key, 'filed', { texts: renovationTexts[key] });
    await post(key, 'delivered');
    await post(key, 'agreed', { by: '王芳' });
  }
  await post('contract', 'filed', { texts: renovationTexts.contract });
  const signature = { name: '王芳', on: '2026-09-07', strokes: 'M100 200L300 220' };
  await post('contract', 'signed', { signature });
  return (await second.owner.get(at(opened))).body;
};

test('a job at version 2 goes on with a price that is typed, and moves to version 3 after it is said what becomes of it', async () => {
  const job = await signedAtSecond();
  expect(job.job.flowVersion).toBe(2);
  const raise = async (to: number) => {
    const { body } = await shop.owner.get(at(job));
    const write = { baseVersion: body.job.version, contractTotalMinor: to };
    return shop.manager.refused(at(job), write, 'PATCH');
  };
  // In a shop that has version 3 the job has its own rules.
  expect((await raise(8_800_000)).status).toBe(200);
  const { body: plan } = await shop.viewer.get<FlowMovePlan>(at(job, '/flow-version?to=3'));
  expect(plan).toMatchObject({
    from: 2,
    to: 3,
    price: 'fixed',
    milestones: [],
    tasks: { begin: [], end: [] },
    missing: [],
    hidden: [],
  });
  const newer = await shop.manager.post(at(job, '/flow-version'), { to: 3, baseVersion: plan.version });
  expect([newer.status, newer.body.job.flowVersion]).toEqual([200, 3]);
  // What was signed stays signed, and its price stands.
  const signed = (detail: JobDetail) => valuesOf(detail)['contract.signed'];
  expect(signed(newer.body)).toEqual(signed(job));
  const refused = await raise(9_000_000);
  expect([refused.status, refused.body.code]).toEqual([409, 'price-fixed']);
  const order = { title: '阳台封窗', amountMinor: 200_000 };
  expect((await shop.staff.post(at(job, '/change-orders'), order)).status).toBe(200);
  // A further version of the contract has the rules of version 3: its price is the sum of the budget.
  const filing = { key: 'contract', state: 'filed', texts: renovationTexts.contract };
  const unequal = await shop.staff.refused(at(job, '/documents'), filing);
  expect(unequal.body.missing?.map(({ item }) => item)).toContain('lines.total');

  const { body: way } = await shop.viewer.get<FlowMovePlan>(at(job, '/flow-version?to=2'));
  expect(way.price).toBe('open');
  expect((await shop.manager.post(at(job, '/flow-version'), { to: 2 })).status).toBe(200);
  expect((await raise(9_000_000)).status).toBe(200);
});

test('staff do not move it, and nobody moves it to a version that there is not', async () => {
  const { job } = await openJob(before, { facts });
  const staff = await shop.staff.refused(at({ job }, '/flow-version'), { to: current });
  expect([staff.status, staff.body.code]).toEqual([403, 'not-allowed']);
  const unknown = await shop.manager.refused(at({ job }, '/flow-version'), { to: current + 1 });
  expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found']);
});
