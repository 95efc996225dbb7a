import { beforeEach, describe, expect, test } from 'vitest';
import type { JobDetail, MilestoneRow, Problem } from '#contract/jobs/job-answers';
import { openJob, openShop, type Answer } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';

const shop = await openShop();
let path = '';
let references = 0;

beforeEach(async () => {
  const opened = await openJob(shop, { contractTotalMinor: 100_000 });
  path = `/api/jobs/${opened.job.id}`;
});

const now = async (): Promise<JobDetail> => (await shop.owner.get(path)).body;
const line = (detail: JobDetail, key: string): MilestoneRow => {
  const found = detail.milestones.find((milestone) => milestone.key === key);
  if (found === undefined) throw new Error(`no milestone ${key}`);
  return found;
};
const pay = <Body = JobDetail>(amountMinor: number, more: object = {}): Promise<Answer<Body>> => {
  references += 1;
  const reference = `E-${references}`;
  return shop.finance.post(`${path}/payments`, {
    amountMinor,
    currency: 'CNY',
    method: 'cash',
    voucher: reference,
    ...more,
  });
};
const payLine = async (key: string): Promise<JobDetail> => {
  const { id, amountMinor, paidMinor } = line(await now(), key);
  const paid = await pay((amountMinor ?? 0) - paidMinor, { milestoneId: id });
  expect(paid.status).toBe(200);
  return paid.body;
};
const total = async (contractTotalMinor: number) => {
  const { version } = (await now()).job;
  const answer = await shop.owner.patch(path, { baseVersion: version, contractTotalMinor });
  expect(answer.status).toBe(200);
  return answer.body;
};
const order = async <Body = JobDetail>(amountMinor: number): Promise<Answer<Body>> =>
  shop.owner.post(`${path}/change-orders`, { title: 'x', amountMinor, state: 'approved' });
const patchLine = async (key: string, patch: object) => {
  const detail = await now();
  const { id } = line(detail, key);
  return shop.finance.patch<JobDetail & Problem>(`${path}/milestones`, {
    milestoneId: id,
    baseVersion: detail.job.version,
    ...patch,
  });
};

/** The lines sum to the contract and its change orders (L1), and none has more money than its amount (L3). */
const expectWhole = ({ job, milestones, changeOrders }: JobDetail) => {
  const snapshot = milestones.filter(({ state, key }) => state !== 'cancelled' && key !== 'survey-fee');
  const sum = snapshot.reduce((all, { amountMinor }) => all + (amountMinor ?? 0), 0);
  const approved = changeOrders.filter(({ state }) => state === 'approved');
  const changes = approved.reduce((all, { amountMinor }) => all + amountMinor, 0);
  expect(sum).toBe((job.contractTotalMinor ?? 0) + changes);
  for (const { amountMinor, paidMinor } of snapshot)
    expect(paidMinor).toBeLessThanOrEqual(Math.max(amountMinor ?? 0, 0));
};

const payAll = async () => {
  for (const key of ['down', 'progress', 'balance']) await payLine(key);
};

describe('a difference of the contract that money reached', () => {
  test('keeps its amount when the contract falls again; what is owed has a line of its own', async () => {
    await payAll();
    await total(110_000);
    await payLine('difference');
    const lowered = await order(-3000);
    expect(lowered.status).toBe(200);
    expectWhole(lowered.body);
    expect(line(lowered.body, 'difference')).toMatchObject({ amountMinor: 10_000, paidMinor: 10_000 });
    expect(line(lowered.body, 'difference/2')).toMatchObject({ amountMinor: -3000, state: 'credit' });
  });

  test('that was given back stays given back when the contract rises; the rest is asked for', async () => {
    await payAll();
    const owed = await order(-3000);
    const origin = owed.body.payments.at(-1)?.id;
    const refund = { refundOf: origin, amountMinor: 3000, voucher: 'R-1', reason: 'less work' };
    await shop.finance.post(`${path}/payments`, refund);
    const raised = await total(102_000);
    expectWhole(raised);
    expect(raised.job.outstandingMinor).toBe(2000);
    expect(line(raised, 'difference/2')).toMatchObject({ amountMinor: 2000, paidMinor: 0 });
  });
});

describe('a line that follows from the contract', () => {
  test('is neither priced nor cancelled by hand', async () => {
    const { body } = await order(1000);
    const key = body.milestones.find(({ key: item }) => item.startsWith('change-order/'))?.key ?? '';
    const before = await everyRow();
    for (const patch of [{ amountMinor: 500 }, { amountMinor: 5000 }, { isCancelled: true }])
      expect((await patchLine(key, patch)).body).toMatchObject({ status: 409, code: 'milestone-follows' });
    expect(await everyRow()).toEqual(before);
    // Its date may be set: then it is paid, and not a fen more.
    expect((await patchLine(key, { dueOn: '2026-03-02' })).status).toBe(200);
    const { id } = line(await now(), key);
    const paid = await pay(1500, { milestoneId: id });
    expect(line(paid.body, key)).toMatchObject({ paidMinor: 1000, state: 'paid' });
    expectWhole(paid.body);
  });
});

