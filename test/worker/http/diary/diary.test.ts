import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diary } from '#contract/diary/diary';
import { moment } from '#test/kit/rules';
import type { Shop } from '#test/kit/worker/api';
import { openAppointments, openDiaryShop } from '#test/kit/worker/appointments-shop';

let shop: Shop;

beforeAll(async () => {
  shop = await openDiaryShop();
});

const diary = (query: string, by: 'staff' | 'owner' | 'viewer' = 'staff') =>
  shop[by].get<Diary>(`/api/appointments?${query}`);
const titles = ({ appointments }: Diary) => appointments.map(({ title, label }) => `${title} ${label.en}`);

describe('the diary', () => {
  test('shows the appointments of some days, who is there, where, and who is at two places', async () => {
    const first = await openAppointments(
      shop,
      { surveyor: 'stf_staff', designer: 'stf_manager', 'survey.at': moment('2026-03-10', '10:00') },
      'One',
    );
    await openAppointments(
      shop,
      { surveyor: 'stf_staff', 'survey.at': moment('2026-03-10', '11:00'), 'survey.place': 'Gate 3' },
      'Two',
    );
    await openAppointments(
      shop,
      { mechanic: 'stf_staff', 'repair.at': moment('2026-03-17', '09:00') },
      'Late',
    );
    const { body } = await diary('from=2026-03-09&to=2026-03-15');
    expect(titles(body)).toEqual(['One Survey', 'Two Survey']);
    expect(body.appointments[0]).toMatchObject({
      jobId: first.job.id,
      jobNumber: first.job.number,
      customerName: '王小明',
      key: 'survey',
      startsAt: moment('2026-03-10', '10:00'),
      endsAt: moment('2026-03-10', '11:30'),
      place: 'Lane 12, flat 3',
      isInShop: false,
      isClash: true,
      people: [
        { id: 'stf_manager', name: 'The manager' },
        { id: 'stf_staff', name: 'The staff' },
      ],
    });
    expect(body.appointments[1]).toMatchObject({ place: 'Gate 3', isClash: true });
    expect(body.allDay.filter(({ kind }) => kind === 'key-date').map(({ title, on }) => [title, on])).toEqual(
      [
        ['One', '2026-03-10'],
        ['Two', '2026-03-10'],
      ],
    );
    const mine = await diary('from=2026-03-09&to=2026-03-22&who=me');
    expect(titles(mine.body)).toEqual(['One Survey', 'Two Survey', 'Late Repair']);
    expect(mine.body.appointments[0]?.people).toHaveLength(2);
    expect(mine.body.appointments[2]).toMatchObject({ place: null, isInShop: true });
    const theirs = await diary('from=2026-03-09&to=2026-03-22&who=stf_manager', 'viewer');
    expect(titles(theirs.body)).toEqual(['One Survey']);
  });

  test('shows the money of a job on its day, also while a task comes before it', async () => {
    const { job } = await openAppointments(
      shop,
      { surveyor: 'stf_staff', 'survey.at': moment('2026-04-10', '10:00') },
      'Paid later',
    );
    const priced = await shop.owner.patch(`/api/jobs/${job.id}`, {
      baseVersion: job.version,
      contractTotalMinor: 100_000,
    });
    expect(priced.body.milestones).toMatchObject([{ dueOn: '2026-04-17', state: 'due' }]);
    const money = async (query: string) =>
      (await diary(query)).body.allDay.flatMap(({ kind, title, on, amountMinor }) =>
        kind === 'money' && title === 'Paid later' ? [[on, amountMinor]] : [],
      );
    const { body } = await shop.owner.get(`/api/jobs/${job.id}`);
    expect(body.job).toMatchObject({ nextDueOn: '2026-04-09', next: { is: 'task' } });
    expect(await money('from=2026-04-13&to=2026-04-19')).toEqual([['2026-04-17', 100_000]]);
    expect(await money('from=2026-04-06&to=2026-04-12')).toEqual([]);
  });

  test('marks days off, holidays and make-up days', async () => {
    const { body } = await diary('from=2026-10-05&to=2026-10-11');
    expect(body.days.map(({ on, kind, isHoliday }) => [on.slice(8), kind, isHoliday])).toEqual([
      ['05', 'rest', true],
      ['06', 'rest', true],
      ['07', 'rest', true],
      ['08', 'work', false],
      ['09', 'work', false],
      ['10', 'make-up', false],
      ['11', 'rest', false],
    ]);
  });

  test('one that ends in the range is in it, one that ended before is not; withdrawn and cleared ones are not', async () => {
    const night = await openAppointments(
      shop,
      { 'repair.at': moment('2026-04-06', '23:30'), mechanic: 'stf_finance' },
      'Night',
    );
    expect(titles((await diary('from=2026-04-07&to=2026-04-07')).body)).toEqual(['Night Repair']);
    expect(titles((await diary('from=2026-04-08&to=2026-04-08')).body)).toEqual([]);
    await shop.staff.post(`/api/jobs/${night.job.id}/facts`, { facts: [{ key: 'repair.at', value: null }] });
    expect(titles((await diary('from=2026-04-07&to=2026-04-07')).body)).toEqual([]);
    const headers = { 'operation-id': 'ges_withdrawn0001' };
    await shop.owner.send({
      method: 'POST',
      path: '/api/jobs',
      headers,
      body: {
        flow: 'appointments-trade',
        title: 'Withdrawn',
        customer: { name: 'Li' },
        facts: { 'repair.at': moment('2026-04-07', '10:00') },
      },
    });
    expect(titles((await diary('from=2026-04-07&to=2026-04-07')).body)).toEqual(['Withdrawn Repair']);
    expect((await shop.owner.post('/api/undo', { way: 'undo' })).status).toBe(200);
    expect(titles((await diary('from=2026-04-07&to=2026-04-07')).body)).toEqual([]);
  });

  test.each([
    ['from=2026-03-09&to=2026-03-08', 422],
    ['from=2026-03-09&to=2026-04-20', 422],
    ['from=2026-02-30&to=2026-03-08', 422],
    ['from=2026-03-09', 422],
    ['from=2026-03-09&to=2026-03-10&who=somebody', 422],
    ['from=2026-03-09&to=2026-03-10&who=stf_nobody', 404],
  ])('%s is answered %i', async (query, status) => {
    expect((await diary(query)).status).toBe(status);
  });

  test('a stranger is not answered', async () => {
    const answer = await shop.stranger.get('/api/appointments?from=2026-03-09&to=2026-03-10');
    expect(answer.status).toBe(401);
  });
});

