import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diary } from '#contract/diary/diary';
import type { TodayAnswer } from '#contract/shop/today-answers';
import { businessDate } from '#domain/time/day';
import { flows } from '#domain/trades/index';
import { openShop, type Shop } from '#test/kit/worker/api';
import { moment } from '#test/kit/rules';
import { addJobs } from '#test/worker/store/kit/many-jobs';
import { planOf, watchedStore } from '#test/worker/store/kit/watched';

const rowsMax = 300;
const today = '2026-03-04';
const [few, many] = [2_000, 20_000];

let shop: Shop;

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

const run = (sql: string, ...params: readonly unknown[]) =>
  env.DB.prepare(sql)
    .bind(...params)
    .run();

/** Dated things of all jobs: each has money, a key date, two tasks and an appointment of three, most of one person. */
const dateAll = async (from: number): Promise<void> => {
  for (const { key, version } of flows)
    await run('update job set flow_version = ? where flow_key = ?', version, key);
  await run(
    `update job set owner_id = iif(number % 4 = 0, 'stf_manager', 'stf_staff'),
       key_date = date(?1, ((number % 61) - 30) || ' days'), next_due_on = date(?1, ((number % 41) - 30) || ' days'),
       money_due_on = date(?1, ((number % 51) - 30) || ' days'),
       milestones_json = json_array(json_array('mil_' || number, 'down', 500, 0, date(?1, ((number % 51) - 30) || ' days'), 'due', 0, null,
         json('{"en":"Down","zh-Hans":"首付款","zh-Hant":"首付款"}')))
     where number > ?2`,
    today,
    from,
  );
  await run(
    `insert into task (id, job_id, key, assignee_id, duty, due_on, is_provisional, state, is_shown)
     select 'tsk_' || twice.value || number, job.id, 'manual/' || twice.value, iif(twice.value = 0, owner_id, null),
       iif(twice.value = 0, null, iif(number % 2 = 0, 'designer', 'surveyor')), key_date, 0, 'open', 1
     from job join json_each('[0,1]') twice where number > ? and is_closed = 0`,
    from,
  );
  // From eight to twenty every ten minutes, an hour and a half each, three at each; of six one is of the person who asks.
  await run(
    `insert into appointment (job_id, key, entry, who, starts_at, ends_at, state, place, is_shared, changed_version, changed_at)
     select job.id, 'survey', '', person.value, starts_at, starts_at + iif(number % 50 = 0, 36000000, 5400000), 'booked', null, 0, 1, 1
     from (select id, number, ?2 + (number / 72 - 83) * 86400000 + number % 72 * 600000 as starts_at from job where number > ?1) job,
       json_each(json_array(iif(number % 6 = 0, 'stf_staff', 'stf_s' || (number % 6)), iif(number % 6 = 1, 'stf_manager', 'stf_m' || (number % 6)),
         'crew:Zhao')) person`,
    from,
    moment(today, '08:00'),
  );
};

const calls = [
  '/api/today',
  '/api/today?who=all',
  '/api/today?who=duty:designer',
  '/api/today/ready',
  '/api/today/ready?who=all',
  '/api/tasks',
  '/api/tasks?who=all',
  '/api/appointments?from=2026-03-02&to=2026-03-08&who=me',
  '/api/appointments?from=2026-03-02&to=2026-03-08',
  '/api/appointments?from=2026-03-04&to=2026-03-04',
  '/api/appointments?from=2026-02-02&to=2026-03-15',
] as const;

const rowsOf = async (path: string): Promise<number> => {
  let read = 0;
  shop.watch.after = (_, input) => {
    read += readBy(input);
  };
  const { status } = await shop.staff.get(path);
  shop.watch.after = () => undefined;
  expect([path, status]).toEqual([path, 200]);
  return read;
};

const readAmongFew = new Map<string, number>();

beforeAll(async () => {
  shop = await openShop(today);
  for (const duty of ['designer', 'surveyor']) {
    await run('insert or ignore into staff_duty (staff_id, duty) values (?, ?)', 'stf_staff', duty);
  }
  await addJobs(0, few);
  await dateAll(0);
  for (const path of calls) readAmongFew.set(path, await rowsOf(path));
  await addJobs(few, many);
  await dateAll(5_000 + few);
}, 120_000);

