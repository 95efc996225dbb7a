import { describe, expect, test } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import { openJob, openShop } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';

const shop = await openShop();

/** A job with a change order of 500 yuan, as read by two people. */
const withOrder = async () => {
  const { job } = await openJob(shop);
  const path = `/api/jobs/${job.id}/change-orders`;
  const { body } = await shop.staff.post(path, { title: 'Sockets', amountMinor: 50_000 });
  return { path, id: body.changeOrders[0]?.id ?? '', base: body.job.version };
};

const orderOf = ({ changeOrders }: JobDetail) => changeOrders[0];

describe('a change order', () => {
  test('whose amount another changed is not approved by who saw the old one', async () => {
    const { path, id, base } = await withOrder();
    await shop.staff.post(path, { changeOrderId: id, amountMinor: 80_000, baseVersion: base });
    const before = await everyRow();
    const approval = { changeOrderId: id, state: 'approved', baseVersion: base };
    const answer = await shop.manager.refused(path, approval);
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'stale', current: { [`change-order:${id}.amountMinor`]: 80_000 } },
    });
    expect(await everyRow()).toEqual(before);
    // A person who has seen the new amount may approve it, and it stays.
    const seen = await shop.manager.post(path, { ...approval, baseVersion: base + 1 });
    expect(orderOf(seen.body)).toMatchObject({ amountMinor: 80_000, state: 'approved' });
  });

  test('is approved with the amount that is named where no base is', async () => {
    const { path, id } = await withOrder();
    const unnamed = await shop.manager.refused(path, { changeOrderId: id, state: 'approved' });
    expect(unnamed).toMatchObject({ status: 422, body: { fields: [{ path: 'amountMinor' }] } });
    const answer = await shop.manager.refused(path, {
      changeOrderId: id,
      amountMinor: 49_999,
      state: 'approved',
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'stale' } });
    const named = await shop.manager.post(path, {
      changeOrderId: id,
      amountMinor: 50_000,
      state: 'approved',
    });
    expect(orderOf(named.body)).toMatchObject({ amountMinor: 50_000, state: 'approved' });
  });

  test('keeps the amount that another wrote when it is renamed on an older base', async () => {
    const { path, id, base } = await withOrder();
    await shop.manager.post(path, { changeOrderId: id, amountMinor: 80_000, baseVersion: base });
    const remapped = await shop.staff.post(path, { changeOrderId: id, title: 'Plugs', baseVersion: base });
    expect(remapped.status).toBe(200);
    expect(orderOf(remapped.body)).toMatchObject({ title: 'Plugs', amountMinor: 80_000, state: 'proposed' });
    const again = await shop.manager.post<Problem>(path, {
      changeOrderId: id,
      title: 'Lamps',
      baseVersion: base,
    });
    expect(again).toMatchObject({
      status: 409,
      body: { current: { [`change-order:${id}.title`]: 'Plugs' } },
    });
  });

  test('that is new needs its title and its amount', async () => {
    const { path } = await withOrder();
    expect(await shop.staff.refused(path, { amountMinor: 1 })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'title' }] },
    });
    expect(await shop.staff.refused(path, { title: 'Lamps' })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'amountMinor' }] },
    });
  });
});

describe('a task', () => {
  test('stays ticked when it is renamed by who did not see the tick', async () => {
    const { job } = await openJob(shop);
    const path = `/api/jobs/${job.id}/tasks`;
    const { body } = await shop.staff.post(path, { title: 'Call the mason' });
    const task = body.tasks.find(({ key }) => key.startsWith('manual/'));
    const baseVersion = body.job.version;
    await shop.manager.post(path, { taskId: task?.id, state: 'done', baseVersion });
    const remapped = await shop.staff.post(path, { taskId: task?.id, title: 'Call both', baseVersion });
    expect(remapped.status).toBe(200);
    expect(remapped.body.tasks.find(({ id }) => id === task?.id)).toMatchObject({
      state: 'done',
      label: { en: 'Call both' },
    });
    const again = await shop.manager.refused(path, { taskId: task?.id, title: 'Call none', baseVersion });
    expect(again).toMatchObject({
      status: 409,
      body: { current: { [`task:${task?.id}.title`]: 'Call both' } },
    });
  });
});
