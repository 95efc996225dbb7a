import { beforeEach, describe, expect, test } from 'vitest';
import type { HistoryEntry, JobDetail, MilestoneRow, Problem } from '#contract/jobs/job-answers';
import { openJob, openShop, type Answer, type Client, type Shop } from '#test/kit/worker/api';
import { makeLink, sendMessage } from '#test/kit/worker/webhook';

let shop: Shop;
let job: JobDetail;
let run = 0;

const creditDueMinor = 200;

beforeEach(async () => {
  run += 1;
  shop = await openShop();
  const opened = await openJob(shop);
  const added = { title: 'Extra key', amountMinor: creditDueMinor, dueOn: '2026-03-02' };
  job = (await shop.owner.post(`/api/jobs/${opened.job.id}/milestones`, added)).body;
});

const extra = (detail: JobDetail): MilestoneRow => {
  const found = detail.milestones.find(({ title }) => title === 'Extra key');
  if (found === undefined) throw new Error('the milestone was added');
  return found;
};
const now = async (): Promise<JobDetail> => (await shop.owner.get(`/api/jobs/${job.job.id}`)).body;

const take = (who: Client, reference: string, more: object = {}): Promise<Answer<JobDetail & Problem>> =>
  who.post(`/api/jobs/${job.job.id}/payments`, {
    amountMinor: creditDueMinor,
    currency: 'CNY',
    method: 'cash',
    voucher: `twice-${run}-${reference}`,
    ...more,
  });
const toExtra = (more: object = {}) => ({ milestoneId: extra(job).id, ...more });

/** The milestone has no more money than its amount (L3), and all received money is allocated or credit (L2). */
const expectBooked = async (paidMinor: number, creditMinor: number): Promise<void> => {
  const detail = await now();
  expect(detail.job).toMatchObject({ paidMinor, creditMinor });
  expect(extra(detail)).toMatchObject({ paidMinor: Math.min(paidMinor, creditDueMinor) });
};

describe('a milestone that two people record money for at the same moment', () => {
  test('takes one; the other is told what becomes credit before it is taken', async () => {
    const answers = await Promise.all([take(shop.finance, 'A', toExtra()), take(shop.owner, 'B', toExtra())]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect(refused).toMatchObject({ code: 'already-paid', current: { creditMinor: creditDueMinor } });
    expect(refused?.detail).toContain('2.00');
    await expectBooked(200, 0);
    const reference = answers[0]?.status === 409 ? 'A' : 'B';
    const again = await take(shop.owner, reference, toExtra({ creditMinor: creditDueMinor }));
    expect(again).toMatchObject({ status: 200, body: { job: { paidMinor: 400, creditMinor: 200 } } });
    await expectBooked(400, 200);
    const { body } = await shop.owner.get<{ entries: readonly HistoryEntry[] }>(
      `/api/jobs/${job.job.id}/history`,
    );
    expect(body.entries[0]?.changes[0]?.after).toMatchObject({ amountMinor: 200, creditMinor: 200 });
  });

  test('is not paid past its amount when the second pays more than is left of it', async () => {
    await take(shop.finance, 'A', toExtra({ amountMinor: 150 }));
    const second = await take(shop.owner, 'B', toExtra({ creditMinor: 0 }));
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'becomes-credit', current: { creditMinor: 150 } },
    });
    await expectBooked(150, 0);
    expect((await take(shop.owner, 'B', toExtra({ creditMinor: 150 }))).status).toBe(200);
    await expectBooked(350, 150);
  });

  test('without being named: oldest due first, and the rest is told too', async () => {
    const answers = await Promise.all([
      take(shop.finance, 'A', { creditMinor: 0 }),
      take(shop.owner, 'B', { creditMinor: 0 }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'becomes-credit' });
    await expectBooked(200, 0);
  });

  test('money beyond what the person was told is not taken in a hundred tries at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        take(shop.finance, `N${index}`, toExtra({ amountMinor: 50, creditMinor: 0 })),
      ),
    );
    const taken = answers.filter(({ status }) => status === 200).length;
    expect(taken).toBeLessThanOrEqual(4);
    expect(answers.every(({ status }) => [200, 409, 503].includes(status))).toBe(true);
    await expectBooked(taken * 50, 0);
  });
});

test('a webhook and a hand at once: the milestone is paid once, and the other is credit or asked about', async () => {
  const { body: priced } = await shop.owner.patch(`/api/jobs/${job.job.id}`, {
    baseVersion: job.job.version,
    contractTotalMinor: 100_000,
  });
  job = priced;
  const link = await makeLink(shop, priced, 'down');
  const down = priced.milestones.find(({ key }) => key === 'down');
  const [hand, webhook] = await Promise.all([
    take(shop.finance, 'H', { milestoneId: down?.id, amountMinor: link.amountMinor }),
    sendMessage(shop, link, { paymentId: `twice-${run}`, eventId: `twice-${run}` }),
  ]);
  expect(webhook).toBe(200);
  const detail = await now();
  expect(detail.milestones.find(({ key }) => key === 'down')).toMatchObject({
    paidMinor: link.amountMinor,
    state: 'paid',
  });
  // The excess pays what is due elsewhere; nothing is lost and nothing counts twice.
  const times = hand.status === 200 ? 2 : 1;
  expect(detail.job.paidMinor).toBe(times * link.amountMinor);
  const onMilestones = detail.milestones.reduce((sum, { paidMinor }) => sum + paidMinor, 0);
  expect(onMilestones + detail.job.creditMinor).toBe(detail.job.paidMinor);
});
