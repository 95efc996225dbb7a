import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobRow } from '#contract/jobs/job-answers';
import type { UndoAnswer } from '#contract/shop/shop-answers';
import { instant } from '#domain/time/day';
import { renovation1 } from '#test/kit/flows/renovation-1';
import { wedding1 } from '#test/kit/flows/wedding-1';
import { openShop, type Shop } from '#test/kit/worker/api';
import { emptyDatabase, migrate } from '#test/kit/worker/empty-database';
import old from './old-database.json';

/** The first migration after the last release. */
const firstNew = '0012';

interface Table {
  /** Column names, separated by spaces. */
  readonly columns: string;
  /** Each row's values as JSON. */
  readonly rows: readonly string[];
}

// Created by the last release: two jobs with edits, operations over both, an undo, manual and webhook
// payments, documents, notices and views, and a job whose opening was undone.
const tables: Readonly<Record<string, Table>> = old.tables;
const namesOf = ({ columns }: Table): readonly string[] => columns.split(' ');
const valuesOf = (row: string): readonly unknown[] => JSON.parse(row);

/**
 * Fills the tables with complete rows; triggers are dropped meanwhile, because they would add to the rows or
 * refuse them.
 */
const fill = async (): Promise<void> => {
  const { results } = await env.DB.prepare(`select name, sql from sqlite_master where type = 'trigger'`).all<{
    readonly name: string;
    readonly sql: string;
  }>();
  await env.DB.batch([
    env.DB.prepare('pragma defer_foreign_keys = on'),
    ...results.map(({ name }) => env.DB.prepare(`drop trigger "${name}"`)),
    ...Object.keys(tables).map((table) => env.DB.prepare(`delete from "${table}"`)),
    ...Object.entries(tables).flatMap(([name, table]) => {
      const columns = namesOf(table);
      const insert = `insert into "${name}" (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`;
      return table.rows.map((row) => env.DB.prepare(insert).bind(...valuesOf(row)));
    }),
    // The release stored the version of a flow with the first job that had it.
    ...[renovation1, wedding1].map((flow) =>
      env.DB.prepare('insert or ignore into flow_version (key, version, flow) values (?, ?, ?)').bind(
        flow.key,
        flow.version,
        JSON.stringify(flow),
      ),
    ),
    env.DB.prepare(`insert into job_search (job_search) values ('rebuild')`),
    ...results.map(({ sql }) => env.DB.prepare(sql)),
  ]);
};

let shop: Shop;

beforeAll(async () => {
  await emptyDatabase(firstNew);
  await fill();
  await migrate(firstNew);
  shop = await openShop();
  shop.clock.now = instant(old.now);
});
afterAll(() => emptyDatabase());

describe('a database of the release before', () => {
  test.each(Object.entries(tables))('keeps every row of %s', async (name, table) => {
    const { results } = await env.DB.prepare(`select * from "${name}"`).all();
    const columns = namesOf(table);
    const retained = new Set(
      results.map((row) => JSON.stringify(columns.map((column) => row[column] ?? null))),
    );
    expect(table.rows.filter((row) => !retained.has(JSON.stringify(valuesOf(row))))).toEqual([]);
    expect(results).toHaveLength(table.rows.length);
  });

  test.each(Object.entries(old.answers))('answers %s as before', async (path, before) => {
    const { status, body } = await shop.owner.get<unknown>(path);
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(before));
  });

  test.each(Object.entries(old.lists))('lists %s as before, now and at a moment', async (path, before) => {
    const { body } = await shop.owner.get<{ readonly jobs: readonly JobRow[] }>(path);
    const rows = body.jobs.map(({ number, version, stage, outstandingMinor, nextDueOn, ownerId, title }) =>
      [number, version, stage, outstandingMinor, nextDueOn ?? 'None', ownerId ?? 'None', title].join(' '),
    );
    expect(rows).toEqual(before);
  });

  test('refuses to change what is append-only, as before', async () => {
    for (const table of ['history', 'job_past', 'fact', 'allocation', 'receipt'])
      await expect(env.DB.prepare(`delete from ${table}`).run()).rejects.toThrow(/APPEND_ONLY/);
  });

  test('goes on: an edit has its history, and its past is kept', async () => {
    const before = (await shop.owner.get(`/api/jobs/${old.jobs.a}`)).body.job;
    const count = async () =>
      (await env.DB.prepare('select count(*) as n from job_past').first<{ n: number }>())?.n ?? 0;
    const retained = await count();
    shop.clock.now = instant(shop.clock.now + 60_000);
    const { status } = await shop.owner.patch(`/api/jobs/${old.jobs.a}`, {
      baseVersion: before.version,
      title: 'After the migration',
    });
    expect(status).toBe(200);
    expect(await count()).toBe(retained + 1);
    const undone = await shop.owner.post<UndoAnswer>('/api/undo', { way: 'undo' });
    expect(undone.body.jobs).toMatchObject([{ title: before.title }]);
  });

  test('does again what its person undid last, and takes operations of before back, newest first', async () => {
    const titleOf = async (id: string) => (await shop.owner.get(`/api/jobs/${id}`)).body.job.title;
    const redone = await shop.manager.post<UndoAnswer>('/api/undo', { way: 'redo' });
    expect(redone.body).toMatchObject({ gestureId: old.operations.three });
    expect(await titleOf(old.jobs.b)).toBe('Three');
    await shop.manager.post('/api/undo', { way: 'undo' });
    const both = await shop.manager.post<UndoAnswer>('/api/undo', { way: 'undo' });
    expect(both.body.gestureId).toBe(old.operations.both);
    expect(await titleOf(old.jobs.b)).toBe('王芳的婚礼');
  });
});
