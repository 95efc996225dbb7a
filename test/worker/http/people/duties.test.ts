import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { HistoryEntry, JobDetail, Problem } from '#contract/jobs/job-answers';
import type { DutiesAnswer, DutyView } from '#contract/shop/today-answers';
import { openJob, openShop, type Client, type Shop } from '#test/kit/worker/api';
import { drainOutbox, postbox, type Postbox } from '#test/kit/worker/outbox';
import { callWith, garage } from '#test/kit/garage';
import { moment } from '#test/kit/rules';

let shop: Shop;
let box: Postbox;

beforeEach(async () => {
  await env.DB.prepare('delete from staff_duty').run();
  await drainOutbox();
  box = postbox(true);
  shop = await openShop('2026-03-02', { channel: box.channel, flows: [garage] });
});

const duties = (person: string, ...keys: readonly string[]) =>
  shop.owner.send<DutiesAnswer & Problem>({
    method: 'PUT',
    path: `/api/staff/stf_${person}/duties`,
    body: { duties: keys },
  });
const visit = { key: 'visit.at', value: moment('2026-03-05', '10:00') };
const open = async (facts: readonly object[] = [visit]): Promise<JobDetail> => {
  const { job } = await openJob(shop, { flow: 'garage', ownerId: 'stf_owner' });
  const { body } = await shop.owner.post(`/api/jobs/${job.id}/facts`, { facts });
  return body;
};
const taskOf = (detail: JobDetail, key: string) => {
  const task = detail.tasks.find((each) => each.key === key);
  if (task === undefined) throw new Error(`no task ${key}`);
  return task;
};
const read = async (id: string) => (await shop.owner.get(`/api/jobs/${id}`)).body;
const record = (client: Client, id: string, facts: object) =>
  client.post<JobDetail & Problem>(`/api/jobs/${id}/facts`, {
    facts: Object.entries(facts).map(([key, value]) => ({ key, value })),
  });
const move = (id: string, to: string) =>
  shop.owner.post(`/api/jobs/${id}/stage`, { to, override: { reason: 'Test' } });

/** To whom the notices of a job with a key went, in the order of their ids. */
const toldBy = async (jobId: string, key: string): Promise<readonly string[]> => {
  const { results } = await env.DB.prepare(
    `select notice_delivery.recipient from notice_delivery join notice on notice.id = notice_id
     where job_id = ? and key = ? order by 1`,
  )
    .bind(jobId, key)
    .all<{ recipient: string }>();
  return results.map(({ recipient }) => recipient);
};

describe('duties of staff', () => {
  test('are saved and taken by those who lead the shop, and the log tells who did it', async () => {
    const saved = await duties('staff', 'wash', 'desk', 'desk');
    expect([saved.status, saved.body.duties]).toEqual([200, ['desk', 'wash']]);
    const taken = await shop.manager.send<DutiesAnswer>({
      method: 'PUT',
      path: '/api/staff/stf_staff/duties',
      body: { duties: ['desk'] },
    });
    expect(taken.body.log).toMatchObject([
      { actor: 'stf_owner', before: [], after: ['desk', 'wash'] },
      { actor: 'stf_manager', before: ['desk', 'wash'], after: ['desk'] },
    ]);
    const { body } = await shop.staff.get<{ duties: DutyView[] }>('/api/duties');
    expect(body.duties.find(({ key }) => key === 'desk')).toMatchObject({
      flows: ['garage'],
      keepers: [{ id: 'stf_staff' }],
    });
  });

  test('are refused to others, for nobody, and where no trade has the duty; nothing is written', async () => {
    for (const client of [shop.staff, shop.finance, shop.viewer]) {
      const { status } = await client.send({
        method: 'PUT',
        path: '/api/staff/stf_staff/duties',
        body: { duties: ['desk'] },
      });
      expect(status).toBe(403);
    }
    const unknown = await duties('staff', 'desk', 'cook');
    expect([unknown.status, unknown.body.code, unknown.body.fields?.[0]?.path]).toEqual([
      422,
      'unknown-duty',
      'duties.1',
    ]);
    expect((await duties('nobody', 'desk')).status).toBe(404);
    expect((await shop.owner.get<DutiesAnswer>('/api/staff/stf_staff/duties')).body.duties).toEqual([]);
  });

  test('have a log that nobody changes', async () => {
    await duties('staff', 'desk');
    await expect(env.DB.prepare('delete from staff_duty_log').run()).rejects.toThrow('append-only');
    await expect(env.DB.prepare("update staff_duty_log set actor = 'x'").run()).rejects.toThrow(
      'append-only',
    );
  });
});

