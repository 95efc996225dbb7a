import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { Me, Problem } from '#contract/jobs/job-answers';
import type { ShopHistory } from '#contract/shop/settings';
import type { StaffList, StaffView, StaffWork } from '#contract/shop/staff';
import { openJob, openShop } from '#test/kit/worker/api';

const shop = await openShop();

let added = 0;
/** A new colleague with a session. */
const colleague = async (role: string): Promise<string> => {
  added += 1;
  const id = `stf_new${added}`;
  const now = Date.UTC(2026, 0, 1);
  await env.DB.batch([
    env.DB.prepare(
      `insert into staff (id, name, email, email_verified, role, locale, created_at, updated_at) values (?, ?, ?, 1, ?, 'en', ?, ?)`,
    ).bind(id, `New ${added}`, `${id}@shop.test`, role, now, now),
    env.DB.prepare(
      `insert into session (id, token, user_id, expires_at, created_at, updated_at) values (?, ?, ?, ?, ?, ?)`,
    ).bind(`ses_${id}`, `token-${id}`, id, Date.UTC(2199, 0, 1), now, now),
  ]);
  return id;
};

const person = async (id: string): Promise<StaffView | undefined> =>
  (await shop.owner.get<StaffList>('/api/staff')).body.staff.find((member) => member.id === id);

const sessions = async (id: string): Promise<number> =>
  (await env.DB.prepare('select count(*) as n from session where user_id = ?').bind(id).first<number>('n')) ??
  0;

const history = async () => (await shop.owner.get<ShopHistory>('/api/settings/history')).body.entries;

test('the role of a colleague is changed on its base version, and it is in history', async () => {
  const id = await colleague('staff');
  const changed = await shop.owner.patch<StaffList>(`/api/staff/${id}`, { baseVersion: 1, role: 'finance' });
  expect(changed.body.staff.find((member) => member.id === id)).toMatchObject({
    role: 'finance',
    version: 2,
  });
  const [entry] = await history();
  expect(entry).toMatchObject({
    actor: 'stf_owner',
    action: 'save-staff',
    subject: id,
    before: { role: 'staff' },
    after: { role: 'finance' },
  });
  const stale = await shop.owner.refused(`/api/staff/${id}`, { baseVersion: 1, role: 'viewer' }, 'PATCH');
  expect([stale.status, stale.body.code, stale.body.current]).toMatchObject([
    409,
    'stale',
    { role: 'finance', version: 2 },
  ]);
  expect((await person(id))?.role).toBe('finance');
});

test('history cannot be rewritten', async () => {
  await shop.owner.patch('/api/me', { name: 'Mei' });
  await expect(env.DB.prepare(`update shop_history set actor = 'x'`).run()).rejects.toThrow(/APPEND_ONLY/);
  await expect(env.DB.prepare('delete from shop_history').run()).rejects.toThrow(/APPEND_ONLY/);
});

test('the last owner keeps the role and stays; with a second owner both may go', async () => {
  const base = async () => (await person('stf_owner'))?.version ?? 0;
  const demote = async () =>
    shop.owner.refused('/api/staff/stf_owner', { baseVersion: await base(), role: 'manager' }, 'PATCH');
  const leave = async () =>
    shop.owner.refused('/api/staff/stf_owner/deactivate', { baseVersion: await base(), hand: [] });
  expect((await demote()).body).toMatchObject({ status: 409, code: 'last-owner' });
  expect((await leave()).body).toMatchObject({ status: 409, code: 'last-owner' });
  expect((await leave()).body.detail).toContain('Make somebody else an owner first');
  const second = await colleague('owner');
  expect((await demote()).status).toBe(200);
  expect((await person('stf_owner'))?.role).toBe('manager');
  await env.DB.prepare(`update staff set role = 'owner' where id = 'stf_owner'`).run();
  expect(
    (await shop.owner.refused(`/api/staff/${second}/deactivate`, { baseVersion: 1, hand: [] })).status,
  ).toBe(200);
});

test('two owners who give up the role at once leave one of them', async () => {
  const second = await colleague('owner');
  const first = await person('stf_owner');
  const answers = await Promise.all([
    shop.owner.refused('/api/staff/stf_owner', { baseVersion: first?.version, role: 'manager' }, 'PATCH'),
    shop.owner.refused(`/api/staff/${second}`, { baseVersion: 1, role: 'manager' }, 'PATCH'),
  ]);
  const owners = await env.DB.prepare(
    `select count(*) as n from staff where role = 'owner' and is_active = 1`,
  ).first<number>('n');
  expect(answers.some(({ status }) => status === 200)).toBe(true);
  expect(owners).toBe(1);
  await env.DB.prepare(`update staff set role = 'owner' where id = 'stf_owner'`).run();
  await env.DB.prepare(`update staff set role = 'staff' where id = ?`).bind(second).run();
});

