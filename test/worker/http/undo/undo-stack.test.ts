import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { dayMs, instant } from '#domain/time/day';
import type { ImportAnswer } from '#contract/transfer/transfer-answers';
import { aRenovation, openJob, type Shop } from '#test/kit/worker/api';
import { edit, operation, later, nextDay, readDetail, step, type Undone } from './undo-steps.ts';

const paid = async (shop: Shop, reference: string) => {
  const { job } = await openJob(shop, { contractTotalMinor: 1_000_000 });
  const path = `/api/jobs/${job.id}/payments`;
  later(shop);
  const payment = { amountMinor: 500, currency: 'CNY', method: 'cash', voucher: reference };
  const { body } = await shop.finance.post(path, payment);
  return { job, path, paymentId: body.payments[0]?.id ?? '' };
};

describe('an operation that never goes back', () => {
  test('because money was given back is told in words, and the one before it is next', async () => {
    const shop = await nextDay();
    const { job, path, paymentId } = await paid(shop, 'stack-1');
    await operation(shop, [edit(await readDetail(shop, job.id), { title: 'Renamed' })], shop.finance);
    later(shop);
    const refund = { refundOf: paymentId, amountMinor: 200, voucher: 'stack-2', reason: 'too much' };
    expect((await shop.finance.post(path, refund)).status).toBe(200);
    const back = await step(shop, 'undo', shop.finance);
    expect(back.body.results).toMatchObject([
      { ok: false, code: 'not-undoable', detail: expect.stringContaining('stays as it is') },
    ]);
    expect((await readDetail(shop, job.id)).job.paidMinor).toBe(300);
    const next = await step(shop, 'undo', shop.finance);
    expect(next.body.jobs).toMatchObject([{ title: job.title }]);
  });

  test('because its entry was reversed by hand is gone past', async () => {
    const shop = await nextDay();
    const { job, path, paymentId } = await paid(shop, 'stack-3');
    later(shop);
    await shop.finance.post(path, { reversalOf: paymentId, reason: 'wrong job' });
    expect((await step(shop, 'undo', shop.finance)).body.results).toMatchObject([{ code: 'not-undoable' }]);
    expect((await step(shop, 'undo', shop.finance)).body.results).toMatchObject([
      { code: 'already-reversed' },
    ]);
    expect((await readDetail(shop, job.id)).payments).toHaveLength(2);
  });

  test('because of a closed job or a person who left is gone past', async () => {
    const shop = await nextDay();
    const { job } = await openJob(shop);
    await operation(shop, [edit(await readDetail(shop, job.id), { title: 'First' })]);
    await operation(shop, [edit(await readDetail(shop, job.id), { ownerId: 'stf_staff' })]);
    await operation(shop, [edit(await readDetail(shop, job.id), { ownerId: 'stf_owner' })]);
    await env.DB.prepare(`update staff set is_active = 0 where id = 'stf_staff'`).run();
    expect((await step(shop, 'undo')).body.results).toMatchObject([{ ok: false, code: 'unknown-person' }]);
    await env.DB.prepare(`update staff set is_active = 1 where id = 'stf_staff'`).run();
    // The former undo changed nothing, so this one has nothing to restore either.
    expect((await step(shop, 'undo')).body.results).toMatchObject([{ ok: false, code: 'changed-since' }]);
    expect((await step(shop, 'undo')).body.jobs).toMatchObject([{ title: job.title }]);
  });
});