describe('an item that is the act of a duty', () => {
  test('is everybody’s while nobody keeps the duty, and then its keepers’ by every door', async () => {
    const { job } = await open();
    expect((await record(shop.staff, job.id, { 'price.checked': true })).status).toBe(200);
    expect((await record(shop.staff, job.id, { 'price.checked': false })).status).toBe(200);
    await duties('finance', 'parts');
    const refused = await record(shop.staff, job.id, { 'price.checked': true });
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      403,
      'not-yours',
      'Price checked is filled in by: Parts. Ask them, or a manager.',
    ]);
    const { version } = (await read(job.id)).job;
    const facts = { 'price.checked': true };
    const patched = await shop.staff.patch(`/api/jobs/${job.id}`, { baseVersion: version, facts });
    const edits = await shop.staff.post<{ results: { status: number }[] }>('/api/edits', {
      edits: [{ jobId: job.id, baseVersion: version, facts }],
    });
    expect([patched.status, edits.body.results[0]?.status]).toEqual([403, 403]);
    expect((await record(shop.finance, job.id, facts)).status).toBe(200);
    // Undo is a door too: it writes the value back.
    const cleared = await shop.finance.send<JobDetail>({
      method: 'POST',
      path: `/api/jobs/${job.id}/facts`,
      body: { facts: [{ key: 'price.checked', value: false }] },
      headers: { 'operation-id': 'ges_01J8ZQ4T5V0000000000000001' },
    });
    expect(cleared.status).toBe(200);
    await duties('finance');
    await duties('staff', 'parts');
    const undone = await shop.finance.post<{ results: { ok: boolean }[] }>('/api/undo', {
      way: 'undo',
      gestureId: 'ges_01J8ZQ4T5V0000000000000001',
    });
    expect(undone.body.results?.[0]?.ok ?? false).toBe(false);
    expect((await read(job.id)).facts.find(({ key }) => key === 'price.checked')?.value ?? null).toBeNull();
  });

  test('is passed by those who lead the shop, and the history says so', async () => {
    await duties('staff', 'parts');
    const { job } = await open();
    await record(shop.manager, job.id, { 'price.checked': true });
    await record(shop.staff, job.id, { 'price.checked': false });
    const { body } = await shop.owner.get<{ entries: HistoryEntry[] }>(`/api/jobs/${job.id}/history`);
    const changes = body.entries
      .flatMap((entry) => entry.changes.map((change) => ({ ...change, actor: entry.actor })))
      .filter(({ path }) => path === 'fact:price.checked')
      .map(({ actor, isPassed }) => [actor, isPassed]);
    expect(changes).toEqual([
      ['stf_staff', undefined],
      ['stf_manager', true],
    ]);
  });

  test('a field of people takes only who keeps its duty, and anybody while nobody does', async () => {
    const { job } = await open();
    expect((await record(shop.owner, job.id, { mechanic: 'stf_viewer' })).status).toBe(200);
    await duties('staff', 'mechanics');
    const refused = await record(shop.owner, job.id, { mechanic: 'stf_finance' });
    expect([refused.status, refused.body.code]).toEqual([422, 'wrong-value']);
    expect((await record(shop.owner, job.id, { mechanic: 'stf_staff' })).status).toBe(200);
  });
});

describe('a job that is handed over', () => {
  test('tells the duty’s keepers, is taken by one of them, and says who holds it', async () => {
    await duties('staff', 'desk');
    const detail = await open();
    const { id } = detail.job;
    expect(detail.holder).toEqual({ duty: 'desk', staffId: null });
    await shop.tick();
    expect(await toldBy(id, 'handed-over')).toEqual(['stf_staff']);
    const taken = await shop.staff.post(`/api/jobs/${id}/tasks`, {
      taskId: taskOf(detail, 'take/book').id,
      assigneeId: 'stf_staff',
    });
    expect([taken.status, taken.body.holder]).toEqual([200, { duty: 'desk', staffId: 'stf_staff' }]);
    expect(taskOf(taken.body, 'take/book').state).toBe('done');
  });

  test('is taken by the holder’s first edit, in a cell too, and by nobody else’s', async () => {
    await duties('staff', 'desk');
    const { job } = await open();
    await shop.finance.patch(`/api/jobs/${job.id}`, { baseVersion: job.version, title: 'By finance' });
    expect((await read(job.id)).holder).toEqual({ duty: 'desk', staffId: null });
    const { version } = (await read(job.id)).job;
    await shop.staff.post('/api/edits', { edits: [{ jobId: job.id, baseVersion: version, title: 'Mine' }] });
    const after = await read(job.id);
    expect([after.job.title, after.holder]).toEqual(['Mine', { duty: 'desk', staffId: 'stf_staff' }]);
  });

  test('goes to the next holder with the stage, and back again', async () => {
    await duties('staff', 'desk');
    const { job } = await open([visit, { key: 'mechanic', value: 'stf_finance' }]);
    shop.clock.to('2026-03-03');
    const quoted = await move(job.id, 'quote');
    expect(quoted.body.holder).toEqual({ duty: null, staffId: 'stf_finance' });
    expect(taskOf(quoted.body, 'take/quote')).toMatchObject({ state: 'open', assigneeId: 'stf_finance' });
    shop.clock.to('2026-03-04');
    const back = await move(job.id, 'book');
    expect(back.body.holder).toEqual({ duty: 'desk', staffId: null });
    expect(taskOf(back.body, 'take/book').state).toBe('open');
  });
});

