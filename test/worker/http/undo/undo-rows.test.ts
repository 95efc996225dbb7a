import { describe, expect, test } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import { openJob, type Shop } from '#test/kit/worker/api';
import { edit, later, nextDay, readDetail, step } from './undo-steps.ts';

/** Writes to one job, each as its own operation or all as one. */
const writer = (shop: Shop, id: string) => (path: string, body: object, operation?: string) => {
  later(shop);
  return shop.manager.send<JobDetail>({
    method: 'POST',
    path: `/api/jobs/${id}/${path}`,
    body,
    headers: { 'operation-id': operation ?? shop.deps.newId('ges') },
  });
};

const opened = async () => {
  const shop = await nextDay();
  const { job } = await openJob(shop);
  return { shop, job, write: writer(shop, job.id), now: () => readDetail(shop, job.id) };
};

const manual = ({ tasks }: JobDetail) => tasks.find(({ key }) => key.startsWith('manual/'));

describe('undo of rows under a job', () => {
  test('unticks a task of the plan with the fact of its tick, and redo ticks it again', async () => {
    const { shop, write, now } = await opened();
    const at = Date.parse('2026-06-10T02:00:00Z');
    await write('facts', { facts: [{ key: 'survey.at', value: at }] });
    const planned = (await now()).tasks.find(({ key }) => key === 'survey.confirm');
    const state = async () => (await now()).tasks.find(({ id }) => id === planned?.id)?.state;
    await write('tasks', { taskId: planned?.id, state: 'done' });
    expect(await state()).toBe('done');
    expect((await step(shop, 'undo')).body.results).toMatchObject([{ ok: true }]);
    expect(await state()).toBe('open');
    // The re-planned job has the same values.
    await write('lines', { description: 'Tiles', amountMinor: 1 });
    expect(await state()).toBe('open');
    await step(shop, 'undo');
    await write('tasks', { taskId: planned?.id, state: 'done' });
    await step(shop, 'undo');
    expect((await step(shop, 'redo')).body.results).toMatchObject([{ ok: true }]);
    expect(await state()).toBe('done');
  });

  test('takes back what was changed of a task, and drops one that was added', async () => {
    const { shop, write, now } = await opened();
    const { body } = await write('tasks', { title: 'Call', dueOn: '2026-04-01', assigneeId: 'stf_staff' });
    const taskId = manual(body)?.id;
    await write('tasks', { taskId, title: 'Write', dueOn: '2026-05-01', assigneeId: null, state: 'done' });
    await step(shop, 'undo');
    expect(manual(await now())).toMatchObject({
      label: { en: 'Call' },
      dueOn: '2026-04-01',
      assigneeId: 'stf_staff',
      state: 'open',
    });
    await step(shop, 'undo');
    expect(manual(await now())?.state).toBe('dropped');
    expect((await step(shop, 'redo')).body.results).toMatchObject([{ ok: true }]);
    expect(manual(await now())?.state).toBe('open');
  });

  test('takes back a change order while it is proposed, and passes over one that was decided', async () => {
    const { shop, job, write, now } = await opened();
    const { body } = await write('change-orders', { title: 'Sockets', amountMinor: 50_000 });
    const changeOrderId = body.changeOrders[0]?.id;
    await write('change-orders', { changeOrderId, title: 'Plugs', amountMinor: 80_000 });
    await step(shop, 'undo');
    expect((await now()).changeOrders).toMatchObject([{ title: 'Sockets', amountMinor: 50_000 }]);
    later(shop);
    await shop.manager.patch(`/api/jobs/${job.id}`, { baseVersion: (await now()).job.version, title: 'T' });
    await write('change-orders', { changeOrderId, state: 'approved', amountMinor: 50_000 });
    const decided = await step(shop, 'undo');
    expect(decided.body.results).toMatchObject([{ ok: false, code: 'change-order-decided' }]);
    expect((await now()).changeOrders).toMatchObject([{ state: 'approved' }]);
    // The undo stack continues.
    expect((await step(shop, 'undo')).body.jobs).toMatchObject([{ title: job.title }]);
  });

  test('takes a line away that was added, and brings one back that was removed', async () => {
    const { shop, write, now } = await opened();
    const { body } = await write('lines', { description: 'Tiles', amountMinor: 100, quantity: 3 });
    const before = body.lines;
    const lineId = before[0]?.id;
    await write('lines', { lineId, description: 'Tiles', amountMinor: 100, quantity: 3, isRemoved: true });
    expect((await now()).lines).toEqual([]);
    await step(shop, 'undo');
    expect((await now()).lines).toEqual(before);
    await step(shop, 'undo');
    expect((await now()).lines).toEqual([]);
    await step(shop, 'redo');
    await step(shop, 'redo');
    expect((await now()).lines).toEqual([]);
    await step(shop, 'undo');
    expect((await now()).lines).toEqual(before);
  });

  test('takes back what was changed of a booking; one that was asked for stays and is told', async () => {
    const { shop, write, now } = await opened();
    const { body } = await write('bookings', { role: 'tiler', supplier: 'Wang' });
    const bookingId = body.bookings[0]?.id;
    await write('bookings', { bookingId, role: 'tiler', supplier: 'Li', on: '2026-04-01', state: 'booked' });
    await step(shop, 'undo');
    expect((await now()).bookings).toMatchObject([{ supplier: 'Wang', on: null, state: 'asked' }]);
    const answer = await step(shop, 'undo');
    expect(answer.body.results).toMatchObject([
      { ok: false, code: 'not-undoable', left: [{ path: `booking:${bookingId}`, why: null }] },
    ]);
  });

  test('puts the job’s own cells back although a row of the same operation stays', async () => {
    const { shop, job, write, now } = await opened();
    const item = shop.deps.newId('ges');
    await write('change-orders', { title: 'Sockets', amountMinor: 50_000, state: 'approved' }, item);
    later(shop);
    await shop.manager.send({
      method: 'POST',
      path: '/api/edits',
      body: { edits: [edit(await now(), { title: 'Pasted' })] },
      headers: { 'operation-id': item },
    });
    const back = await step(shop, 'undo');
    expect(back.body.results).toMatchObject([{ ok: false, code: 'not-undoable' }]);
    expect(back.body.jobs).toMatchObject([{ title: job.title }]);
    expect((await now()).job.title).toBe(job.title);
    expect((await now()).changeOrders).toMatchObject([{ state: 'approved' }]);
  });
});