describe('among thousands of jobs', () => {
  test.each(calls)('%s reads its page and no more, whatever the number of jobs', async (path) => {
    const rows = await rowsOf(path);
    expect(rows).toBeLessThanOrEqual(rowsMax);
    // The row at which a range ends is read too.
    expect(rows - (readAmongFew.get(path) ?? 0)).toBeLessThanOrEqual(12);
  });

  test('Today counts the jobs with money due that its page leaves out, and says where it stops counting', async () => {
    const moneyOf = async (query: string) =>
      (await shop.staff.get<TodayAnswer>(`/api/today${query}`)).body.sections.find(
        ({ kind }) => kind === 'milestones',
      );
    expect(await moneyOf('')).toMatchObject({ hasMore: true, moreCount: 20, isCapped: true });
    // The range of one day of one person: counted one by one.
    const days = await env.DB.prepare(
      `select min(money_due_on) as first from job where is_closed = 0 and owner_id = 'stf_staff'`,
    ).first<{ first: string }>();
    await run(
      `update job set money_due_on = null where owner_id = 'stf_staff' and money_due_on > ?`,
      days?.first,
    );
    await run(
      `update job set money_due_on = null where owner_id = 'stf_staff' and number not in
         (select number from job where owner_id = 'stf_staff' and is_closed = 0 and money_due_on is not null limit 17)`,
    );
    const section = await moneyOf('');
    expect(section).toMatchObject({ hasMore: true, moreCount: 7, isCapped: false });
    expect(section?.items).toHaveLength(10);
  });

  test('the diary names the first day that it does not list whole, and lists the days before it whole', async () => {
    const { body } = await shop.staff.get<Diary>('/api/appointments?from=2026-03-02&to=2026-03-08');
    expect(body.moreFrom).toBe('2026-03-02');
    await run(`update job set key_date = null where key_date between '2026-03-02' and '2026-03-03'`);
    await run(`update job set money_due_on = null where money_due_on between '2026-03-02' and '2026-03-03'`);
    await run(
      `delete from appointment where starts_at between ? and ?`,
      moment('2026-03-01', '00:00'),
      moment('2026-03-03', '12:00'),
    );
    const later = (await shop.staff.get<Diary>('/api/appointments?from=2026-03-02&to=2026-03-08')).body;
    expect(later.moreFrom).toBe('2026-03-03');
    expect(later.appointments.length).toBeGreaterThan(10);
    // An appointment is never listed without those who are there.
    expect(later.appointments.map(({ people }) => people.length)).toEqual(later.appointments.map(() => 3));
  });
});

test('an older row, its milestones by position or by name, is given the day of its money', async () => {
  const statement = env.TEST_MIGRATIONS.flatMap(({ name, queries }) =>
    name.includes('money_due') ? queries : [],
  ).find((query) => /^(?:--.*\n)*update job/i.test(query));
  const milestones = [
    { id: 'a', key: 'down', dueOn: '2026-05-02', state: 'part' },
    { id: 'b', key: 'rest', dueOn: '2026-05-01', state: 'paid' },
  ];
  const cells = [
    ['a', 'down', 5, 0, '2026-06-02', 'due'],
    ['b', 'rest', 5, 0, '2026-06-01', 'waiting'],
  ];
  const written: readonly (readonly [number, unknown])[] = [
    [5_001, milestones],
    [5_002, cells],
    [5_003, cells.slice(1)],
  ];
  for (const [number, value] of written)
    await run(
      'update job set money_due_on = null, milestones_json = ? where number = ?',
      JSON.stringify(value),
      number,
    );
  await run(statement ?? '');
  const { results } = await env.DB.prepare(
    'select number, money_due_on as "on" from job where number between 5001 and 5003 order by number',
  ).all();
  expect(results).toEqual([
    { number: 5_001, on: '2026-05-02' },
    { number: 5_002, on: '2026-06-02' },
    { number: 5_003, on: null },
  ]);
});

test('money that is due and key dates are read by one range of an index each', async () => {
  const { seen, shopStore } = watchedStore();
  const [from, to] = [businessDate('2026-03-02'), businessDate('2026-03-08')];
  const range = { from: moment(from, '00:00'), to: moment(to, '00:00'), hasCancelled: false, limit: 41 };
  const person = { kind: 'person', staffId: 'stf_staff', shopDuties: [] } as const;
  for (const [who, whose] of [
    [null, { kind: 'all' }],
    ['stf_staff', person],
  ] as const) {
    await shopStore.diary({ ...range, who }, { from, to, limit: 13 });
    await shopStore.today(
      { whose, until: to, after: null, limit: 21 },
      { whose, until: to, limit: 10, countMax: 51 },
    );
  }
  const plans = await Promise.all(seen.statements.filter((sql) => /_due_on/.test(sql)).map(planOf));
  const used = plans.map((plan) => plan.filter((step) => /money_due/.test(step)));
  const shopRange = expect.stringMatching(
    /^SEARCH job USING (?:COVERING )?INDEX job_money_due \(money_due_on>\? AND/,
  );
  expect(
    used.flat().every((step) => /^SEARCH job USING (?:COVERING )?INDEX job_(?:owner_)?money_due /.test(step)),
  ).toBe(true);
  expect(used.map((steps) => steps.length)).toEqual([1, 2, 1, 2]);
  expect(used[0]).toEqual([shopRange]);
  expect(plans.flat().filter((step) => /SCAN job/.test(step))).toEqual([]);
});
