import { beforeEach, describe, expect, test } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import { instant, minuteMs } from '#domain/time/day';
import { openJob, type Shop } from '#test/kit/worker/api';
import { linesShop, openWorkshop, rope } from './lines-shop.ts';

let shop: Shop;

beforeEach(async () => {
  shop = await linesShop();
});

const fieldsOf = ({ body }: { readonly body: Problem }) => body.fields?.map(({ path }) => path);

describe('a line with a price by the unit', () => {
  test('has its amount worked out, is open, and is in the history', async () => {
    const job = await openWorkshop(shop);
    const id = await job.add(rope);
    expect(await job.line(id)).toMatchObject({ ...rope, amountMinor: 833, decision: 'open', tags: [] });
    const { body } = await shop.viewer.get<{
      entries: readonly { action: string; changes: readonly { path: string; after: unknown }[] }[];
    }>(`${job.path}/history`);
    expect(body.entries[0]?.action).toBe('save-line');
    expect(body.entries[0]?.changes).toContainEqual({
      path: `line:${id}.unitMinor`,
      before: null,
      after: 333,
    });
  });

  test('takes a new quantity, keeps what is not sent, and goes back to a written amount', async () => {
    const job = await openWorkshop(shop);
    const lineId = await job.add(rope);
    await job.write('lines', { lineId, description: 'Rope', quantity: 3 });
    expect(await job.line(lineId)).toMatchObject({
      quantity: 3,
      unit: 'm',
      unitMinor: 333,
      amountMinor: 999,
    });
    await job.write('lines', { lineId, description: 'Rope', quantity: 3, unitMinor: null, amountMinor: 900 });
    expect(await job.line(lineId)).toMatchObject({ unitMinor: null, amountMinor: 900 });
  });

  test('is refused with another amount, a finer quantity, no price at all and a sum out of bounds', async () => {
    const { path } = await openWorkshop(shop);
    const refused = (more: object) => shop.manager.refused(`${path}/lines`, { ...rope, ...more });
    const amount = await refused({ amountMinor: 800 });
    expect([amount.status, fieldsOf(amount)]).toEqual([422, ['amountMinor']]);
    expect(amount.body.fields?.[0]?.message).toContain('¥8.33');
    expect(fieldsOf(await refused({ quantity: 1.2345 }))).toEqual(['quantity']);
    expect(fieldsOf(await refused({ unitMinor: null }))).toEqual(['amountMinor']);
    expect((await refused({ quantity: 1e6, unitMinor: 1e12 })).body.code).toBe('amount-out-of-range');
    expect(fieldsOf(await refused({ quantity: -1 }))).toEqual(['quantity']);
    expect((await shop.manager.get(path)).body.lines).toEqual([]);
  });

  test('may carry the amount that it has, as a page from before an update sends it', async () => {
    const job = await openWorkshop(shop);
    const lineId = await job.add(rope);
    const { amountMinor } = await job
      .write('lines', { lineId, ...rope, amountMinor: 833 })
      .then(({ lines }) => lines[0] ?? { amountMinor: 0 });
    expect(amountMinor).toBe(833);
  });
});

describe('a line of a trade without decisions', () => {
  test('has an amount alone, and counts as accepted; a decision is refused', async () => {
    const { job } = await openJob(shop);
    const path = `/api/jobs/${job.id}`;
    const saved = await shop.staff.post(`${path}/lines`, { description: 'Tiles', amountMinor: 5000 });
    expect(saved.body.lines[0]).toMatchObject({ amountMinor: 5000, unitMinor: null, decision: 'accepted' });
    const lineId = saved.body.lines[0]?.id;
    const decisions = { decisions: [{ lineId, decision: 'declined' }] };
    const refused = await shop.staff.refused(`${path}/lines/decisions`, decisions);
    expect([refused.status, fieldsOf(refused)]).toEqual([422, ['decision']]);
    const same = { decisions: [{ lineId, decision: 'accepted' }] };
    expect((await shop.staff.post(`${path}/lines/decisions`, same)).body.job.version).toBe(
      saved.body.job.version,
    );
  });
});

describe('values of lines', () => {
  test('are those of the trade, each of its kind, and a null clears one', async () => {
    const job = await openWorkshop(shop);
    const lineId = await job.add({ ...rope, values: { stock: 3, arrives: '2026-03-09' } });
    expect((await job.line(lineId))?.values).toEqual({ stock: 3, arrives: '2026-03-09' });
    await job.write('lines', { lineId, ...rope, values: { arrives: null } });
    expect((await job.line(lineId))?.values).toEqual({ stock: 3 });
    const refused = (values: object) =>
      shop.manager.refused(`${job.path}/lines`, { lineId, ...rope, values });
    expect(fieldsOf(await refused({ colour: 'red' }))).toEqual(['values.colour']);
    expect(fieldsOf(await refused({ stock: 1000 }))).toEqual(['values.stock']);
    expect(fieldsOf(await refused({ arrives: 'soon' }))).toEqual(['values.arrives']);
    expect(fieldsOf(await refused({ remark: 'x'.repeat(400) }))).toEqual(['values']);
  });

  test('that a duty writes are refused to others', async () => {
    const job = await openWorkshop(shop);
    const lineId = await job.add(rope);
    const duty = (duties: readonly string[]) =>
      shop.owner.send({ method: 'PUT', path: '/api/staff/stf_finance/duties', body: { duties } });
    expect((await duty(['parts'])).status).toBe(200);
    const confirm = { lineId, ...rope, values: { confirmed: true } };
    const refused = await shop.staff.refused(`${job.path}/lines`, confirm);
    expect([refused.status, refused.body.code]).toEqual([403, 'not-yours']);
    expect((await shop.finance.post(`${job.path}/lines`, confirm)).body.lines[0]?.values).toEqual({
      confirmed: true,
    });
    await duty([]);
  });
});

test('undo and redo of a line bring back its price, decision and values', async () => {
  // Operations are of a person, and those of the other tests are before this day.
  shop.clock.to('2026-03-10');
  const job = await openWorkshop(shop);
  const lineId = await job.add({ ...rope, values: { stock: 2 } });
  await job.decide(lineId, 'deferred', { until: '2026-04-01' });
  const deferred = await job.line(lineId);
  const step = async (way: 'undo' | 'redo'): Promise<JobDetail> => {
    shop.clock.now = instant(shop.clock.now + minuteMs);
    await shop.manager.post('/api/undo', { way });
    return job.now();
  };
  expect((await step('undo')).lines[0]).toMatchObject({ decision: 'open', deferUntil: null });
  expect((await step('undo')).lines).toEqual([]);
  await step('redo');
  expect((await step('redo')).lines).toEqual([deferred]);
});
