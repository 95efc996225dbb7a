import { beforeAll, describe, expect, test } from 'vitest';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { LandmarksQuery, OutlineQuery } from '#contract/sheet/sheet';
import { flows } from '#domain/trades/index';
import { createStore } from '#store/d1-store';
import { addJobs } from '#test/worker/store/kit/many-jobs';
import { db, first, readPage, today, zone } from '#test/worker/store/kit/shop';

const store = createStore({ db, flows, zone });
const base = { view: 'open', sort: '-number' } as const;
const landmarks = (query: Partial<LandmarksQuery> = {}) =>
  store.landmarks({ ...base, every: 50, ...query }, today);
const outline = (query: Partial<OutlineQuery> = {}) =>
  store.outline({ ...base, by: 'none', ...query }, today);
const page = async (query: Partial<JobListQuery>) =>
  readPage(await store.listJobs({ ...base, limit: 50, ...query }, today));

beforeAll(() => addJobs(0, 1_234), 60_000);

const cases: readonly Partial<LandmarksQuery>[] = [
  {},
  { view: 'all', sort: 'title' },
  { view: 'all', sort: 'nextDue', due: 'any' },
  { sort: '-outstanding', flow: 'wedding' },
  { sort: 'keyDate', due: 'overdue' },
  { stage: 'survey', sort: '-updated' },
  { view: 'all', sort: 'stage,-title' },
  { sort: '-contractTotal,customer,nextDue', flow: 'renovation' },
  { owner: 'stf_1', sort: 'title,progress', view: 'all' },
  { where: 'outstanding:from:1;nextDue:filled:', sort: 'nextDue' },
  { q: 'home', view: 'all' },
  { q: 'home', sort: 'number', owner: 'stf_1' },
  { q: 'home', sort: '-number,title', flow: 'renovation' },
  { q: 'home', sort: 'title', flow: 'wedding' },
  { q: '王', sort: '-outstanding,customer', view: 'all' },
];

describe('landmarks', () => {
  test.each(cases)('lead to the pages that paging meets: %o', async (query) => {
    const { total, cursors } = await landmarks(query);
    const met: number[] = [];
    let cursor: string | null = null;
    const starts: string[] = [];
    do {
      const one = await page({ ...query, ...(cursor === null ? {} : { cursor }) });
      met.push(...one.jobs.map(({ number }) => number));
      cursor = one.nextCursor;
      if (cursor !== null) starts.push(cursor);
    } while (cursor !== null);
    expect(total).toBe(met.length);
    expect(cursors).toEqual(starts);
  });

  test('of an empty list are none', async () => {
    expect(await landmarks({ owner: 'stf_999' })).toEqual({ total: 0, cursors: [] });
    expect(await landmarks({ q: 'nobody at all' })).toEqual({ total: 0, cursors: [] });
    expect(await landmarks({ q: '!!' })).toEqual({ total: 0, cursors: [] });
  });
});

describe('the outline', () => {
  const countOf = async (where: string): Promise<number> =>
    (await first<{ n: number }>(`select count(*) as n from job where ${where}`))?.n ?? -1;

  test('as a whole counts and sums every job of the list', async () => {
    const { groups } = await outline();
    const sum = await first<{ n: number; out: number }>(
      'select count(*) as n, sum(outstanding_minor) as out from job where is_closed = 0',
    );
    expect(groups).toHaveLength(1);
    expect(groups[0]?.count).toBe(sum?.n);
    expect(groups[0]?.sums.reduce((all, { outstandingMinor }) => all + outstandingMinor, 0)).toBe(sum?.out);
  });

  test('of a search counts and sums what it finds, as a whole and by groups', async () => {
    const found = `number in (select rowid from job_search where job_search match '"王"') and is_closed = 0`;
    const sum = await first<{ n: number; out: number }>(
      `select count(*) as n, sum(outstanding_minor) as out from job where ${found}`,
    );
    expect(sum?.n).toBeGreaterThan(10);
    for (const by of ['none', 'flow', 'stage', 'owner'] as const) {
      const { groups } = await outline({ q: '王', by });
      expect(groups.reduce((all, { count }) => all + count, 0)).toBe(sum?.n);
      const sums = groups.flatMap((group) => group.sums);
      expect(sums.reduce((all, { outstandingMinor }) => all + outstandingMinor, 0)).toBe(sum?.out);
    }
    expect(await outline({ q: '!!' })).toEqual({ groups: [] });
  });

  test.each(['flow', 'stage', 'owner'] as const)('by %s has each job in one group', async (by) => {
    const { groups } = await outline({ by, view: 'all' });
    expect(groups.length).toBeGreaterThan(1);
    expect(groups.reduce((all, { count }) => all + count, 0)).toBe(await countOf('1'));
  });

  test('of nobody’s jobs is a list of its own', async () => {
    await db.prepare(`update job set owner_id = null where number % 7 = 3 and is_closed = 0`).run();
    const { groups } = await outline({ by: 'owner' });
    const nobodys = groups.find(({ ownerId }) => ownerId === null);
    expect(nobodys?.count).toBe(await countOf('owner_id is null and is_closed = 0'));
    expect((await landmarks({ owner: 'none' })).total).toBe(nobodys?.count);
    expect((await page({ owner: 'none' })).jobs.every(({ ownerId }) => ownerId === null)).toBe(true);
  });
});
