import { beforeEach, describe, expect, test } from 'vitest';
import type { JobDetail, MilestoneRow } from '#contract/jobs/job-answers';
import type { LinkAnswer } from '#contract/shop/shop-answers';
import { openJob, openShop } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';

const shop = await openShop();
let opened: JobDetail;
let path = '';
let references = 0;

beforeEach(async () => {
  opened = await openJob(shop, { contractTotalMinor: 100_000 });
  path = `/api/jobs/${opened.job.id}`;
});

const cash = (amountMinor: number, more: object = {}): object => {
  references += 1;
  return { amountMinor, currency: 'CNY', method: 'cash', voucher: `M-${references}`, ...more };
};
const pay = async (amountMinor: number, more: object = {}): Promise<JobDetail> =>
  (await shop.finance.post(`${path}/payments`, cash(amountMinor, more))).body;
const line = (detail: JobDetail, key: string): MilestoneRow => {
  const found = detail.milestones.find((milestone) => milestone.key === key);
  if (found === undefined) throw new Error(`no milestone ${key}`);
  return found;
};
const id = (key: string): string => line(opened, key).id;

describe('money taken by hand', () => {
  test('stays credit while nothing is due, and is laid on what falls due', async () => {
    const early = await pay(30_000);
    expect(early.job).toMatchObject({ paidMinor: 30_000, creditMinor: 30_000 });
    const due = await shop.finance.patch(`${path}/milestones`, {
      milestoneId: id('down'),
      baseVersion: early.job.version,
      dueOn: '2026-03-02',
    });
    expect(line(due.body, 'down')).toMatchObject({ paidMinor: 30_000, state: 'part' });
    expect(due.body.job).toMatchObject({ creditMinor: 0 });
  });

  test('goes to the milestone it is directed to, up to what is open; the rest is credit', async () => {
    const paid = await pay(6000, { milestoneId: id('balance') });
    expect(line(paid, 'balance')).toMatchObject({ paidMinor: 5000, state: 'paid' });
    expect(paid.job.creditMinor).toBe(1000);
    expect(paid.payments[0]?.receipt).toMatch(/\d/);
  });

  test('is taken once for a voucher, whoever brings it again', async () => {
    await pay(100, { voucher: 'SAME' });
    const before = await everyRow();
    const again = await shop.owner.refused(`${path}/payments`, cash(100, { voucher: 'SAME' }));
    expect(again).toMatchObject({ status: 409, body: { code: 'duplicate-voucher' } });
    expect(again.body.detail).toContain('SAME');
    expect(await everyRow()).toEqual(before);
    expect((await pay(100, { voucher: 'SAME', method: 'transfer' })).payments).toHaveLength(2);
  });

  test('is taken again for a voucher whose entry was reversed, once for each time; a refund frees none', async () => {
    const take = () => shop.finance.refused(`${path}/payments`, cash(100, { voucher: 'WRONG:JOB' }));
    const reversed = async () => {
      const { body } = await shop.finance.get(path);
      const reversalOf = body.payments.findLast(({ kind }) => kind === 'payment')?.id;
      return shop.finance.post(`${path}/payments`, { reversalOf, reason: 'wrong job' });
    };
    await take();
    expect((await take()).body.code).toBe('duplicate-voucher');
    await reversed();
    // On the right job now.
    opened = await openJob(shop, { contractTotalMinor: 100_000 });
    path = `/api/jobs/${opened.job.id}`;
    expect((await take()).status).toBe(200);
    const twice = await take();
    expect(twice.body).toMatchObject({ code: 'duplicate-voucher' });
    expect(twice.body.detail).toMatch(/WRONG:JOB(?!:)/);
    await reversed();
    expect((await take()).status).toBe(200);
    const { body } = await shop.finance.get(path);
    const refundOf = body.payments.findLast(({ kind }) => kind === 'payment')?.id;
    await shop.finance.post(`${path}/payments`, {
      refundOf,
      amountMinor: 100,
      voucher: 'BACK',
      reason: 'asked',
    });
    expect((await take()).body.code).toBe('duplicate-voucher');
    expect((await shop.finance.get(path)).body.payments.map(({ reference }) => reference)).toContain(
      'WRONG:JOB',
    );
  });

  test('of another currency, or for a milestone of another job, is refused', async () => {
    const foreign = await shop.finance.refused(`${path}/payments`, cash(100, { currency: 'USD' }));
    expect(foreign).toMatchObject({ status: 409, body: { code: 'wrong-currency' } });
    const otherJob = await openJob(shop, { contractTotalMinor: 5 });
    const stranger = line(otherJob, 'down').id;
    expect((await shop.finance.refused(`${path}/payments`, cash(1, { milestoneId: stranger }))).status).toBe(
      404,
    );
  });

  test('from ten people at once is booked ten times, with receipts in a row', async () => {
    const before = await everyRow();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => shop.finance.post(`${path}/payments`, cash(10))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
    const { body } = await shop.finance.get(path);
    expect(body.job.paidMinor).toBe(60);
    expect(new Set(body.payments.map(({ receipt }) => receipt)).size).toBe(6);
    expect((await everyRow())['receipt']).toHaveLength((before['receipt'] ?? []).length + 6);
  });
});

