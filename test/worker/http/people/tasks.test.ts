import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { ReadyJobs, TaskList, TodayAnswer } from '#contract/shop/today-answers';
import { openJob, openShop, type Client, type Shop } from '#test/kit/worker/api';
import { garage } from '#test/kit/garage';
import { moment } from '#test/kit/rules';

let shop: Shop;

beforeEach(async () => {
  // A test lists the tasks of the whole shop, so that those of the test before are out of its way.
  await env.DB.batch([
    env.DB.prepare('delete from staff_duty'),
    env.DB.prepare("update task set state = 'dropped'"),
    env.DB.prepare('update job set is_closed = 2'),
  ]);
  shop = await openShop('2026-03-02', { flows: [garage] });
});

const duty = (person: string, ...keys: readonly string[]) =>
  shop.owner.send({ method: 'PUT', path: `/api/staff/stf_${person}/duties`, body: { duties: keys } });

const open = async (title: string, at: string, more: readonly object[] = []): Promise<JobDetail> => {
  const { job } = await openJob(shop, {
    flow: 'garage',
    title,
    ownerId: 'stf_owner',
    contractTotalMinor: 90_000,
  });
  const facts = [{ key: 'visit.at', value: moment(at, '10:00') }, ...more];
  return (await shop.owner.post(`/api/jobs/${job.id}/facts`, { facts })).body;
};
const listOf = async (client: Client, query = '') => (await client.get<TaskList>(`/api/tasks${query}`)).body;
const named = ({ tasks }: TaskList) => tasks.map(({ key, jobTitle }) => `${key} ${jobTitle}`);
const withMechanic = [{ key: 'mechanic', value: 'stf_finance' }];

