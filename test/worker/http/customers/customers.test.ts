import { beforeAll, expect, test } from 'vitest';
import type { CustomerDetail, CustomerList, MergedAnswer } from '#contract/customers/customers';
import type { HistoryEntry, JobDetail } from '#contract/jobs/job-answers';
import type { UndoAnswer } from '#contract/shop/shop-answers';
import { instant, minuteMs } from '#domain/time/day';
import { openShop, type Shop } from '#test/kit/worker/api';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});

interface Said {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
}

const open = async (customer: Said, more: object = {}): Promise<JobDetail> => {
  shop.clock.now = instant(shop.clock.now + minuteMs);
  const { status, body } = await shop.owner.post('/api/jobs', {
    flow: 'renovation',
    title: 'Home',
    customer,
    ...more,
  });
  expect([status, body]).toMatchObject([201, {}]);
  return body;
};
const list = async (query: string): Promise<readonly string[]> =>
  (await shop.viewer.get<CustomerList>(`/api/customers?${query}`)).body.customers.map(({ id }) => id);
const show = async (id: string): Promise<CustomerDetail> =>
  (await shop.viewer.get<CustomerDetail>(`/api/customers/${id}`)).body;
const job = async (id: string): Promise<JobDetail> => (await shop.owner.get(`/api/jobs/${id}`)).body;
const lastOf = async (id: string): Promise<HistoryEntry | undefined> =>
  (await shop.owner.get<{ entries: readonly HistoryEntry[] }>(`/api/jobs/${id}/history`)).body.entries[0];
const found = async (q: string): Promise<readonly string[]> =>
  (
    await shop.viewer.get<{ jobs: readonly { id: string }[] }>(`/api/jobs?q=${encodeURIComponent(q)}`)
  ).body.jobs.map(({ id }) => id);

const merge = async (into: string, from: string, more: object = {}) => {
  const [a, b] = [await show(into), await show(from)];
  shop.clock.now = instant(shop.clock.now + minuteMs);
  return shop.owner.send<MergedAnswer>({
    method: 'POST',
    path: `/api/customers/${into}/merge`,
    body: { from, baseVersion: a.customer.version, fromVersion: b.customer.version, ...more },
    headers: { 'operation-id': shop.deps.newId('ges') },
  });
};
const undo = async (way: 'undo' | 'redo', gestureId: string) =>
  shop.owner.post<UndoAnswer>('/api/undo', { way, gestureId });

test('a customer is found by name, by pinyin, by phone and by address, with all jobs', async () => {
  const { customer } = await open({ name: '欧阳修远', phone: '+86 139-1234-5678', address: '天通苑北二区' });
  const again = await open({ name: 'typed' }, { customerId: customer.id });
  expect(again.customer).toEqual(customer);
  for (const q of ['欧阳', 'ouyang', '5678', '13912345678', '天通苑'])
    expect(await list(`q=${encodeURIComponent(q)}`)).toEqual([customer.id]);
  expect(await list(`phone=${encodeURIComponent('0086 13912345678')}`)).toEqual([customer.id]);
  expect(await list('q=nobodyhasthis')).toEqual([]);
  const page = await show(customer.id);
  expect(page.jobs.map(({ id }) => id)).toHaveLength(2);
  expect(page.customer).toMatchObject({ jobCount: 2, openCount: 2, phoneKey: '13912345678' });
  const refused = await shop.owner.refused('/api/jobs', {
    flow: 'renovation',
    title: 'x',
    customer: { name: 'x' },
    customerId: 'cus_nobody',
  });
  expect(refused.status).toBe(404);
});