describe('money given back', () => {
  const refund = (refundOf: string | undefined, amountMinor: number, more: object = {}) => {
    references += 1;
    return { refundOf, amountMinor, voucher: `B-${references}`, reason: 'asked', ...more };
  };

  test('is taken off the newest milestone, which is open again', async () => {
    const paid = await pay(5000, { milestoneId: id('balance') });
    const { body } = await shop.finance.post(`${path}/payments`, refund(paid.payments[0]?.id, 2000));
    expect(line(body, 'balance')).toMatchObject({ paidMinor: 3000, state: 'part' });
    expect(body.job.paidMinor).toBe(3000);
    expect(body.payments.at(-1)).toMatchObject({ kind: 'refund', amountMinor: -2000, note: 'asked' });
  });

  test('comes out of the credit first', async () => {
    const paid = await pay(8000, { milestoneId: id('balance') });
    const { body } = await shop.finance.post(`${path}/payments`, refund(paid.payments[0]?.id, 3000));
    expect(line(body, 'balance')).toMatchObject({ paidMinor: 5000, state: 'paid' });
    expect(body.job.creditMinor).toBe(0);
  });

  test('is never more than what is left of the payment', async () => {
    const paid = await pay(1000);
    const origin = paid.payments[0]?.id;
    await shop.finance.post(`${path}/payments`, refund(origin, 600));
    const before = await everyRow();
    const more = await shop.finance.refused(`${path}/payments`, refund(origin, 401));
    expect(more).toMatchObject({ status: 409, body: { code: 'refund-too-large' } });
    expect(more.body.detail).toContain('¥4.00');
    expect(await everyRow()).toEqual(before);
  });

  test('by three people at once is given back no more than was taken', async () => {
    const paid = await pay(1000);
    const answers = await Promise.all(
      [1, 2, 3].map(() => shop.finance.refused(`${path}/payments`, refund(paid.payments[0]?.id, 500))),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 409]);
    expect((await shop.finance.get(path)).body.job.paidMinor).toBe(0);
  });

  test('a wrong entry is reversed once, the entry itself stays', async () => {
    const paid = await pay(5000, { milestoneId: id('balance') });
    const reversal = { reversalOf: paid.payments[0]?.id, reason: 'wrong job' };
    const { body } = await shop.finance.post(`${path}/payments`, reversal);
    expect(body.payments.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['payment', 5000],
      ['reversal', -5000],
    ]);
    expect(line(body, 'balance')).toMatchObject({ paidMinor: 0 });
    const again = await shop.finance.refused(`${path}/payments`, reversal);
    expect(again).toMatchObject({ status: 409, body: { code: 'already-reversed' } });
  });
});