describe('the tasks of a person', () => {
  test('are the own ones and those to take of the own duties, the earliest due first, with whom to call', async () => {
    await duty('staff', 'desk');
    await open('Later', '2026-03-12', withMechanic);
    await open('Sooner', '2026-03-05', withMechanic);
    expect(named(await listOf(shop.staff))).toEqual([
      'take/book Later',
      'take/book Sooner',
      'call Sooner',
      'call Later',
    ]);
    expect(named(await listOf(shop.finance))).toEqual(['look Sooner', 'look Later']);
    expect(named(await listOf(shop.manager, '?who=stf_finance'))).toEqual(['look Sooner', 'look Later']);
    const call = (await listOf(shop.staff)).tasks.find(({ key }) => key === 'call');
    expect(call).toMatchObject({
      customerPhone: '13800138000',
      duty: 'desk',
      assigneeId: null,
      isUnkept: false,
      dueAt: moment('2026-03-04', '17:30'),
      asks: { list: 'calls', preset: { purpose: 'visit' } },
      isLate: false,
    });
  });

  test('have what is of a duty that nobody keeps, with a hint; once somebody keeps it, only the keeper has it', async () => {
    await open('Car', '2026-03-05');
    const before = await listOf(shop.staff);
    // Whoever edits the job first has taken it: the owner did.
    expect(named(before)).toEqual(['call Car']);
    expect(before.tasks.map(({ isUnkept }) => isUnkept)).toEqual([true]);
    await duty('finance', 'desk');
    expect(named(await listOf(shop.staff))).toEqual([]);
    expect(named(await listOf(shop.finance))).toEqual(['call Car']);
  });

  test('move from all keepers to the one who takes them', async () => {
    await duty('staff', 'desk');
    await duty('finance', 'desk');
    const detail = await open('Car', '2026-03-05');
    const call = detail.tasks.find(({ key }) => key === 'call');
    await shop.staff.post(`/api/jobs/${detail.job.id}/tasks`, { taskId: call?.id, assigneeId: 'stf_staff' });
    // It was the first edit of the job too, which takes its stage.
    expect(named(await listOf(shop.finance))).toEqual([]);
    expect(named(await listOf(shop.staff))).toEqual(['call Car']);
    expect(named(await listOf(shop.viewer, '?who=duty:desk'))).toEqual(['call Car']);
  });

  test('of closed and of withdrawn jobs are left out, but for what comes after closing', async () => {
    const { job } = await open('Closed', '2026-03-05', withMechanic);
    await shop.owner.post(`/api/jobs/${job.id}/stage`, { to: 'done', override: { reason: 'Test' } });
    expect(named(await listOf(shop.owner, '?who=all'))).toEqual(['thank Closed']);
    const thank = (await listOf(shop.owner, '?who=all')).tasks[0];
    const done = await shop.staff.post(`/api/jobs/${job.id}/tasks`, { taskId: thank?.id, state: 'done' });
    expect([done.status, named(await listOf(shop.owner, '?who=all'))]).toEqual([200, []]);
    const operation = 'ges_01J8ZQ4T5V0000000000000009';
    const gone = await shop.owner.send<JobDetail>({
      method: 'POST',
      path: '/api/jobs',
      body: { flow: 'garage', title: 'Withdrawn', customer: { name: 'Li' } },
      headers: { 'operation-id': operation },
    });
    expect([gone.status, named(await listOf(shop.owner, '?who=all'))]).toEqual([
      201,
      ['take/book Withdrawn'],
    ]);
    const undone = await shop.owner.post('/api/undo', { way: 'undo', gestureId: operation });
    expect([undone.status, named(await listOf(shop.owner, '?who=all'))]).toEqual([200, []]);
    const redone = await shop.owner.post('/api/undo', { way: 'redo', gestureId: operation });
    expect([redone.status, named(await listOf(shop.owner, '?who=all'))]).toEqual([
      200,
      ['take/book Withdrawn'],
    ]);
  });

  test('end at a day, and come by pages without a gap', async () => {
    await duty('staff', 'desk');
    for (let day = 10; day < 28; day += 1) await open(`Job ${day}`, `2026-03-${day}`, withMechanic);
    expect(named(await listOf(shop.finance, '?until=2026-03-11'))).toEqual(['look Job 10', 'look Job 11']);
    const first = await listOf(shop.owner, '?who=all');
    expect([first.tasks.length, first.nextCursor === null]).toEqual([16, false]);
    const ids = new Set(first.tasks.map(({ id }) => id));
    let { nextCursor } = first;
    for (let page = 0; nextCursor !== null && page < 9; page += 1) {
      const next = await listOf(shop.owner, `?who=all&cursor=${encodeURIComponent(nextCursor)}`);
      for (const { id } of next.tasks) ids.add(id);
      ({ nextCursor } = next);
    }
    expect([ids.size, nextCursor]).toEqual([54, null]);
  });

  test('are refused for a duty of no trade, a day that is none and a cursor of another kind', async () => {
    const statusOf = async (query: string) => (await shop.staff.get<Problem>(`/api/tasks${query}`)).status;
    expect(await statusOf('?who=duty:cook')).toBe(422);
    expect(await statusOf('?until=2026-02-30')).toBe(422);
    expect(await statusOf('?cursor=abc')).toBe(422);
    expect(await statusOf('?whose=me')).toBe(422);
    expect((await shop.stranger.get('/api/tasks')).status).toBe(401);
  });
});

test('today has the tasks of a week and the money due in it, and says what is late', async () => {
  await open('Soon', '2026-03-06', withMechanic);
  await open('Far', '2026-03-20', withMechanic);
  shop.clock.to('2026-03-05', '18:00');
  const { body } = await shop.owner.get<TodayAnswer>('/api/today?who=all');
  expect(body.today).toBe('2026-03-05');
  const [tasks, money] = body.sections;
  if (tasks?.kind !== 'tasks' || money?.kind !== 'milestones') throw new Error('two sections');
  expect(tasks.items.map(({ key, jobTitle, isLate }) => [key, jobTitle, isLate])).toEqual([
    ['call', 'Soon', true],
    ['look', 'Soon', false],
  ]);
  expect(
    money.items.map(({ jobTitle, dueOn, milestone }) => [jobTitle, dueOn, milestone.amountMinor]),
  ).toEqual([['Soon', '2026-03-06', 90_000]]);
  const ofStaff = (await shop.staff.get<TodayAnswer>('/api/today')).body.sections[1];
  expect(ofStaff?.items).toEqual([]);
  expect((await shop.owner.get<TodayAnswer>('/api/today')).body.sections[1]?.items).toHaveLength(1);
});

