import { beforeEach, describe, expect, it } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import { openJob, openShop, type Shop } from '#test/kit/worker/api';
import { drainOutbox, postbox, type Postbox } from '#test/kit/worker/outbox';
import { makeLink, sendMessage, type MadeLink } from '#test/kit/worker/webhook';

let shop: Shop;
let box: Postbox;
let job: JobDetail;
let run = 0;

beforeEach(async () => {
  run += 1;
  await drainOutbox();
  box = postbox(true);
  shop = await openShop('2026-03-02', { channel: box.channel });
  // The balance of 4,000.00 is due on 3 March.
  const facts = { 'wedding.on': '2026-03-10', 'contract.deposit': 500_000 };
  job = await openJob(shop, {
    flow: 'wedding',
    contractTotalMinor: 1_000_000,
    facts,
    customer: { name: '王芳', email: 'wang@example.com', locale: 'en' },
  });
});

const now = async (): Promise<JobDetail> => (await shop.owner.get(`/api/jobs/${job.job.id}`)).body;
const approve = async (title: string, amountMinor: number): Promise<string> => {
  const path = `/api/jobs/${job.job.id}/change-orders`;
  const { body } = await shop.manager.post(path, { title, amountMinor });
  const changeOrderId = body.changeOrders.find((order) => order.title === title)?.id;
  expect((await shop.manager.post(path, { changeOrderId, amountMinor, state: 'approved' })).status).toBe(200);
  return `change-order/${changeOrderId}`;
};
const states = async () => (await now()).links.map(({ state }) => state);
const pay = (link: MadeLink) =>
  sendMessage(shop, link, { paymentId: `extra-${run}-${link.id}`, eventId: `extra-${run}-${link.id}` });
const paidOf = async (...keys: readonly string[]) => {
  const { milestones } = await now();
  return keys.map((key) => milestones.find((milestone) => milestone.key === key)?.paidMinor);
};

describe('an extra that is approved while the balance is open', () => {
  it('closes the link that asks for too little, and the next one asks for it too (WED-05-BAL)', async () => {
    const before = await makeLink(shop, job, 'balance');
    expect(before.amountMinor).toBe(400_000);
    const extra = await approve('Flowers', 60_000);
    expect(await states()).toEqual(['closed']);
    const link = await makeLink(shop, await now(), 'balance');
    expect(link.amountMinor).toBe(460_000);
    expect(await pay(link)).toBe(200);
    expect(await paidOf('balance', extra)).toEqual([400_000, 60_000]);
    expect((await now()).job).toMatchObject({ creditMinor: 0, paidMinor: 460_000 });
  });

  it('is in the letter of the balance, which says what its link asks for', async () => {
    await approve('Flowers', 60_000);
    await makeLink(shop, await now(), 'balance');
    shop.clock.to('2026-03-03');
    await shop.tick();
    const letter = box.sent.find(({ subject }) => subject.startsWith('Payment due: Balance'));
    expect(letter?.subject).toContain('¥4,000.00');
    expect(letter?.body).toContain('Pay here, ¥4,600.00 together with the approved change orders: https://');
  });

  it('may be paid by a link of its own, which closes the one that asks for both', async () => {
    const extra = await approve('Flowers', 60_000);
    await makeLink(shop, await now(), 'balance');
    const own = await makeLink(shop, await now(), extra);
    expect(own.amountMinor).toBe(60_000);
    expect(await pay(own)).toBe(200);
    expect((await states()).toSorted()).toEqual(['closed', 'paid']);
    expect((await makeLink(shop, await now(), 'balance')).amountMinor).toBe(400_000);
  });
});

describe('an extra that is approved after the balance was paid', () => {
  it('is a milestone of its own, with a link of its own', async () => {
    expect(await pay(await makeLink(shop, job, 'balance'))).toBe(200);
    const extra = await approve('Lights', 70_000);
    expect(await paidOf('balance', extra)).toEqual([400_000, 0]);
    expect((await makeLink(shop, await now(), extra)).amountMinor).toBe(70_000);
  });
});