describe('a payment link', () => {
  const link = (key: string) => shop.staff.post<LinkAnswer>(`/api/milestones/${id(key)}/link`, {});

  test('asks for what is open on its milestone, and an older one is closed', async () => {
    const first = await link('down');
    expect(first).toMatchObject({ status: 201, body: { link: { amountMinor: 55_000, state: 'open' } } });
    expect(first.body.link.url).toMatch(/^https:\/\/jobsheet\.test\/sandbox\/pay\/M/);
    expect(JSON.stringify(first.body.link)).not.toContain(opened.job.id);
    await pay(5000, { milestoneId: id('down') });
    const second = await link('down');
    expect(second.body.link.amountMinor).toBe(50_000);
    expect(second.body.links.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  test('closes when its milestone is paid by hand, re-priced or cancelled, and stays while its amount is what is open', async () => {
    const states = async () => (await shop.finance.get(path)).body.links.map(({ state }) => state);
    const version = async () => (await shop.finance.get(path)).body.job.version;
    expect((await link('down')).status).toBe(201);
    await shop.owner.patch(path, { baseVersion: await version(), title: 'Another title' });
    expect(await states()).toEqual(['open']);
    await pay(line(opened, 'down').amountMinor ?? 0, { milestoneId: id('down') });
    expect(await states()).toEqual(['closed']);
    expect((await link('balance')).status).toBe(201);
    await shop.owner.patch(path, { baseVersion: await version(), contractTotalMinor: 120_000 });
    expect(await states()).toEqual(['closed', 'closed']);
    const { body } = await shop.finance.get<{ entries: readonly { changes: readonly { path: string }[] }[] }>(
      `${path}/history`,
    );
    expect(body.entries[0]?.changes.map((change) => change.path)).toContainEqual(
      expect.stringMatching(/^link:.*state$/),
    );
  });

  test('is refused where nothing is open', async () => {
    await pay(5000, { milestoneId: id('balance') });
    expect(await link('balance')).toMatchObject({ status: 409, body: { code: 'link-not-payable' } });
    expect(await link('survey-fee')).toMatchObject({ status: 409, body: { code: 'link-not-payable' } });
  });
});

describe('amounts of the plan', () => {
  const patch = async (key: string, more: object) => {
    const { body } = await shop.finance.get(path);
    return shop.finance.patch(`${path}/milestones`, {
      milestoneId: id(key),
      baseVersion: body.job.version,
      ...more,
    });
  };

  test('a pinned amount holds and the last line takes the rest; freed, the plan fills it in again', async () => {
    const pinned = await patch('down', { amountMinor: 70_000 });
    const amounts = (detail: JobDetail) =>
      ['down', 'progress', 'balance'].map((key) => line(detail, key).amountMinor);
    expect(amounts(pinned.body).reduce((sum: number, item) => sum + (item ?? 0), 0)).toBe(100_000);
    expect(amounts(pinned.body)[0]).toBe(70_000);
    const freed = await patch('down', { amountMinor: null });
    expect(amounts(freed.body)).toEqual([55_000, 40_000, 5000]);
  });

  test('a milestone that money reached keeps its amount, and is not cancelled', async () => {
    await pay(10, { milestoneId: id('down') });
    expect(await patch('down', { amountMinor: 1 })).toMatchObject({
      status: 409,
      body: { code: 'milestone-paid' },
    });
    expect(await patch('down', { isCancelled: true })).toMatchObject({ status: 409 });
    expect((await patch('down', { title: 'First share' })).status).toBe(200);
  });

  test('an added milestone makes room for itself in the contract', async () => {
    const { body } = await shop.finance.post(`${path}/milestones`, {
      title: 'Windows first',
      amountMinor: 20_000,
      dueOn: '2026-04-01',
    });
    expect(body.job.plannedMinor).toBe(100_000);
    const added = body.job.milestones.find(({ title }) => title === 'Windows first');
    expect(added).toMatchObject({ amountMinor: 20_000, dueOn: '2026-04-01', state: 'due' });
  });

  test('a decided change order stands', async () => {
    const { body } = await shop.manager.post(`${path}/change-orders`, {
      title: 'Tiles',
      amountMinor: 9000,
      state: 'approved',
    });
    expect(body.job.plannedMinor).toBe(109_000);
    const changed = await shop.manager.refused(`${path}/change-orders`, {
      changeOrderId: body.changeOrders[0]?.id,
      title: 'Tiles',
      amountMinor: 1,
      state: 'approved',
    });
    expect(changed).toMatchObject({ status: 409, body: { code: 'change-order-decided' } });
  });
});