const readyOf = async (client: Client, query = '') =>
  (await client.get<ReadyJobs>(`/api/today/ready${query}`)).body.jobs;

test('the jobs whose stage needs nothing more are of the one in charge, and none of the last stage', async () => {
  const { job } = await open('Ready', '2026-03-20', withMechanic);
  const { job: full } = await open('Waiting', '2026-03-20', withMechanic);
  await env.DB.prepare('update job set missing_count = 0 where id = ?').bind(job.id).run();
  await env.DB.prepare('update job set missing_count = 2 where id = ?').bind(full.id).run();
  const { stage } = job;
  expect((await readyOf(shop.owner)).map((ready) => [ready.jobTitle, ready.stage])).toEqual([
    ['Ready', stage],
  ]);
  expect(await readyOf(shop.staff)).toEqual([]);
  expect(await readyOf(shop.staff, '?who=all')).toHaveLength(1);
  expect(await readyOf(shop.owner, '?who=duty:desk')).toEqual([]);
  expect((await shop.owner.get('/api/today/ready?who=duty:nothing')).status).toBe(422);
  const last = garage.stages.at(-1)?.key;
  await env.DB.prepare('update job set stage = ? where id = ?').bind(last, job.id).run();
  expect(await readyOf(shop.owner)).toEqual([]);
});

const isMeta = (input: unknown): input is { readonly meta: { readonly rows_read: number } } =>
  typeof input === 'object' && input !== null && 'meta' in input;

test('reads at most 300 rows, however many jobs there are', async () => {
  await duty('staff', 'desk', 'wash');
  const { job } = await open('Car', '2026-03-05', withMechanic);
  // As many tasks of others, of the own duties and of the person as a shop of many years has.
  await env.DB.prepare(
    `insert into task (id, job_id, key, assignee_id, duty, due_on, is_provisional, state, is_shown)
     with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
     select 'tsk_x' || i, ?, 'x' || i, iif(i % 4 = 0, null, iif(i % 4 = 1, 'stf_staff', 'stf_' || i)),
       iif(i % 4 = 0, iif(i % 8 = 0, 'desk', 'wash'), null), date('2026-01-01', (i % 700) || ' days'), 0,
       iif(i % 3 = 0, 'done', 'open'), 1 from n`,
  )
    .bind(job.id)
    .run();
  let read = 0;
  shop.watch.after = (_, input) => {
    for (const each of [input].flat()) if (isMeta(each)) read += each.meta.rows_read;
  };
  const rowsOf = async (path: string): Promise<number> => {
    read = 0;
    expect((await shop.staff.get(path)).status).toBe(200);
    return read;
  };
  for (const query of [
    '',
    '?who=all',
    '?who=duty:desk',
    '?until=2026-03-09',
    '?who=all&cursor=2026-09-01%20999999999999999~tsk_x9',
  ])
    expect([query, await rowsOf(`/api/tasks${query}`)]).toEqual([
      query,
      expect.toSatisfy((rows: number) => rows <= 300),
    ]);
  expect(await rowsOf('/api/today')).toBeLessThanOrEqual(300);
  for (let copy = 0; copy < 100; copy += 1) await openJob(shop, { flow: 'garage', ownerId: 'stf_staff' });
  await env.DB.prepare('update job set missing_count = 1 where is_closed = 0').run();
  expect(await rowsOf('/api/today/ready')).toBeLessThanOrEqual(300);
  await env.DB.prepare("delete from task where id like 'tsk_x%'").run();
});