test('a customer edited at one job is edited at all: names, search and history; undo takes it back', async () => {
  const first = await open({ name: '司马迁', phone: '13700000001' });
  const second = await open({ name: 'x' }, { customerId: first.customer.id });
  const operation = shop.deps.newId('ges');
  const edit = await shop.owner.send<JobDetail>({
    method: 'PATCH',
    path: `/api/jobs/${first.job.id}`,
    body: { baseVersion: first.job.version, customer: { name: '司马光', phone: '13700000002' } },
    headers: { 'operation-id': operation },
  });
  expect(edit.status).toBe(200);
  const sibling = await job(second.job.id);
  expect([sibling.job.customerName, sibling.customer.phone, sibling.job.version]).toEqual([
    '司马光',
    '13700000002',
    2,
  ]);
  expect(await lastOf(second.job.id)).toMatchObject({ action: 'customer-changed' });
  expect(await found('司马光')).toHaveLength(2);
  expect(await found('司马迁')).toEqual([]);
  expect((await undo('undo', operation)).body.results.every(({ ok }) => ok)).toBe(true);
  expect((await job(second.job.id)).job.customerName).toBe('司马迁');
  expect((await job(first.job.id)).job.customerName).toBe('司马迁');
  expect(await found('司马迁')).toHaveLength(2);
});

test('two rows of one customer written at once end with one name', async () => {
  const first = await open({ name: '诸葛亮' });
  const second = await open({ name: 'x' }, { customerId: first.customer.id });
  const edits = [first, second].map(({ job: { id, version } }, at) => ({
    jobId: id,
    baseVersion: version,
    customer: { name: `诸葛${at}` },
  }));
  const { body } = await shop.owner.send<{ results: readonly { ok: boolean; code: string | null }[] }>({
    method: 'POST',
    path: '/api/edits',
    body: { edits },
    headers: { 'operation-id': shop.deps.newId('ges') },
  });
  expect(body.results.map(({ code }) => code)).toEqual([null, null]);
  const names = [(await job(first.job.id)).job.customerName, (await job(second.job.id)).job.customerName];
  expect(names).toEqual(['诸葛1', '诸葛1']);
});

test('a customer is changed on the version that was read; who may not, and a newer version, are refused', async () => {
  const { customer, job: opened } = await open({ name: '苏轼', phone: '13700000011' });
  const path = `/api/customers/${customer.id}`;
  const patch = { baseVersion: 1, phone: '13700000012', email: 'su@example.test' };
  expect((await shop.viewer.refused(path, patch, 'PATCH')).body.code).toBe('not-allowed');
  const { body } = await shop.staff.patch<CustomerDetail>(path, patch);
  expect(body.customer).toMatchObject({ version: 2, phone: '13700000012', phoneKey: '13700000012' });
  expect(await lastOf(opened.id)).toMatchObject({ action: 'edit-customer' });
  const stale = await shop.staff.refused(path, { baseVersion: 1, name: '苏辙' }, 'PATCH');
  expect([stale.status, stale.body.code]).toEqual([409, 'stale']);
  expect((await shop.staff.refused('/api/customers/cus_none', patch, 'PATCH')).status).toBe(404);
  expect((await show(customer.id)).customer.name).toBe('苏轼');
});

test('customers who share their telephone number are listed, however it is written', async () => {
  const a = await open({ name: '李清照', phone: '13600000001' });
  const b = await open({ name: '李易安', phone: '+86 136 0000 0001' });
  await open({ name: '柳永', phone: '13600000009' });
  expect(await list('duplicates=1')).toEqual([a.customer.id, b.customer.id]);
  expect((await show(a.customer.id)).samePhone.map(({ id }) => id)).toEqual([b.customer.id]);
});

