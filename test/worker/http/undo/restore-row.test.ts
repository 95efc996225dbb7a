import { expect, test } from 'vitest';
import { flowsBefore } from '#test/kit/flows/renovation-1';
import { openJob, openShop } from '#test/kit/worker/api';

const shop = await openShop(undefined, { flows: flowsBefore });

interface Plan {
  readonly version: number;
  readonly changes: readonly { path: string; before: unknown; after: unknown }[];
  readonly left: readonly { path: string; why: string | null }[];
}
interface Detail {
  readonly job: { readonly version: number; readonly title: string; readonly paidMinor: number };
  readonly customer: { readonly phone: string | null };
}

test('a row is put back to one of its versions as one operation; money stays, and undo takes it back', async () => {
  const { job } = await openJob(shop, { title: 'A' });
  const path = `/api/jobs/${job.id}`;
  const { phone } = (await shop.owner.get<Detail>(path)).body.customer;
  await shop.owner.patch(path, { baseVersion: 1, title: 'B', customer: { phone: '1' } });
  await shop.owner.patch(path, { baseVersion: 2, title: 'C', contractTotalMinor: 100_000 });
  await shop.owner.post(`${path}/payments`, {
    method: 'cash',
    amountMinor: 5_000,
    currency: 'CNY',
    voucher: 'SLIP-1',
  });
  const before = await shop.owner.get<Detail>(path);
  expect(before.body.job.paidMinor).toBe(5_000);

  const { body: plan } = await shop.owner.get<Plan>(`${path}/restore?toVersion=1`);
  expect(plan.changes).toContainEqual({ path: 'title', before: 'C', after: 'A' });
  expect(plan.changes).toContainEqual({ path: 'customer.phone', before: '1', after: phone });
  expect(plan.left.map((item) => item.path)).toContainEqual(expect.stringMatching(/^payment:/));
  expect((await shop.owner.get<Detail>(path)).body).toEqual(before.body);

  const request = { toVersion: 1, baseVersion: plan.version };
  expect((await shop.viewer.post(`${path}/restore`, request)).status).toBe(403);
  const done = await shop.owner.post<Detail>(`${path}/restore`, request);
  expect(done.body).toMatchObject({ job: { title: 'A', paidMinor: 5_000 }, customer: { phone } });
  expect(done.body.job.version).toBe(plan.version + 1);

  expect((await shop.owner.post('/api/undo', { way: 'undo' })).status).toBe(200);
  expect((await shop.owner.get<Detail>(path)).body).toMatchObject({
    job: { title: 'C', paidMinor: 5_000 },
    customer: { phone: '1' },
  });
});

test('what somebody else changed since the person looked is a conflict, and a version to come is refused', async () => {
  const { job } = await openJob(shop, { title: 'A' });
  const path = `/api/jobs/${job.id}`;
  await shop.owner.patch(path, { baseVersion: 1, title: 'B' });
  await shop.manager.patch(path, { baseVersion: 2, title: 'Theirs' });
  const stale = await shop.owner.post<{ code: string; current: unknown }>(`${path}/restore`, {
    toVersion: 1,
    baseVersion: 2,
  });
  expect(stale.status).toBe(409);
  expect(stale.body).toMatchObject({ code: 'stale', current: { title: 'Theirs' } });
  expect((await shop.owner.get<Detail>(path)).body.job.title).toBe('Theirs');
  expect((await shop.owner.get(`${path}/restore?toVersion=3`)).status).toBe(409);
  expect((await shop.owner.get('/api/jobs/job_none/restore?toVersion=1')).status).toBe(404);
});

test('what must stay keeps no other cell from going back: a paper, a price that is not theirs to set', async () => {
  const { job } = await openJob(shop, { title: 'A' });
  const path = `/api/jobs/${job.id}`;
  await shop.owner.patch(path, { baseVersion: 1, title: 'B', contractTotalMinor: 100_000 });
  const filed = await shop.owner.post(`${path}/documents`, { key: 'design', state: 'filed' });
  expect(filed.status).toBe(200);

  const ofStaff = (await shop.staff.get<Plan>(`${path}/restore?toVersion=1`)).body;
  expect(ofStaff.changes).toEqual([{ path: 'title', before: 'B', after: 'A' }]);
  expect(ofStaff.left).toEqual([
    { path: 'fact:design.filed', why: null },
    { path: 'contractTotalMinor', why: expect.stringContaining('manager') },
  ]);
  const request = { toVersion: 1, baseVersion: ofStaff.version };
  const { body } = await shop.staff.post<Detail>(`${path}/restore`, request);
  expect(body.job).toMatchObject({ title: 'A', contractTotalMinor: 100_000 });

  const ofOwner = (await shop.owner.get<Plan>(`${path}/restore?toVersion=1`)).body;
  expect(ofOwner.changes.map((change) => change.path)).toEqual(['contractTotalMinor']);
});