test('who leaves hands jobs and tasks to others in the same gesture, and is signed out at once', async () => {
  const id = await colleague('staff');
  const heir = await colleague('staff');
  const owned = await openJob(shop, { ownerId: id });
  const helped = await openJob(shop, { ownerId: 'stf_manager' });
  await shop.owner.post(`/api/jobs/${helped.job.id}/tasks`, { title: 'Ring the tiler', assigneeId: id });
  const { body: work } = await shop.owner.get<StaffWork>(`/api/staff/${id}/work`);
  expect(work.jobs).toMatchObject([
    { id: owned.job.id, isInCharge: true },
    { id: helped.job.id, isInCharge: false, tasks: [{ en: 'Ring the tiler' }] },
  ]);
  const end = (hand: object) => shop.owner.refused(`/api/staff/${id}/deactivate`, { baseVersion: 1, hand });
  const left = await end([{ jobId: owned.job.id, to: heir }]);
  expect([left.status, left.body.code]).toEqual([409, 'work-left']);
  expect(left.body.detail).toContain(`J-${helped.job.number}`);
  expect((await shop.owner.get(`/api/jobs/${owned.job.id}`)).body.job.ownerId).toBe(id);
  const nobody = await end([{ jobId: owned.job.id, to: 'stf_nobody' }]);
  expect(nobody.body).toMatchObject({ status: 422, fields: [{ path: 'hand.0.to' }] });
  const done = await end([
    { jobId: owned.job.id, to: heir },
    { jobId: helped.job.id, to: heir },
  ]);
  expect(done.status).toBe(200);
  expect((await person(id))?.isActive).toBe(false);
  expect(await sessions(id)).toBe(0);
  const after = (await shop.owner.get(`/api/jobs/${helped.job.id}`)).body;
  expect((await shop.owner.get(`/api/jobs/${owned.job.id}`)).body.job.ownerId).toBe(heir);
  expect(after.job.ownerId).toBe('stf_manager');
  expect(after.tasks.find(({ label }) => label.en === 'Ring the tiler')?.assigneeId).toBe(heir);
  const again = await shop.owner.refused(`/api/staff/${id}`, { baseVersion: 2, role: 'manager' }, 'PATCH');
  expect(again.body).toMatchObject({ status: 409, code: 'not-active' });
});

test('sessions end where the owner ends them, and everybody ends their own', async () => {
  const id = await colleague('staff');
  expect((await shop.owner.post<{ ended: number }>(`/api/staff/${id}/end-sessions`, {})).body.ended).toBe(1);
  expect(await sessions(id)).toBe(0);
  const foreign = await shop.manager.refused('/api/staff/stf_staff/end-sessions', {});
  expect(foreign.body.code).toBe('not-allowed');
});

test('leave is entered by oneself or a manager, is seen where people are picked, and moves no plan', async () => {
  const { job } = await openJob(shop, { ownerId: 'stf_staff' });
  const before = (await shop.owner.get(`/api/jobs/${job.id}`)).body;
  const away = { from: '2026-03-09', to: '2026-03-13', note: 'Wedding of my sister' };
  expect((await shop.staff.post('/api/staff/stf_staff/leaves', away)).status).toBe(200);
  // Sent twice, it is entered once.
  const { body } = await shop.manager.post<StaffList>('/api/staff/stf_staff/leaves', away);
  const leaves = body.staff.find(({ id }) => id === 'stf_staff')?.leaves ?? [];
  expect(leaves).toMatchObject([away]);
  const me = (await shop.viewer.get<Me>('/api/me')).body;
  expect(me.staff.find(({ id }) => id === 'stf_staff')?.away).toEqual([{ from: away.from, to: away.to }]);
  expect((await shop.owner.get(`/api/jobs/${job.id}`)).body).toEqual(before);
  const foreign = await shop.staff.refused('/api/staff/stf_finance/leaves', away);
  expect(foreign.body.code).toBe('not-allowed');
  const wrong = await shop.staff.refused('/api/staff/stf_staff/leaves', { ...away, to: '2026-03-01' });
  expect(wrong.body).toMatchObject({ status: 422, fields: [{ path: 'to' }] });
  const removal = { leaveId: leaves[0]?.id, isRemoved: true };
  expect((await shop.staff.post('/api/staff/stf_staff/leaves', removal)).status).toBe(200);
  expect((await shop.staff.refused('/api/staff/stf_staff/leaves', removal)).body.code).toBe('not-found');
});

test('addresses, last visits and invitations are for the owner; names and leave for everybody', async () => {
  await shop.owner.post('/api/invites', {
    email: 'seen@shop.test',
    name: 'S',
    role: 'viewer',
    locale: 'en',
  });
  const { body } = await shop.manager.get<StaffList>('/api/staff');
  expect(body.invites).toEqual([]);
  expect(body.staff.every(({ email, lastSeenAt }) => email === null && lastSeenAt === null)).toBe(true);
  expect((await shop.manager.get<Problem>('/api/staff/stf_staff/work')).body.code).toBe('not-allowed');
});

test('everybody changes their own name and language, and nothing else of themselves', async () => {
  expect((await shop.staff.patch('/api/me', { name: 'Lin Xiao', locale: 'zh-Hant' })).status).toBe(200);
  expect((await shop.staff.get<Me>('/api/me')).body).toMatchObject({ name: 'Lin Xiao', locale: 'zh-Hant' });
  const more = await shop.staff.refused('/api/me', { role: 'owner' }, 'PATCH');
  expect(more.body).toMatchObject({ status: 422, fields: [{ path: 'role' }] });
});

test('a session of a person who is deactivated is refused at the next call', async () => {
  expect((await shop.finance.get('/api/me')).status).toBe(200);
  const finance = await person('stf_finance');
  const work = await shop.owner.get<StaffWork>('/api/staff/stf_finance/work');
  const hand = work.body.jobs.map(({ id }) => ({ jobId: id, to: null }));
  await shop.owner.post('/api/staff/stf_finance/deactivate', { baseVersion: finance?.version, hand });
  expect((await shop.finance.get<Problem>('/api/me')).body).toMatchObject({ status: 401 });
});