describe('putting a row back to one of its versions', () => {
  test('puts its tasks, change orders and lines back too', async () => {
    const { shop, job, write, now } = await opened();
    const task = manual((await write('tasks', { title: 'Call' })).body)?.id;
    const order = (await write('change-orders', { title: 'Sockets', amountMinor: 500 })).body.changeOrders[0]
      ?.id;
    const lines = (await write('lines', { description: 'Tiles', amountMinor: 100 })).body.lines;
    const toVersion = (await now()).job.version;
    await write('tasks', { taskId: task, title: 'Write', state: 'done' });
    await write('change-orders', { changeOrderId: order, amountMinor: 800 });
    await write('lines', { lineId: lines[0]?.id, description: 'Slate', amountMinor: 7 });
    await write('lines', { lineId: lines[0]?.id, description: 'Slate', amountMinor: 7, isRemoved: true });
    await write('lines', { description: 'Late', amountMinor: 9 });
    const request = { toVersion, baseVersion: (await now()).job.version };
    expect((await shop.manager.post(`/api/jobs/${job.id}/restore`, request)).status).toBe(200);
    const then = await now();
    expect(manual(then)).toMatchObject({ label: { en: 'Call' }, state: 'open' });
    expect(then.changeOrders).toMatchObject([{ amountMinor: 500 }]);
    expect(then.lines).toEqual(lines);
  });
});
