import { beforeAll, describe, expect, test } from 'vitest';
import type { UndoAnswer } from '#contract/shop/shop-answers';
import { instant, minuteMs } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import { flows } from '#domain/trades/index';
import { openShop, type Shop } from '#test/kit/worker/api';
import { workshop } from '#test/kit/workshop';
import { openWorkshop, rope } from './lines-shop.ts';

/** The workshop whose signed quote fixes the price that its lines make. */
const fixedWorkshop: Flow = {
  ...workshop,
  key: 'fixed-workshop',
  priceFixedWhen: { fact: 'quote.signed' },
};

let shop: Shop;
beforeAll(async () => {
  shop = await openShop('2026-03-02', { flows: [...flows, workshop, fixedWorkshop] });
});

const undo = async (): Promise<UndoAnswer> => {
  shop.clock.now = instant(shop.clock.now + minuteMs);
  return (await shop.manager.post<UndoAnswer>('/api/undo', { way: 'undo' })).body;
};
const each = { description: 'Rope', quantity: 2, unitMinor: 100 };

describe('undo of a line that another person changed since', () => {
  test('works its amount out of the price that stands now', async () => {
    shop.clock.to('2026-03-10');
    const job = await openWorkshop(shop);
    const lineId = await job.add(each);
    await job.decide(lineId, 'accepted');
    await job.write('lines', { ...each, lineId, quantity: 3 });
    await job.write('lines', { ...each, lineId, quantity: 3, unitMinor: 200 }, shop.owner);
    await undo();
    expect(await job.line(lineId)).toMatchObject({ quantity: 2, unitMinor: 200, amountMinor: 400 });
    expect((await job.now()).job.contractTotalMinor).toBe(400);
  });

  test('leaves an amount that was written since', async () => {
    shop.clock.to('2026-03-11');
    const job = await openWorkshop(shop);
    const lineId = await job.add(each);
    const { quantity, description } = each;
    await job.write('lines', { lineId, description, quantity, unitMinor: null, amountMinor: 200 });
    await job.write('lines', { lineId, description, quantity, amountMinor: 500 }, shop.owner);
    expect((await undo()).results.map(({ code }) => code)).toEqual(['changed-since']);
    expect(await job.line(lineId)).toMatchObject({ unitMinor: null, amountMinor: 500 });
  });
});

test('a line is not accepted at a price that changed since it was read, with other words of it or not', async () => {
  const job = await openWorkshop(shop);
  const lineId = await job.add(each);
  const { version: baseVersion } = (await job.now()).job;
  await job.write('lines', { ...each, lineId, unitMinor: 500 });
  const { unitMinor: _, ...words } = each;
  const accept = { ...words, lineId, decision: 'accepted' };
  const stale = await shop.manager.refused(`${job.path}/lines`, { ...accept, baseVersion });
  expect([stale.status, stale.body.code]).toEqual([409, 'stale']);
  const { version } = (await job.now()).job;
  await job.write('lines', { ...accept, baseVersion: version });
  expect(await job.line(lineId)).toMatchObject({ decision: 'accepted', amountMinor: 1000 });
});

test('lines that together are no sum of money are refused, in the contract and in a change order', async () => {
  const job = await openWorkshop(shop);
  const great = { description: 'Great', quantity: 1, unitMinor: 900_000_000_000 };
  const lineId = await job.add(great);
  await job.decide(lineId, 'accepted');
  const more = await shop.manager.refused(`${job.path}/lines`, { ...great, decision: 'accepted' });
  expect([more.status, more.body.code]).toEqual([422, 'amount-out-of-range']);
  const { changeOrders } = await job.write('change-orders', { title: 'Extra', amountMinor: 0 });
  const changeOrderId = changeOrders[0]?.id;
  const owned = await shop.manager.refused(`${job.path}/lines`, { ...great, changeOrderId });
  expect(owned.body.code).toBe('amount-out-of-range');
  expect((await job.now()).job.contractTotalMinor).toBe(great.unitMinor);
});

test('a signed quote fixes the price that lines make: they change by change order only', async () => {
  const job = await openWorkshop(shop, fixedWorkshop);
  const lineId = await job.add(each);
  await job.decide(lineId, 'accepted');
  await job.write('documents', { key: 'quote', state: 'filed' });
  const signature = { name: 'Wang', on: '2026-03-02', storedAt: 'Folder 1' };
  await job.write('documents', { key: 'quote', state: 'signed', signature });
  const dearer = await shop.owner.refused(`${job.path}/lines`, { ...each, lineId, unitMinor: 101 });
  expect([dearer.status, dearer.body.code]).toEqual([409, 'price-fixed']);
  const another = await shop.owner.refused(`${job.path}/lines`, { ...rope, decision: 'accepted' });
  expect(another.body.code).toBe('price-fixed');
  const declined = { decisions: [{ lineId, decision: 'declined' }] };
  expect((await shop.owner.refused(`${job.path}/lines/decisions`, declined)).body.code).toBe('price-fixed');
  expect((await job.now()).job.contractTotalMinor).toBe(200);
  // What changes no price goes on.
  await job.write('lines', { ...each, lineId, isDone: true });
});
