import { beforeAll, describe, expect, test } from 'vitest';
import { conditionHolds } from '#contract/sheet/condition-holds';
import { readConditions } from '#contract/sheet/conditions';
import { jobListQuery } from '#contract/sheet/job-list';
import type { JobRow } from '#contract/jobs/job-answers';
import { addDays } from '#domain/time/day';
import { addJobs } from '#test/worker/store/kit/many-jobs';
import { db, first, listed, today } from '#test/worker/store/kit/shop';

beforeAll(async () => {
  await addJobs(0, 400);
  // Values of each kind on both sides of every condition.
  await db
    .prepare(
      `update job set contract_total_minor = nullif(number % 4, 0) * 100, missing_count = number % 3,
        key_date = case number % 5 when 0 then null else date(?1, (number % 7 - 3) || ' days') end,
        next_due_on = case number % 6 when 0 then null else date(?1, (number % 41 - 20) || ' days') end,
        title = case number % 8 when 0 then title || ' 50%' else title end,
        owner_id = case number % 9 when 0 then null else owner_id end,
        facts_json = case number % 3 when 0 then facts_json else json_set(facts_json, '$."area"', number % 200,
          '$."designer"', case number % 4 when 0 then 'Mei' else 'stf_2' end, '$."note.of-day"', 'Tiles ' || (number % 50),
          '$."is.kept"', json(case number % 2 when 0 then 'true' else 'false' end), '$."agreed.on"', ?1) end`,
    )
    .bind(today)
    .run();
}, 60_000);

const base = { view: 'all', sort: 'number', limit: 500, facts: 'true' } as const;
const week = addDays(today, 7);
/** The week's number since a Monday in the past. */
const weekOf = (on: string) => Math.floor((Date.parse(on) - Date.parse('2020-01-06')) / (7 * 86_400_000));

