import { beforeAll, describe, expect, test } from 'vitest';
import type { JobListQuery } from '#contract/sheet/job-list';
import { businessDate } from '#domain/time/day';
import { flows } from '#domain/trades/index';
import { createStore } from '#store/d1-store';
import { addJobs } from '#test/worker/store/kit/many-jobs';
import { db, first, readPage, today, zone } from '#test/worker/store/kit/shop';

const fewJobs = 1_000;
const manyJobs = 20_000;
const rowsReadMax = 250;
/** Of a filter that the order's index does not answer: its order is walked, or its rows are sorted; orders of these jobs lie in clusters. */
const rowsReadEitherWay = 5_000;

/** Rows of a list whose pages are followed: more than two pages. */
const walkedRows = 250;

/** A D1 that records its read rows and the query plans of its statements. */
const watched = () => {
  const seen = { rowsRead: 0, queries: 0, plans: new Array<string>() };
  const sqlOf = new WeakMap<
    D1PreparedStatement,
    { readonly sql: string; readonly params: readonly unknown[] }
  >();
  const run = async (statements: readonly D1PreparedStatement[]): Promise<D1Result[]> => {
    for (const statement of statements) {
      const { sql, params } = sqlOf.get(statement) ?? { sql: '', params: [] };
      const { results } = await db
        .prepare(`explain query plan ${sql}`)
        .bind(...params)
        .all<{ detail: string }>();
      seen.plans.push(...results.map(({ detail }) => detail));
    }
    const results = await db.batch([...statements]);
    seen.queries += results.length;
    for (const { meta } of results) seen.rowsRead += meta.rows_read;
    return results;
  };
  const prepare = (sql: string) => ({
    bind: (...params: readonly unknown[]) => {
      const statement = db.prepare(sql).bind(...params);
      sqlOf.set(statement, { sql, params });
      return statement;
    },
  });
  const d1: D1Database = new Proxy(db, {
    get: (_, name) => (name === 'batch' ? run : prepare),
  });
  return { seen, store: createStore({ db: d1, flows, zone }) };
};

/** Like the sheet: a search without a sort is newest first. */
const list = async (query: Partial<JobListQuery>) => {
  const { seen, store } = watched();
  const sort = query.q === undefined ? '-updated' : '-number';
  const page = await store.listJobs({ view: 'open', sort, limit: 100, withNames: false, ...query }, today);
  return { page: readPage(page), seen };
};

const sorts = ['updated', 'number', 'nextDue', 'keyDate', 'outstanding', 'title'] as const;
const filters: readonly Partial<JobListQuery>[] = [
  {},
  { view: 'closed' },
  { view: 'all' },
  { flow: 'renovation' },
  { flow: 'renovation', view: 'all' },
  { owner: 'stf_1' },
];
const cases = filters.flatMap((filter) =>
  sorts.flatMap((sort) => [sort, `-${sort}`].map((item) => ({ ...filter, sort: item }))),
);
const staged: Partial<JobListQuery>[] = sorts.flatMap((sort) => [
  { flow: 'renovation', stage: 'survey', sort },
  { flow: 'renovation', stage: 'design', owner: 'stf_2', sort: `-${sort}` },
]);

/** Whether one index has the order and covers the filter. */
const isExact = ({ flow, stage, owner, sort = '' }: Partial<JobListQuery>): boolean => {
  const hasFlow = flow !== undefined;
  const hasOwner = owner !== undefined;
  const hasStage = stage !== undefined;
  if (/updated|title/.test(sort)) return !hasFlow && !hasOwner;
  if (sort.endsWith('number')) return hasFlow ? hasStage && hasOwner : !hasOwner;
  return hasOwner ? !hasFlow : hasFlow === hasStage;
};

const nameOf = (query: Partial<JobListQuery>): string =>
  Object.entries(query)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(' ');

const readBefore = new Map<string, number>();
const searches = ['王芳', '芳', '13910037', 'J-5012', 'home 7', '王芳 home'];

beforeAll(async () => {
  await addJobs(0, fewJobs);
  for (const query of [...cases, ...staged]) readBefore.set(nameOf(query), (await list(query)).seen.rowsRead);
  await addJobs(fewJobs, manyJobs);
}, 120_000);

const named = [...cases, ...staged].map((query) => ({ name: nameOf(query), query }));