describe('a task of a duty', () => {
  const take = (client: Client, detail: JobDetail, assigneeId: string | null) =>
    client.post<JobDetail & Problem>(`/api/jobs/${detail.job.id}/tasks`, {
      taskId: taskOf(detail, 'call').id,
      assigneeId,
    });

  test('is taken by a keeper, saved back, and saved to another keeper by a manager only', async () => {
    await duties('staff', 'desk');
    await duties('finance', 'desk');
    const detail = await open();
    expect((await take(shop.staff, detail, 'stf_staff')).status).toBe(200);
    const stolen = await take(shop.finance, detail, 'stf_finance');
    expect([stolen.status, stolen.body.code]).toEqual([403, 'not-of-duty']);
    expect((await take(shop.finance, detail, null)).status).toBe(403);
    expect((await take(shop.manager, detail, 'stf_finance')).status).toBe(200);
    expect((await take(shop.manager, detail, 'stf_viewer')).body.code).toBe('not-of-duty');
    const free = await take(shop.finance, detail, null);
    expect([free.status, taskOf(free.body, 'call').assigneeId]).toEqual([200, null]);
  });

  test('with a result is ticked by nobody, and closed by the entry that says it', async () => {
    const detail = await open();
    const { id } = detail.job;
    const tick = { taskId: taskOf(detail, 'call').id, state: 'done' };
    for (const client of [shop.staff, shop.manager, shop.owner]) {
      const { status, body } = await client.refused(`/api/jobs/${id}/tasks`, tick);
      expect([status, body.code]).toEqual([409, 'task-needs-result']);
    }
    await record(shop.staff, id, callWith(1, 'no-answer'));
    expect(taskOf(await read(id), 'call').state).toBe('open');
    await record(shop.staff, id, callWith(2, 'reached'));
    expect(taskOf(await read(id), 'call').state).toBe('done');
  });

  test('climbs to those whom its plan names, and its miss stays in the row', async () => {
    await duties('staff', 'desk');
    const { job } = await open();
    shop.clock.to('2026-03-04', '18:31');
    await shop.tick();
    const late = () => toldBy(job.id, 'task-late');
    expect((await late()).filter((person) => person === 'stf_staff')).toHaveLength(1);
    const before = (await late()).length;
    shop.clock.to('2026-03-04', '20:31');
    await shop.tick();
    expect((await late()).length).toBeGreaterThan(before);
    expect(await late()).toContain('stf_manager');
    await record(shop.staff, job.id, callWith(1, 'reached'));
    expect(taskOf(await read(job.id), 'call')).toMatchObject({
      state: 'done',
      missedAt: moment('2026-03-04', '17:30'),
    });
  });
});

test('a task for the couple is added by hand with a person and a day, and is in the list of whoever is in charge', async () => {
  const { job } = await open();
  const { status, body } = await shop.staff.post(`/api/jobs/${job.id}/tasks`, {
    title: 'Guest list and seating',
    party: 'The couple',
    dueOn: '2026-03-04',
  });
  const added = body.tasks.find(({ party }) => party === 'The couple');
  expect([status, added?.assigneeId, added?.dueOn]).toEqual([200, 'stf_owner', '2026-03-04']);
  const nameless = await shop.staff.refused(`/api/jobs/${job.id}/tasks`, { party: 'The couple' });
  expect([nameless.status, nameless.body.fields?.[0]?.path]).toEqual([422, 'title']);
});