describe('an amount that a person writes on a milestone', () => {
  const message = 'A milestone asks for money, so its amount cannot be negative.';

  test('is not below zero, on a line that stands and on a new one; nothing is written', async () => {
    const before = await everyRow();
    const { body: patched } = await patchLine('balance', { amountMinor: -500 });
    expect(patched).toMatchObject({ status: 422, code: 'invalid-input' });
    expect(patched.fields?.[0]).toMatchObject({ path: 'amountMinor' });
    expect(patched.fields?.[0]?.message).toContain(message);
    const added = await shop.finance.post<Problem>(`${path}/milestones`, {
      title: 'x',
      amountMinor: -1,
      dueOn: null,
    });
    expect(added.body).toMatchObject({ status: 422, fields: [{ path: 'amountMinor' }] });
    expect(await everyRow()).toEqual(before);
  });

  test('may be zero, and a change order and a credit line stay free to be below it', async () => {
    await payAll();
    const lowered = await order(-3000);
    expect(lowered.status).toBe(200);
    expect(lowered.body.milestones.some(({ amountMinor }) => amountMinor === -3000)).toBe(true);
    const zero = { title: 'x', amountMinor: 0, dueOn: null };
    expect((await shop.finance.post(`${path}/milestones`, zero)).status).toBe(200);
  });
});

describe('money that was all taken back', () => {
  test('holds its line no longer: the plan prices it again', async () => {
    const paid = await payLine('balance');
    await shop.finance.post(`${path}/payments`, { reversalOf: paid.payments[0]?.id, reason: 'wrong job' });
    expect((await patchLine('balance', { amountMinor: null })).status).toBe(200);
    const raised = await total(200_000);
    expect(line(raised, 'balance').amountMinor).toBe(10_000);
    expectWhole(raised);
  });
});

describe('a refund of a chosen line', () => {
  test('takes from it first, then from the credit, and never from a line that it did not name before', async () => {
    const { id } = line(await now(), 'balance');
    const paid = await pay(50_000, { milestoneId: id });
    const refundOf = paid.body.payments[0]?.id;
    const back = (more: object) =>
      shop.finance.post<JobDetail & Problem>(`${path}/payments`, { refundOf, reason: 'r', ...more });
    const down = line(paid.body, 'down').id;
    const first = await back({ amountMinor: 2000, voucher: 'RB-1', milestoneId: down });
    expect(line(first.body, 'balance').paidMinor).toBe(5000);
    expect(first.body.job.creditMinor).toBe(43_000);
    const second = await back({ amountMinor: 6000, voucher: 'RB-2', milestoneId: id });
    expect(line(second.body, 'balance').paidMinor).toBe(0);
    expect(second.body.job.creditMinor).toBe(42_000);
    const before = await everyRow();
    const strange = await back({ amountMinor: 1, voucher: 'RB-3', milestoneId: 'mil_nosuch' });
    expect(strange.body).toMatchObject({ status: 404, code: 'not-found' });
    expect(await everyRow()).toEqual(before);
  });
});

describe('amounts whose sum no book can hold', () => {
  test('are refused, and nothing is stored', async () => {
    const before = await everyRow();
    expect((await order<Problem>(1e12)).body).toMatchObject({ status: 422, code: 'amount-out-of-range' });
    expect(await everyRow()).toEqual(before);
    expect((await pay(1e12)).status).toBe(200);
    expect((await pay<Problem>(1e12)).body).toMatchObject({ status: 422, code: 'amount-out-of-range' });
  });
});

describe('a price', () => {
  test('is set by those who may set amounts, also when a job is opened and where a fact is the price', async () => {
    const opening = { flow: 'renovation', title: 'A', customer: { name: 'Li' } };
    const priced = await shop.staff.refused('/api/jobs', { ...opening, contractTotalMinor: 5 });
    expect(priced.body.code).toBe('not-allowed');
    expect((await shop.staff.post('/api/jobs', opening)).status).toBe(201);
    const { version } = (await now()).job;
    const fee = { baseVersion: version, facts: { 'survey.fee': 30_000 } };
    expect((await shop.staff.refused(path, fee, 'PATCH')).body.code).toBe('not-allowed');
    expect((await shop.finance.patch(path, fee)).status).toBe(200);
  });
});

describe('a fact that is written twice at once', () => {
  test('stands as it was written last, in the answer and after', async () => {
    const facts = [10, 60].map((value) => ({ key: 'area', value }));
    const written = await shop.owner.post(`${path}/facts`, { facts });
    const value = ({ facts: all }: JobDetail) =>
      all.filter(({ key }) => key === 'area').map((item) => item.value);
    expect(value(written.body)).toEqual([60]);
    expect(value(await now())).toEqual([60]);
  });
});

describe('a date at the end of time', () => {
  test('is refused by its field', async () => {
    const { id, version } = {
      ...line(await now(), 'down'),
      ...(await now()).job,
      id: line(await now(), 'down').id,
    };
    const due = { milestoneId: id, baseVersion: version, dueOn: '9999-12-31' };
    expect((await shop.finance.refused(`${path}/milestones`, due, 'PATCH')).body).toMatchObject({
      status: 422,
      fields: [{ path: 'dueOn' }],
    });
    const survey = { baseVersion: version, facts: { 'survey.at': 253_402_300_799_999 } };
    expect((await shop.owner.refused(path, survey, 'PATCH')).body.status).toBe(422);
  });
});