describe.each(named.filter(({ query }) => isExact(query)))('$name', ({ name, query }) => {
  test('reads a page by one index, within its budget, the same for few jobs and for many', async () => {
    const { page, seen } = await list(query);
    expect(seen.queries).toBe(1);
    expect(page.jobs.length).toBeGreaterThan(50);
    expect(seen.rowsRead).toBeLessThanOrEqual(rowsReadMax);
    const plans = seen.plans.filter((detail) => /\bjob\b/.test(detail));
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.every((detail) => /SEARCH job USING INDEX/.test(detail))).toBe(true);
    // A page that few jobs cannot fill is filled by many: never more than the page, and its look ahead.
    expect(seen.rowsRead).toBeLessThanOrEqual(Math.max(readBefore.get(name) ?? 0, 110) + 2);
  });

  test('pages on from its end within the same budget, without a row twice', async () => {
    const { page } = await list({ ...query, limit: 50 });
    const next = await list({
      ...query,
      limit: 50,
      ...(page.nextCursor === null ? {} : { cursor: page.nextCursor }),
    });
    expect(next.seen.rowsRead).toBeLessThanOrEqual(rowsReadMax);
    const numbers = [...page.jobs, ...next.page.jobs].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

const rare: readonly Partial<JobListQuery>[] = [
  { owner: 'stf_rare' },
  { flow: 'renovation', stage: 'rare' },
  { flow: 'renovation', stage: 'survey', owner: 'stf_rare' },
  { flow: 'renovation', stage: 'survey', owner: 'stf_2' },
  { flow: 'renovation', stage: 'survey', owner: 'none' },
  { flow: 'renovation', stage: 'survey', view: 'all' },
  { flow: 'renovation', owner: 'stf_rare', view: 'all' },
];
const eitherWay = [
  ...named.filter(({ query }) => !isExact(query)),
  ...rare.flatMap((filter) =>
    sorts.map((sort, index) => {
      const query = { ...filter, sort: index % 2 === 0 ? `-${sort}` : sort };
      return { name: nameOf(query), query };
    }),
  ),
];

describe.each(eitherWay)('$name, walked or sorted', ({ query }) => {
  beforeAll(async () => {
    await db.batch([
      db.prepare(`insert or ignore into staff (id, name, email, role, created_at, updated_at)
        values ('stf_rare', 'R', 'rare@example.test', 'staff', 0, 0)`),
      db.prepare(`update job set owner_id = 'stf_rare' where number % 400 = 7`),
      db.prepare(`update job set owner_id = null where number % 500 = 17`),
      db.prepare(`update job set stage = 'rare' where number % 300 = 3 and flow_key = 'renovation'`),
    ]);
  });

  test('pages through the jobs of its filter in their order, each once, within its budget', async () => {
    const whole = await list({ ...query, limit: walkedRows });
    expect(whole.page.jobs.length).toBeGreaterThan(5);
    const met: number[] = [];
    let cursor: string | null = null;
    do {
      const { page, seen } = await list({ ...query, limit: 100, ...(cursor === null ? {} : { cursor }) });
      expect(seen.queries).toBe(1);
      expect(seen.rowsRead).toBeLessThanOrEqual(rowsReadEitherWay);
      met.push(...page.jobs.map(({ number }) => number));
      cursor = page.nextCursor;
    } while (cursor !== null && met.length < walkedRows);
    expect(met.slice(0, walkedRows)).toEqual(whole.page.jobs.map(({ number }) => number));
  });

  test('is the list that a plain query gives', async () => {
    const { flow, stage, owner, view, sort = '' } = query;
    const isDown = sort.startsWith('-');
    const columns: Readonly<Record<string, string>> = {
      updated: 'updated_at',
      number: 'number',
      nextDue: 'due_order',
      keyDate: 'key_date_order',
      outstanding: 'outstanding_minor',
      title: 'title_order',
    };
    const column = columns[sort.replace('-', '')] ?? '';
    const way = isDown ? 'desc' : 'asc';
    const { results } = await db
      .prepare(
        `select number from job where is_closed in (${view === 'all' ? '0, 1' : '0'})
          and (?1 is null or flow_key = ?1) and (?2 is null or stage = ?2)
          and (?3 is null or iif(?3 = 'none', owner_id is null, owner_id = ?3))
          order by ${column} ${way}, number ${way} limit 100`,
      )
      .bind(flow ?? null, stage ?? null, owner ?? null)
      .all<{ number: number }>();
    const { page } = await list(query);
    expect(page.jobs.map(({ number }) => number)).toEqual(results.map(({ number }) => number));
  });
});

test('every job of a filter is met once by paging to the end, ties and missing dates included', async () => {
  const request = {
    flow: 'wedding',
    owner: 'stf_3',
    view: 'all',
    sort: 'nextDue',
    limit: 400,
  } as const;
  const met: number[] = [];
  const dues: string[] = [];
  let cursor: string | null = null;
  do {
    const { page } = await list(cursor === null ? request : { ...request, cursor });
    met.push(...page.jobs.map(({ number }) => number));
    dues.push(...page.jobs.map(({ nextDueOn }) => nextDueOn ?? '9999-12-31'));
    cursor = page.nextCursor;
  } while (cursor !== null);
  const all = await first<{ n: number }>(
    `select count(*) as n from job where flow_key = 'wedding' and owner_id = 'stf_3'`,
  );
  expect(met).toHaveLength(all?.n ?? -1);
  expect(new Set(met).size).toBe(met.length);
  expect(dues).toEqual(dues.toSorted());
});

test('titles are sorted and paged in the order of the index, whatever their case', async () => {
  const { page } = await list({ sort: 'title', limit: 200 });
  const titles = page.jobs.map(({ title }) => title);
  expect(titles).toEqual(titles.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
});

test.each(['overdue', 'soon', 'any'] as const)('due %s reads its dates only', async (due) => {
  const { page, seen } = await list({ due, sort: 'nextDue' });
  expect(seen.rowsRead).toBeLessThanOrEqual(rowsReadMax);
  const spans = {
    overdue: { from: '0', before: today },
    soon: { from: today, before: businessDate('2026-12-01') },
    any: { from: '0', before: '9999' },
  };
  const { from, before } = spans[due];
  expect(
    page.jobs.every(({ nextDueOn }) => nextDueOn !== null && nextDueOn >= from && nextDueOn < before),
  ).toBe(true);
});

describe('search', () => {
  test.each(searches)('%s reads at most 2,000 rows', async (q) => {
    const { page, seen } = await list({ q });
    expect(page.jobs.length).toBeGreaterThan(0);
    expect(seen.rowsRead).toBeLessThanOrEqual(2_000);
    expect(seen.plans.some((detail) => /SCAN job\b/.test(detail))).toBe(false);
  });

  test.each([
    ['王芳', '"王 芳"', '-updated'],
    ['王芳', '"王 芳"', 'customer,-nextDue'],
    ['home 7', '"home" AND "7"*', 'title'],
  ])(
    '%s in an order other than the numbers’ reads what it finds, and no other job',
    async (q, match, sort) => {
      const count = `select count(*) as n from job_search where job_search match '${match}'`;
      const hits = (await first<{ n: number }>(count))?.n ?? 0;
      expect(hits).toBeGreaterThan(400);
      const { page, seen } = await list({ q, sort });
      expect(page.jobs).toHaveLength(100);
      expect(seen.rowsRead).toBeLessThanOrEqual(3 * hits + 10);
      expect(seen.plans.some((detail) => /SCAN job\b/.test(detail))).toBe(false);
    },
  );

  test('two Chinese characters find exactly the names that hold them', async () => {
    const { page } = await list({ q: '王芳', view: 'all', limit: 500 });
    expect(page.jobs.length).toBeGreaterThan(10);
    expect(page.jobs.every(({ customerName }) => customerName.includes('王芳'))).toBe(true);
  });

  test('a middle piece of a telephone number, a job number and a filter are found', async () => {
    const phone = `139${String(10_000_000 + 4_000 * 37)}`;
    expect((await list({ q: phone.slice(3), view: 'all' })).page.jobs.map(({ number }) => number)).toContain(
      9_001,
    );
    expect((await list({ q: 'J-9001', view: 'all' })).page.jobs.map(({ number }) => number)).toEqual([9_001]);
    const owned = await list({ q: '王', owner: 'stf_0', flow: 'renovation' });
    expect(owned.page.jobs.every((job) => job.ownerId === 'stf_0' && job.flow === 'renovation')).toBe(true);
  });

  test('paging a search reaches every hit, also when most are filtered away', async () => {
    const request = {
      q: 'home',
      owner: 'stf_1',
      flow: 'wedding',
      stage: 'survey',
      view: 'all',
      limit: 100,
    } as const;
    const met: number[] = [];
    let cursor: string | null = null;
    do {
      const { page, seen } = await list(cursor === null ? request : { ...request, cursor });
      expect(seen.rowsRead).toBeLessThanOrEqual(2_000);
      met.push(...page.jobs.map(({ number }) => number));
      cursor = page.nextCursor;
    } while (cursor !== null && met.length < 400);
    expect(met.length).toBeGreaterThanOrEqual(400);
    expect(new Set(met).size).toBe(met.length);
  });

  test('signs alone find nothing, and signs of the index are taken as words', async () => {
    expect((await list({ q: '!!' })).page).toEqual({ jobs: [], nextCursor: null });
    expect((await list({ q: '" OR rowid:*' })).page.jobs).toEqual([]);
  });
});