/** Each condition, with the test's own definition of it. */
const cases: readonly (readonly [string, (job: JobRow) => boolean])[] = [
  ['trade:in:wedding', ({ flow }) => flow === 'wedding'],
  ['owner:in:stf_1,stf_3', ({ ownerId }) => ownerId === 'stf_1' || ownerId === 'stf_3'],
  ['owner:out:stf_1', ({ ownerId }) => ownerId !== 'stf_1'],
  [
    'stage:in:renovation%2Fsurvey,wedding%2Fdesign',
    ({ flow, stage }) =>
      (flow === 'renovation' && stage === 'survey') || (flow === 'wedding' && stage === 'design'),
  ],
  ['title:has:1', ({ title }) => title.includes('1')],
  ['title:has:%25', ({ title }) => title.includes('%')],
  ['outstanding:from:1', ({ outstandingMinor }) => outstandingMinor >= 1],
  ['outstanding:to:0', ({ outstandingMinor }) => outstandingMinor <= 0],
  ['contractTotal:empty:', ({ contractTotalMinor }) => contractTotalMinor === null],
  ['contractTotal:filled:', ({ contractTotalMinor }) => contractTotalMinor !== null],
  ['missing:from:1', ({ missingCount }) => missingCount >= 1],
  ['nextDue:on:past', ({ nextDueOn }) => nextDueOn !== null && nextDueOn < today],
  ['nextDue:on:today', ({ nextDueOn }) => nextDueOn === today],
  ['nextDue:on:next7', ({ nextDueOn }) => nextDueOn !== null && nextDueOn > today && nextDueOn <= week],
  ['nextDue:on:tomorrow', ({ nextDueOn }) => nextDueOn === addDays(today, 1)],
  [
    'nextDue:on:last20',
    ({ nextDueOn }) => nextDueOn !== null && nextDueOn < today && nextDueOn >= addDays(today, -20),
  ],
  [
    'nextDue:on:next3',
    ({ nextDueOn }) => nextDueOn !== null && nextDueOn > today && nextDueOn <= addDays(today, 3),
  ],
  ['nextDue:on:week', ({ nextDueOn }) => nextDueOn !== null && weekOf(nextDueOn) === weekOf(today)],
  ['nextDue:on:nextWeek', ({ nextDueOn }) => nextDueOn !== null && weekOf(nextDueOn) === weekOf(today) + 1],
  ['owner:empty:', ({ ownerId }) => ownerId === null],
  ['owner:filled:', ({ ownerId }) => ownerId !== null],
  ['fact.number.area:from:100', ({ facts }) => Number(facts?.['area'] ?? 0) >= 100],
  ['fact.number.area:empty:', ({ facts }) => facts?.['area'] === undefined],
  ['fact.set.designer:in:stf_2', ({ facts }) => facts?.['designer'] === 'stf_2'],
  ['fact.set.designer:empty:', ({ facts }) => facts?.['designer'] === undefined],
  ['fact.set.is.kept:in:true', ({ facts }) => facts?.['is.kept'] === true],
  ['fact.text.note.of-day:has:TILES 1', ({ facts }) => /"Tiles 1/.test(JSON.stringify(facts))],
  ['fact.text.note.of-day:empty:', ({ facts }) => facts?.['note.of-day'] === undefined],
  [`fact.date.agreed.on:to:${today}`, ({ facts }) => facts?.['agreed.on'] !== undefined],
  ['nextDue:on:month', ({ nextDueOn }) => nextDueOn?.slice(0, 7) === today.slice(0, 7)],
  [`keyDate:from:${today}`, ({ keyDate }) => keyDate !== null && keyDate >= today],
  [`keyDate:to:${today}`, ({ keyDate }) => keyDate !== null && keyDate <= today],
];

describe("a list's conditions on columns", () => {
  test.each(cases)('%s keeps exactly the jobs of which it holds', async (where, holds) => {
    const all = await listed(base);
    const found = await listed({ ...base, where });
    const numbers = (jobs: readonly JobRow[]) => jobs.map(({ number }) => number);
    expect(all.nextCursor).toBeNull();
    expect(found.jobs.length).toBeGreaterThan(0);
    expect(found.jobs.length).toBeLessThan(all.jobs.length);
    expect(numbers(found.jobs)).toEqual(numbers(all.jobs.filter(holds)));
    // The browser colours rows by the same rules, so both must agree.
    const [condition] = readConditions(where) ?? [];
    const matching = all.jobs.filter((job) => condition && conditionHolds(condition, job, today));
    expect(numbers(found.jobs)).toEqual(numbers(matching));
  });

  test('asked of a field as what it is not, find no value in it, here as in the browser', async () => {
    const { jobs } = await listed(base);
    for (const where of [
      'fact.number.note.of-day:from:0',
      'fact.text.area:has:5',
      'fact.date.area:from:2020-01-01',
    ]) {
      expect((await listed({ ...base, where })).jobs).toEqual([]);
      const [condition] = readConditions(where) ?? [];
      expect(jobs.some((job) => condition && conditionHolds(condition, job, today))).toBe(false);
    }
  });

  test('hold together, whatever the letters are', async () => {
    const [item] = (await listed(base)).jobs;
    const title = encodeURIComponent((item?.title ?? '').toUpperCase());
    const found = await listed({ ...base, where: `title:is:${title};customer:filled:` });
    expect(found.jobs.map(({ id }) => id)).toContain(item?.id);
    expect((await listed({ ...base, where: `title:is:${title};customer:empty:` })).jobs).toEqual([]);
  });

  test('are bound, never written into the statement', async () => {
    const where = `title:is:${encodeURIComponent("'; drop table job; --")}`;
    expect((await listed({ ...base, where })).jobs).toEqual([]);
    expect(await first<{ n: number }>('select count(*) as n from job')).toEqual({ n: 400 });
  });

  test('that cannot be read are refused at the door', () => {
    expect(jobListQuery.safeParse({ where: 'title:has:a' }).success).toBe(true);
    const wrong = [
      'owner:is:x',
      'owner:in:',
      "stage:in:a'b",
      'trade:from:wedding',
      'title:has:',
      'trade:empty:',
      'nextDue:on:next',
      'nextDue:on:last900',
      'fact.secret.area:from:1',
      'fact.number.a"b:from:1',
      'fact.number.area:in:x',
      'paid:from:1e3',
      'nextDue:to:2026-02-30',
    ];
    expect(wrong.filter((where) => jobListQuery.safeParse({ where }).success)).toEqual([]);
  });
});

test('eight conditions on fields of a trade, sorted by three of them, take no more parameters than D1 binds', async () => {
  const where = [
    'fact.set.designer:in:Mei',
    'fact.set.is.kept:out:false',
    'fact.set.designer:filled:',
    'fact.number.area:from:1',
    'fact.number.area:to:199',
    'fact.number.area:filled:',
    'fact.text.note.of-day:has:Tiles',
    `fact.date.agreed.on:on:today`,
  ].join(';');
  const sort = 'fact:area,-fact:designer,fact:note.of-day';
  const query = { view: 'all', sort, where, limit: 3 } as const;
  const page = await listed(query);
  const { nextCursor } = page;
  const next = await listed({ ...query, ...(nextCursor === null ? {} : { cursor: nextCursor }) });
  const ids = [...page.jobs, ...next.jobs].map(({ id }) => id);
  expect([ids.length, new Set(ids).size]).toEqual([6, 6]);
});