test('two customers merged: the jobs move, what was empty is filled, the merged one points on; undo parts them, redo merges', async () => {
  const a = await open({ name: '陆游', phone: '13500000001', email: 'lu@example.test' });
  const b = await open({ name: '陆务观', phone: '13500000001', address: '绍兴' });
  const [survivor, gone] = [b.customer.id, a.customer.id];
  const merged = await merge(survivor, gone);
  expect([merged.status, merged.body.movedCount]).toEqual([200, 1]);
  const after = await show(survivor);
  expect(after.customer).toMatchObject({ name: '陆务观', email: 'lu@example.test', jobCount: 2 });
  expect(after.merged.map(({ id, name }) => [id, name])).toEqual([[gone, '陆游']]);
  expect((await show(gone)).customer.id).toBe(survivor);
  expect(await list('duplicates=1')).not.toContain(survivor);
  const hers = await job(a.job.id);
  expect([hers.customer.id, hers.job.customerName]).toEqual([survivor, '陆务观']);
  expect(await found('陆务观')).toHaveLength(2);
  expect(await lastOf(a.job.id)).toMatchObject({ action: 'merge-customers', reason: '陆游 → 陆务观' });
  const stale = await shop.owner.refused(`/api/customers/${gone}`, { baseVersion: 1, name: 'x' }, 'PATCH');
  expect([stale.status, stale.body.code]).toEqual([409, 'customer-merged']);
  const hung = await open({ name: 'x' }, { customerId: gone });
  expect(hung.customer.id).toBe(survivor);

  const undone = await undo('undo', merged.body.gestureId);
  expect(undone.body.results.map(({ ok, detail }) => [ok, detail])).toEqual([
    [true, null],
    [true, null],
  ]);
  expect((await show(gone)).customer).toMatchObject({
    id: gone,
    name: '陆游',
    email: 'lu@example.test',
    jobCount: 1,
  });
  expect((await show(survivor)).customer).toMatchObject({ email: null, jobCount: 2 });
  expect((await job(a.job.id)).job.customerName).toBe('陆游');
  expect(await found('陆游')).toEqual([a.job.id]);
  expect(await lastOf(a.job.id)).toMatchObject({ action: 'part-customers' });

  const redone = await undo('redo', merged.body.gestureId);
  expect(redone.body.results.every(({ ok }) => ok)).toBe(true);
  expect((await show(gone)).customer).toMatchObject({ id: survivor, jobCount: 3, email: 'lu@example.test' });
});

test('different addresses ask which one stays, and the second one stays noted; nothing is half merged', async () => {
  const a = await open({ name: '辛弃疾', email: 'a@example.test' });
  const b = await open({ name: '辛幼安', email: 'b@example.test' });
  const [into, from] = [a.customer.id, b.customer.id];
  const refused = await merge(into, from);
  expect([refused.status, refused.body]).toMatchObject([409, { code: 'emails-differ' }]);
  expect((await merge(into, from, { email: 'c@example.test' })).status).toBe(409);
  expect((await show(from)).customer).toMatchObject({ id: from, version: 1, jobCount: 1 });
  expect((await merge(into, from, { email: 'b@example.test' })).status).toBe(200);
  const after = await show(into);
  expect(after.customer.email).toBe('b@example.test');
  expect(after.merged[0]?.email).toBe('b@example.test');
  expect((await lastOf(a.job.id))?.changes).toMatchObject([
    { path: 'customer.email', before: 'a@example.test', after: 'b@example.test' },
  ]);
});

test('a merge is refused for who may not, with itself, with one that is merged or newer, or that is none', async () => {
  const a = await open({ name: '王安石' });
  const b = await open({ name: '王荆公' });
  const path = `/api/customers/${a.customer.id}/merge`;
  const body = { from: b.customer.id, baseVersion: 1, fromVersion: 1 };
  expect((await shop.viewer.refused(path, body)).body.code).toBe('not-allowed');
  expect((await shop.owner.refused(path, { ...body, from: a.customer.id })).body.code).toBe(
    'customer-with-self',
  );
  expect((await shop.owner.refused(path, { ...body, fromVersion: 7 })).body.code).toBe('stale');
  expect((await shop.owner.refused(path, { ...body, from: 'cus_none' })).status).toBe(404);
  expect((await show(b.customer.id)).customer.id).toBe(b.customer.id);
  expect((await merge(a.customer.id, b.customer.id)).status).toBe(200);
  expect((await shop.owner.refused(path, body)).body.code).toBe('customer-merged');
});

test('a job that is opened from another one has the same customer', async () => {
  const { customer } = await open({ name: '曾巩' });
  const second = await open({ name: 'x' }, { customerId: customer.id });
  expect(second.customer.id).toBe(customer.id);
  const { body } = await shop.viewer.get<CustomerList>('/api/customers');
  expect(body.customers[0]?.id).toBe(customer.id);
});
