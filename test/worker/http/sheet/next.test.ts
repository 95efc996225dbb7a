import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { JobDetail, JobRow } from '#contract/jobs/job-answers';
import { readSheetPage } from '#contract/sheet/row-values';
import type { SheetPage } from '#contract/sheet/rows';
import type { DueCounts } from '#contract/sheet/sheet';
import { businessDate, instantAt, type ClockTime } from '#domain/time/day';
import { openJob, openShop, type Shop } from '#test/kit/worker/api';
import { openAppointments, openDiaryShop } from '#test/kit/worker/appointments-shop';

const atClock = (on: string, clock: ClockTime) => instantAt(businessDate(on), clock, 'Asia/Shanghai');

let shop: Shop;
let job: JobRow;

beforeEach(async () => {
  shop = await openShop('2026-03-02');
  ({ job } = await openJob(shop, { flow: 'wedding', title: 'Li and Chen' }));
});

const write = async (path: string, body: object): Promise<JobDetail> => {
  shop.clock.now = instantAt(businessDate('2026-03-02'), '13:00', 'Asia/Shanghai');
  const { status, body: detail } = await shop.owner.post(`/api/jobs/${job.id}/${path}`, body);
  expect(status).toBe(200);
  return detail;
};
const agree = (on: string, clock: ClockTime) =>
  write('facts', { facts: [{ key: 'visit.at', value: atClock(on, clock) }] });
const rows = async (query = '') => {
  const { body } = await shop.owner.get<SheetPage>(`/api/sheet/rows?view=all&${query}`);
  return readSheetPage(body).jobs;
};
const next = async () => {
  const found = (await rows()).find(({ id }) => id === job.id);
  return { on: found?.nextDueOn, act: found?.next };
};

describe('what is next of a job', () => {
  test('is its open task: the row was blank while the couple was expected', async () => {
    const detail = await agree('2026-03-04', '14:00');
    const act = { is: 'task', key: 'receive-couple', at: atClock('2026-03-04', '14:00'), label: null };
    expect(detail.job).toMatchObject({ nextDueOn: '2026-03-04', next: act });
    expect(await next()).toEqual({ on: '2026-03-04', act });
  });

  test('is the money again after the task was done', async () => {
    await agree('2026-03-04', '14:00');
    const { milestones } = await write('facts', { facts: [{ key: 'visit.received', value: true }] });
    const dates = milestones.flatMap(({ state, dueOn }) => (state === 'due' ? (dueOn ?? []) : []));
    expect(await next()).toEqual({ on: dates.toSorted().at(0) ?? null, act: null });
  });

  test('follows a task that a person adds, moves, renames and finishes', async () => {
    const added = await write('tasks', { title: 'Call the florist', dueOn: '2026-03-03' });
    const taskId = added.tasks.find(({ key }) => key.startsWith('manual/'))?.id;
    const said = async () => {
      const { on, act } = await next();
      return [on, act?.label?.en];
    };
    expect(await said()).toEqual(['2026-03-03', 'Call the florist']);
    await write('tasks', { taskId, title: 'Write to the florist', dueOn: '2026-03-01' });
    expect(await said()).toEqual(['2026-03-01', 'Write to the florist']);
    await write('tasks', { taskId, state: 'done' });
    expect((await next()).act).toBeNull();
  });

  test('survives an edit that keeps the plan', async () => {
    await agree('2026-03-04', '14:00');
    const before = await next();
    const edited = await shop.owner.post<{ readonly jobs: readonly JobRow[] }>('/api/edits', {
      edits: [{ jobId: job.id, baseVersion: 2, title: 'Chen and Li' }],
    });
    expect(edited.body.jobs[0]).toMatchObject({ title: 'Chen and Li', next: before.act });
    expect(await next()).toEqual(before);
  });

  test('orders, filters and counts the list', async () => {
    const { job: other } = await openJob(shop, { flow: 'wedding', title: 'Wang and Zhao' });
    const late = async () => (await shop.owner.get<DueCounts>('/api/sheet/due-counts')).body.overdue;
    const lateBefore = await late();
    await agree('2026-03-01', '14:00');
    const own = new Set([job.id, other.id]);
    const ids = async (query: string) => (await rows(query)).flatMap(({ id }) => (own.has(id) ? [id] : []));
    expect(await ids('sort=nextDue')).toEqual([job.id, other.id]);
    expect(await ids('due=overdue')).toEqual([job.id]);
    expect(await ids('where=nextDue:on:past')).toEqual([job.id]);
    expect((await late()) - lateBefore).toBe(1);
  });

  test('is of its moment in the sheet of the past', async () => {
    await agree('2026-03-04', '14:00');
    const then = shop.clock.now;
    shop.clock.now = atClock('2026-03-04', '18:00');
    await shop.owner.post(`/api/jobs/${job.id}/facts`, { facts: [{ key: 'visit.received', value: true }] });
    const past = async (asOf: number) => (await rows(`asOf=${asOf}`)).find(({ id }) => id === job.id)?.next;
    expect(await past(then)).toMatchObject({ key: 'receive-couple' });
    expect(await past(shop.clock.now)).toBeNull();
  });

  test('is put into the rows of an older database', async () => {
    await agree('2026-03-04', '14:00');
    await write('tasks', { title: 'Late', dueOn: '2026-03-09' });
    const { job: other } = await openJob(shop, { flow: 'wedding', title: 'Wang and Zhao' });
    const counts = async () => (await env.DB.prepare('select * from job_due_count order by 1').all()).results;
    const [before, countsBefore] = [await rows('sort=number'), await counts()];
    await env.DB.prepare(
      'update job set next_due_on = null, next_json = null where next_json is not null',
    ).run();
    const statement = env.TEST_MIGRATIONS.flatMap(({ name, queries }) =>
      name.includes('next_thing') ? queries : [],
    ).at(-1);
    await env.DB.prepare(statement ?? '').run();
    expect(await rows('sort=number')).toEqual(before);
    const actOf = (id: string) => before.find((row) => row.id === id)?.next?.key;
    expect([job.id, other.id].map(actOf)).toEqual(['receive-couple', undefined]);
    expect(await counts()).toEqual(countsBefore);
  });
});

test('what is next is an appointment until its result is stated, its time is cleared or its job is closed', async () => {
  shop = await openDiaryShop();
  const at = atClock('2026-03-04', '14:00');
  const opened = async () => (await openAppointments(shop, { 'trial.at': at })).job;
  const [held, cleared, closed] = [await opened(), await opened(), await opened()];
  const nextOf = async ({ id }: JobRow) => (await rows()).find((row) => row.id === id)?.next;
  expect(held.nextDueOn).toBe('2026-03-04');
  expect(await nextOf(held)).toEqual({ is: 'appointment', key: 'trial', at, label: null });
  shop.clock.now = atClock('2026-03-05', '10:00');
  expect(await nextOf(held)).toMatchObject({ key: 'trial' });
  const state = ({ id }: JobRow, facts: Readonly<Record<string, unknown>>) =>
    shop.owner.post(`/api/jobs/${id}/facts`, {
      facts: Object.entries(facts).map(([key, value]) => ({ key, value })),
    });
  expect((await state(held, { 'trial.result': 'good' })).status).toBe(200);
  expect((await state(cleared, { 'trial.at': null })).status).toBe(200);
  const moved = await shop.owner.post(`/api/jobs/${closed.id}/stage`, {
    to: 'done',
    override: { reason: 'the couple went elsewhere' },
  });
  expect(moved.status).toBe(200);
  expect(await Promise.all([held, cleared, closed].map(nextOf))).toEqual([null, null, null]);
});
