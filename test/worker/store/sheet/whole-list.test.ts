import { beforeAll, describe, expect, test } from 'vitest';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { GroupSummaryQuery, PageCursorQuery } from '#contract/sheet/sheet';
import { addDays } from '#domain/time/day';
import { flows } from '#domain/trades/index';
import { createStore } from '#store/d1-store';
import { addJobs } from '#test/worker/store/kit/many-jobs';
import { db, first, readPage, today, zone } from '#test/worker/store/kit/shop';

const store = createStore({ db, flows, zone });
const base = { view: 'open', sort: '-number' } as const;
const pageSize = 50;
const pageCursor = async (query: Partial<PageCursorQuery>) =>
  (await store.pageCursor({ ...base, place: pageSize, ...query }, today)).cursor;
const groupSummary = (query: Partial<GroupSummaryQuery> = {}) =>
  store.groupSummary({ ...base, by: 'none', ...query }, today);
const page = async (query: Partial<JobListQuery>) =>
  readPage(await store.listJobs({ ...base, limit: 50, withNames: false, ...query }, today));

beforeAll(() => addJobs(0, 1_234), 60_000);

const cases: readonly Partial<JobListQuery>[] = [
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

/** All pages of a list after the first one: their cursor, and the position of the row before them. */
const pagesOf = async (query: Partial<JobListQuery>) => {
  const pages: { readonly place: number; readonly cursor: string }[] = [];
  let count = 0;
  let cursor: string | null = null;
  do {
    const item = await page({ ...query, ...(cursor === null ? {} : { cursor }) });
    count += item.jobs.length;
    cursor = item.nextCursor;
    if (cursor !== null) pages.push({ place: count, cursor });
  } while (cursor !== null);
  return { count, pages };
};

describe('a page cursor', () => {
  test.each(cases)(
    'of a place is that which paging meets, from wherever it is walked to: %o',
    async (query) => {
      const { count, pages } = await pagesOf(query);
      const { groups } = await groupSummary(query);
      expect(groups.reduce((all, group) => all + group.count, 0)).toBe(count);
      for (const { place, cursor } of pages) {
        expect(await pageCursor({ ...query, place })).toBe(cursor);
        expect(await pageCursor({ ...query, place, isFromEnd: 'true' })).toBe(cursor);
      }
      const [start, end] = [pages.at(0), pages.at(-1)];
      if (start === undefined || end === undefined || start === end) return;
      const walk = (from: typeof start, to: typeof start) =>
        pageCursor({ ...query, place: to.place, cursor: from.cursor, cursorPlace: from.place });
      expect(await walk(start, end)).toBe(end.cursor);
      expect(await walk(end, start)).toBe(start.cursor);
    },
  );

  test('beyond the end of a list is none', async () => {
    for (const query of [{ owner: 'stf_999' }, { q: 'nobody at all' }, { q: '!!' }, { place: 1_000_000 }]) {
      expect(await pageCursor(query)).toBeNull();
      expect(await pageCursor({ ...query, isFromEnd: 'true' })).toBeNull();
    }
  });
});

describe('the counts of due dates', () => {
  test('are those of the lists that they name', async () => {
    const countOf = async (due: 'overdue' | 'soon', on: typeof today) => {
      const { groups } = await store.groupSummary({ ...base, by: 'none', due }, on);
      return groups.reduce((all, { count }) => all + count, 0);
    };
    for (const on of [today, addDays(today, 20), addDays(today, -100)]) {
      const counts = await store.dueCounts({}, on);
      expect(counts).toEqual({ overdue: await countOf('overdue', on), soon: await countOf('soon', on) });
      // Nothing has changed since.
      expect(await store.dueCounts({ asOf: Date.UTC(2030, 0) }, on)).toEqual(counts);
    }
  });
});

describe('the outline', () => {
  const countOf = async (where: string): Promise<number> =>
    (await first<{ n: number }>(`select count(*) as n from job where ${where}`))?.n ?? -1;

  test('as a whole counts and sums every job of the list', async () => {
    const { groups } = await groupSummary();
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
      const { groups } = await groupSummary({ q: '王', by });
      expect(groups.reduce((all, { count }) => all + count, 0)).toBe(sum?.n);
      const sums = groups.flatMap((group) => group.sums);
      expect(sums.reduce((all, { outstandingMinor }) => all + outstandingMinor, 0)).toBe(sum?.out);
    }
    expect(await groupSummary({ q: '!!' })).toEqual({ groups: [] });
  });

  test.each(['flow', 'stage', 'owner'] as const)('by %s has each job in one group', async (by) => {
    const { groups } = await groupSummary({ by, view: 'all' });
    expect(groups.length).toBeGreaterThan(1);
    expect(groups.reduce((all, { count }) => all + count, 0)).toBe(await countOf('1'));
  });

  test('of nobody’s jobs is a list of its own', async () => {
    await db.prepare(`update job set owner_id = null where number % 7 = 3 and is_closed = 0`).run();
    const { groups } = await groupSummary({ by: 'owner' });
    const nobodys = groups.find(({ ownerId }) => ownerId === null);
    expect(nobodys?.count).toBe(await countOf('owner_id is null and is_closed = 0'));
    expect((await pagesOf({ owner: 'none' })).count).toBe(nobodys?.count);
    expect((await page({ owner: 'none' })).jobs.every(({ ownerId }) => ownerId === null)).toBe(true);
  });
});
