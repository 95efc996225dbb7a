import { beforeEach, expect, test } from 'vitest';
import type { Shop } from '#test/kit/worker/api';
import { linesShop, openWorkshop, rope } from './lines-shop.ts';

let shop: Shop;

beforeEach(async () => {
  shop = await linesShop();
});

/** A job with an accepted rope of 8.33 and a proposed change order of 50.00. */
const ordered = async () => {
  const job = await openWorkshop(shop);
  await job.decide(await job.add(rope), 'accepted');
  const { changeOrders } = await job.write('change-orders', { title: 'Extras', amountMinor: 5000 });
  const orderId = changeOrders[0]?.id ?? '';
  const order = async () => (await job.now()).changeOrders[0];
  const bell = { description: 'Bell', unitMinor: 1000, changeOrderId: orderId };
  return { ...job, orderId, order, bell };
};

test('a change order is the sum of its lines, and the contract total has none of it', async () => {
  const job = await ordered();
  const bellId = await job.add(job.bell);
  expect(await job.order()).toMatchObject({ amountMinor: 1000, state: 'proposed' });
  await job.add({ ...job.bell, description: 'Lamp', quantity: 2 });
  expect(await job.order()).toMatchObject({ amountMinor: 3000 });
  expect((await job.now()).job.contractTotalMinor).toBe(833);
  await job.write('lines', { lineId: bellId, ...job.bell, isRemoved: true });
  expect(await job.order()).toMatchObject({ amountMinor: 2000 });
});

test('its typed amount is refused, its lines are decided with it, and then stay as they are', async () => {
  const job = await ordered();
  const bellId = await job.add(job.bell);
  const path = `${job.path}/change-orders`;
  const typed = await shop.manager.refused(path, { changeOrderId: job.orderId, amountMinor: 7000 });
  expect([typed.status, typed.body.fields?.map((field) => field.path)]).toEqual([422, ['amountMinor']]);
  const own = { decisions: [{ lineId: bellId, decision: 'accepted' }] };
  expect((await shop.manager.refused(`${job.path}/lines/decisions`, own)).body.code).toBe(
    'line-of-change-order',
  );
  const seen = (await job.now()).job.version;
  await job.add({ ...job.bell, description: 'Lamp' });
  const stale = { changeOrderId: job.orderId, state: 'approved', baseVersion: seen };
  expect((await shop.manager.refused(path, stale)).body.code).toBe('stale');
  const approved = await job.write('change-orders', {
    changeOrderId: job.orderId,
    state: 'approved',
    amountMinor: 2000,
  });
  expect(approved.lines.map(({ decision }) => decision)).toEqual(['accepted', 'accepted', 'accepted']);
  expect([approved.job.contractTotalMinor, approved.job.plannedMinor]).toEqual([833, 2833]);
  const dearer = { lineId: bellId, ...job.bell, unitMinor: 5000 };
  expect((await shop.manager.refused(`${job.path}/lines`, dearer)).body.code).toBe('change-order-decided');
  const another = { description: 'Late', unitMinor: 1, changeOrderId: job.orderId };
  expect((await shop.manager.refused(`${job.path}/lines`, another)).status).toBe(409);
  const removed = { lineId: bellId, ...job.bell, isRemoved: true };
  expect((await shop.manager.refused(`${job.path}/lines`, removed)).status).toBe(409);
  expect((await job.write('lines', { lineId: bellId, ...job.bell, isDone: true })).lines[1]?.isDone).toBe(
    true,
  );
});

test('the lines of a rejected order are declined, and an unknown order owns none', async () => {
  const job = await ordered();
  const bellId = await job.add(job.bell);
  await job.write('change-orders', { changeOrderId: job.orderId, state: 'rejected' });
  expect(await job.line(bellId)).toMatchObject({ decision: 'declined', changeOrderId: job.orderId });
  const stray = { description: 'Stray', unitMinor: 1, changeOrderId: 'cho_none' };
  expect((await shop.manager.refused(`${job.path}/lines`, stray)).status).toBe(404);
});

test('undo of a line gives its order the amount that it had', async () => {
  // Operations are of a person, and those of the other tests are before this day.
  shop.clock.to('2026-03-10');
  const job = await ordered();
  await job.add(job.bell);
  shop.clock.to('2026-03-11');
  await shop.manager.post('/api/undo', { way: 'undo' });
  expect(await job.order()).toMatchObject({ amountMinor: 5000 });
  shop.clock.to('2026-03-12');
  await shop.manager.post('/api/undo', { way: 'redo' });
  expect(await job.order()).toMatchObject({ amountMinor: 1000 });
});