test('where the database failed, the operation stays and its jobs go back next time', async () => {
  const shop = await nextDay();
  const jobs = [await openJob(shop), await openJob(shop)];
  const id = await operation(
    shop,
    jobs.map((job) => edit(job, { title: 'Pasted' })),
  );
  let writes = 0;
  shop.watch.before = ({ sql }) => {
    if (sql.some((item) => /insert into "?history/i.test(item))) writes += 1;
    if (writes === 1) throw new Error('D1_ERROR: Network connection lost.');
  };
  const back = await step(shop, 'undo');
  expect(back.body.isUnfinished).toBe(true);
  expect(new Set(back.body.results.map(({ status }) => status))).toEqual(new Set([503]));
  shop.watch.before = () => undefined;
  expect((await step(shop, 'undo')).body).toMatchObject({ isUnfinished: false });
  for (const { job } of jobs) expect((await readDetail(shop, job.id)).job.title).toBe(job.title);
  expect((await step(shop, 'redo')).body.gestureId).toBe(id);
});

test('what another wrote since stays, even where it is what the operation had written', async () => {
  const shop = await nextDay();
  const { job } = await openJob(shop, { title: 'A' });
  const path = `/api/jobs/${job.id}`;
  await operation(shop, [edit(await readDetail(shop, job.id), { title: 'B' })]);
  await shop.owner.patch(path, { baseVersion: 2, title: 'C' });
  await shop.staff.patch(path, { baseVersion: 3, title: 'B' });
  const back = await step(shop, 'undo');
  expect(back.body.results).toMatchObject([
    { ok: false, code: 'changed-since', current: { title: 'B' }, mine: { title: 'A' } },
  ]);
  expect((await readDetail(shop, job.id)).job).toMatchObject({ title: 'B', version: 4 });
});

test('a step that is sent again under its key is answered again, and takes nothing more back', async () => {
  const shop = await nextDay();
  const { job } = await openJob(shop);
  await operation(shop, [edit(await readDetail(shop, job.id), { title: 'One' })]);
  await operation(shop, [edit(await readDetail(shop, job.id), { title: 'Two' })]);
  later(shop);
  const first = await shop.manager.post<Undone>('/api/undo', { way: 'undo' }, 'key-of-a-step');
  const again = await shop.manager.post<Undone>('/api/undo', { way: 'undo' }, 'key-of-a-step');
  expect(again.headers.get('idempotent-replay')).toBe('true');
  expect(again.body).toEqual(first.body);
  expect((await readDetail(shop, job.id)).job.title).toBe('One');
  expect((await step(shop, 'redo')).body.results).toMatchObject([{ ok: true }]);
  const twins = await Promise.all(
    Array.from({ length: 4 }, () => shop.manager.post<Undone>('/api/undo', { way: 'undo' }, 'key-of-twins')),
  );
  expect(twins.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect((await readDetail(shop, job.id)).job.title).toBe('One');
});

test('of two devices whose clocks differ the operation that the server took last is undone first', async () => {
  const shop = await nextDay();
  const [first, last] = [await openJob(shop), await openJob(shop)];
  const write = (id: string, title: string, name: string) => {
    later(shop);
    return shop.manager.send({
      method: 'POST',
      path: '/api/edits',
      body: { edits: [{ jobId: id, baseVersion: 1, title }] },
      headers: { 'operation-id': name },
    });
  };
  // By its id the first operation is from years ahead.
  await write(first.job.id, 'Of a fast clock', `ges_7${'Z'.repeat(25)}`);
  await write(last.job.id, 'Of a slow clock', `ges_0${'0'.repeat(25)}`);
  expect((await step(shop, 'undo')).body.jobs.map(({ id }) => id)).toEqual([last.job.id]);
  expect((await step(shop, 'undo')).body.jobs.map(({ id }) => id)).toEqual([first.job.id]);
});

test('an operation on more jobs than one call takes tells of each by itself, over all its calls', async () => {
  const shop = await nextDay();
  const rows = Array.from({ length: 102 }, (_, index) => ({ ...aRenovation, title: `Flat ${index}` }));
  const created: string[] = [];
  for (const part of [rows.slice(0, 60), rows.slice(60)]) {
    const { body } = await shop.owner.post<ImportAnswer>('/api/imports', { dryRun: false, rows: part });
    created.push(...body.results.flatMap(({ jobId }) => jobId ?? []));
  }
  const ids = created.toSorted();
  const name = shop.deps.newId('ges');
  later(shop);
  for (const part of [ids.slice(0, 60), ids.slice(60)])
    await shop.manager.send({
      method: 'POST',
      path: '/api/edits',
      body: { edits: part.map((jobId) => ({ jobId, baseVersion: 1, title: 'New' })) },
      headers: { 'operation-id': name },
    });
  const [theirs] = ids;
  await shop.owner.patch(`/api/jobs/${theirs}`, { baseVersion: 2, title: 'Theirs' });
  const first = await step(shop, 'undo');
  expect(first.body.results).toHaveLength(100);
  expect(first.body.results.filter(({ ok }) => !ok)).toMatchObject([
    {
      jobId: theirs,
      code: 'changed-since',
      mine: { title: expect.stringMatching(/^Flat/) },
      current: { title: 'Theirs' },
    },
  ]);
  // The current job is part of the answer.
  expect(first.body.jobs.find(({ id }) => id === theirs)).toMatchObject({ title: 'Theirs' });
  const { gestureId: operationId, after, isUnfinished } = first.body;
  const rest = await shop.manager.post<Undone>('/api/undo', {
    way: 'undo',
    gestureId: operationId,
    after,
    isUnfinished,
  });
  expect(rest.body).toMatchObject({ after: null, results: [{ ok: true }, { ok: true }] });
  expect((await step(shop, 'redo')).body.gestureId).toBe(name);
}, 120_000);

test('an operation by its name is undone for 30 days and once, and redone only after it was undone', async () => {
  const shop = await nextDay();
  const { job } = await openJob(shop);
  const id = await operation(shop, [edit(await readDetail(shop, job.id), { title: 'Long ago' })]);
  const named = (way: 'undo' | 'redo') => {
    later(shop);
    return shop.manager.post<Undone>('/api/undo', { way, gestureId: id });
  };
  expect(await named('redo')).toMatchObject({ status: 409, body: { code: 'nothing-to-redo' } });
  shop.clock.now = instant(shop.clock.now + 31 * dayMs);
  expect(await named('undo')).toMatchObject({ status: 409, body: { code: 'nothing-to-undo' } });
  shop.clock.now = instant(shop.clock.now - 2 * dayMs);
  expect((await named('undo')).body.results).toMatchObject([{ ok: true }]);
  expect(await named('undo')).toMatchObject({ status: 409, body: { code: 'nothing-to-undo' } });
  shop.clock.now = instant(shop.clock.now + 31 * dayMs);
  expect(await named('redo')).toMatchObject({ status: 409, body: { code: 'nothing-to-redo' } });
  expect((await readDetail(shop, job.id)).job.title).toBe(job.title);
});