const readBy = (input: unknown): number => {
  const results: readonly unknown[] = Array.isArray(input) ? input : [input];
  return results.reduce<number>((sum, result) => {
    const meta: unknown =
      typeof result === 'object' && result !== null && 'meta' in result ? result.meta : null;
    const rows: unknown =
      typeof meta === 'object' && meta !== null && 'rows_read' in meta ? meta.rows_read : 0;
    return sum + (typeof rows === 'number' ? rows : 0);
  }, 0);
};

test('a week reads no more rows when there are thousands of other appointments, and at most 300', async () => {
  const { job } = await openAppointments(
    shop,
    { mechanic: 'stf_staff', 'repair.at': moment('2027-06-01', '10:00') },
    'Rows',
  );
  let read = 0;
  shop.watch.after = (_, input) => {
    read += readBy(input);
  };
  const readWeek = async (who: string): Promise<number> => {
    read = 0;
    const { body } = await diary(`from=2027-05-31&to=2027-06-06&who=${who}`);
    expect(body.appointments.length).toBeGreaterThan(0);
    return read;
  };
  const few = [await readWeek('all'), await readWeek('me')];
  // One appointment an hour, for years before and after that week.
  await env.DB.prepare(
    `insert into appointment (job_id, key, entry, who, starts_at, ends_at, state, place, is_shared, changed_version, changed_at)
     with recursive n(i) as (select 1 union all select i + 1 from n where i < 6000)
     select ?1, 'repair', 'e' || i, 'stf_staff', ?2 + (i - 3000) * 86400000 * 10, ?2 + (i - 3000) * 86400000 * 10 + 3600000, 'booked', null, 0, 1, 1
     from n where i <> 3000`,
  )
    .bind(job.id, moment('2027-06-01', '10:00'))
    .run();
  // The row at which a range ends is read too.
  const many = [await readWeek('all'), await readWeek('me')];
  many.forEach((count, index) => expect(count - (few[index] ?? 0)).toBeLessThanOrEqual(2));
  // A full week of one person and of a shop: forty appointments more.
  await env.DB.prepare(
    `insert into appointment (job_id, key, entry, who, starts_at, ends_at, state, place, is_shared, changed_version, changed_at)
     with recursive n(i) as (select 1 union all select i + 1 from n where i < 40)
     select ?1, 'repair', 'w' || i, 'stf_staff', ?2 + i * 7200000, ?2 + i * 7200000 + 3600000, 'booked', null, 0, 1, 1 from n`,
  )
    .bind(job.id, moment('2027-06-01', '10:00'))
    .run();
  expect(await readWeek('all')).toBeLessThanOrEqual(300);
  expect(await readWeek('me')).toBeLessThanOrEqual(300);
  const plan = await env.DB.prepare(
    'explain query plan select * from appointment where who = ?1 and starts_at > ?2 and starts_at < ?3',
  )
    .bind('stf_staff', 1, 2)
    .all<{ detail: string }>();
  expect(plan.results.map(({ detail }) => detail).join()).toContain('appointment_who');
});
