import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { EditResult, UndoAnswer } from '#contract/shop/shop-answers';
import { instant, minuteMs } from '#domain/time/day';
import { aRenovation, openShop, type Shop } from '#test/kit/worker/api';

let shop: Shop;
let ids: readonly string[] = [];
let run = 0;

const jobsMax = 100;

beforeAll(async () => {
  shop = await openShop();
  const rows = Array.from({ length: jobsMax }, (_, index) => ({
    ...aRenovation,
    title: `Many ${index}`,
    contractTotalMinor: 100_000 + index,
    // Rows of different kinds change different columns.
    facts: index % 2 === 0 ? { area: 50 + index } : {},
  }));
  const { body } = await shop.owner.post<{ results: readonly { jobId: string }[] }>('/api/imports', { rows });
  ids = body.results.map(({ jobId }) => jobId);
});

beforeEach(() => {
  run += 1;
  shop.watch.before = () => undefined;
  shop.clock.now = instant(shop.clock.now + minuteMs);
});

const versions = async (): Promise<ReadonlyMap<string, number>> => {
  const { results } = await env.DB.prepare('select id, version from job').all<{
    id: string;
    version: number;
  }>();
  return new Map(results.map(({ id, version }) => [id, version]));
};

interface Sent {
  readonly results: readonly EditResult[];
  readonly jobs: readonly JobDetail['job'][];
  readonly statements: number;
  readonly trips: number;
}

const counted = async <Body>(call: () => Promise<{ readonly body: Body }>) => {
  shop.trips.length = 0;
  const { body } = await call();
  return {
    ...body,
    statements: shop.trips.reduce((sum, { sql }) => sum + sql.length, 0),
    trips: shop.trips.length,
  };
};

/** A block of three columns pasted over jobs, with new values in all cells. */
const pasteOver = async (count: number, more: (index: number) => object = () => ({})): Promise<Sent> => {
  const at = await versions();
  const edits = ids.slice(0, count).map((jobId, index) => ({
    jobId,
    baseVersion: at.get(jobId) ?? 0,
    title: `Pasted ${run}.${index}`,
    customer: { phone: `1380000${run}${index}` },
    facts: { area: 100 + run * 200 + index },
    ...more(index),
  }));
  return counted(() => shop.manager.post('/api/edits', { edits }));
};

const titles = async (): Promise<readonly string[]> =>
  (await env.DB.prepare('select title from job order by number').all<{ title: string }>()).results.map(
    ({ title }) => title,
  );

describe('a paste over many jobs', () => {
  test('takes as many statements and round trips for a hundred as for two', async () => {
    const few = await pasteOver(2);
    const many = await pasteOver(jobsMax);
    expect(many.results.every(({ ok }) => ok)).toBe(true);
    expect(many.jobs).toHaveLength(jobsMax);
    expect(many.trips).toBe(few.trips);
    expect(many.trips).toBeLessThanOrEqual(3);
    // Different sets of columns need different statements, at most four for a table.
    expect(many.statements - few.statements).toBeLessThanOrEqual(6);
    expect(many.statements).toBeLessThanOrEqual(25);
    expect(await titles()).toEqual(ids.map((_, index) => `Pasted ${run}.${index}`));
  });

  test('with another set of columns for each job takes no more', async () => {
    const many = await pasteOver(jobsMax, (index) => ({
      ...(index % 3 === 0 ? { contractTotalMinor: 200_000 + index } : {}),
      ...(index % 5 === 0 ? { ownerId: 'stf_staff' } : {}),
      ...(index % 7 === 0 ? { customer: { email: `c${index}@example.com`, name: `C${index}` } } : {}),
      ...(index % 11 === 0 ? { facts: { 'survey.at': shop.clock.now + 9e8 } } : {}),
    }));
    expect(many.results.filter(({ ok }) => !ok)).toEqual([]);
    expect(many.statements).toBeLessThanOrEqual(25);
    const { results } = await env.DB.prepare(
      `select c.email, j.owner_id as owner from job j join customer c on c.id = j.customer_id order by j.number`,
    ).all<{ email: string | null; owner: string | null }>();
    expect(results.map(({ email }) => email)).toEqual(
      ids.map((_, index) => (index % 7 === 0 ? `c${index}@example.com` : null)),
    );
    expect(results.map(({ owner }) => owner)).toEqual(
      ids.map((_, index) => (index % 5 === 0 ? 'stf_staff' : null)),
    );
  });

  test('answers each job for itself: a conflict and a refusal keep no other out', async () => {
    const at = await versions();
    const [first = '', second = '', third = '', fourth = ''] = ids;
    await shop.owner.patch(`/api/jobs/${first}`, { baseVersion: at.get(first), title: 'Theirs' });
    await shop.owner.patch(`/api/jobs/${third}`, {
      baseVersion: at.get(third),
      customer: { name: 'Beside' },
    });
    const edits = [first, second, third, fourth].map((jobId) => ({
      jobId,
      baseVersion: at.get(jobId),
      title: `Mine ${run}`,
      ...(jobId === second ? { ownerId: 'stf_nobody' } : {}),
    }));
    const unknown = { jobId: 'job_none', baseVersion: 1, title: 'x' };
    const { body } = await shop.manager.post<Sent>('/api/edits', { edits: [...edits, unknown] });
    expect(body.results).toMatchObject([
      { jobId: first, ok: false, code: 'stale', current: { title: 'Theirs' } },
      { jobId: second, ok: false, code: 'unknown-person' },
      { jobId: third, ok: true, isCommitted: true },
      { jobId: fourth, ok: true },
      { jobId: 'job_none', ok: false, code: 'not-found' },
    ]);
    expect((await titles()).slice(0, 4)).toEqual([
      'Theirs',
      expect.any(String),
      `Mine ${run}`,
      `Mine ${run}`,
    ]);
    const again = await shop.manager.post<Sent>('/api/edits', { edits });
    expect(again.body.results.map(({ ok, isCommitted }) => [ok, isCommitted])).toEqual([
      [false, undefined],
      [false, undefined],
      [true, false],
      [true, false],
    ]);
  });

  test('one job that others write to all the time spoils no other, and ends the tries', async () => {
    const hot = ids[7] ?? '';
    let edits = 0;
    let batches = 0;
    shop.watch.before = async ({ sql }) => {
      if (!sql.some((item) => /insert into "?history/i.test(item))) return;
      batches += 1;
      edits += 1;
      // Another writer wins each time, on a field without a conflict.
      await env.DB.batch([
        env.DB.prepare(
          `insert into history (job_id, version, at, actor, action, request_id, changes)
           select id, version + 1, 0, 'x', 'x', 'x', '[]' from job where id = ?`,
        ).bind(hot),
        env.DB.prepare('update job set version = version + 1 where id = ?').bind(hot),
      ]);
    };
    const sent = await pasteOver(jobsMax);
    shop.watch.before = () => undefined;
    expect(sent.results.filter(({ ok }) => !ok)).toMatchObject([{ jobId: hot, code: 'too-busy' }]);
    expect(edits).toBeGreaterThan(1);
    expect(batches).toBeLessThanOrEqual(10);
    expect(sent.statements).toBeLessThan(500);
  });

  test('that the database fails is told for each, and nothing of it is written', async () => {
    const before = await titles();
    shop.watch.before = ({ sql }) => {
      if (sql.some((item) => /insert into "?history/i.test(item))) throw new Error('D1_ERROR: Network lost');
    };
    const sent = await pasteOver(5);
    shop.watch.before = () => undefined;
    expect(sent.results.map(({ code }) => code)).toEqual(Array(5).fill('database-unavailable'));
    expect(await titles()).toEqual(before);
  });
});

test('undo and redo of a paste over many jobs take as many statements as over two', async () => {
  const step = (way: 'undo' | 'redo') => {
    shop.clock.now = instant(shop.clock.now + minuteMs);
    return counted(() => shop.manager.post<UndoAnswer>('/api/undo', { way }));
  };
  const before = await titles();
  await pasteOver(2);
  const few = await step('undo');
  expect(await titles()).toEqual(before);
  shop.clock.now = instant(shop.clock.now + minuteMs);
  // A full page asks for another one; one less ends with this call.
  await pasteOver(jobsMax - 1);
  const pasted = await titles();
  const many = await step('undo');
  expect(many.results.filter(({ ok }) => !ok)).toEqual([]);
  expect(await titles()).toEqual(before);
  expect(many.trips).toBe(few.trips);
  expect(many.statements - few.statements).toBeLessThanOrEqual(6);
  const again = await step('redo');
  expect(again.statements).toBeLessThanOrEqual(many.statements + 6);
  expect(await titles()).toEqual(pasted);
});

test('payments of many jobs taken in one operation are taken back together', async () => {
  const operation = 'ges_manypayments01';
  for (const [index, id] of ids.slice(0, 4).entries())
    await shop.finance.send({
      method: 'POST',
      path: `/api/jobs/${id}/payments`,
      body: { amountMinor: 100, currency: 'CNY', method: 'cash', voucher: `many-${run}-${index}` },
      headers: { 'operation-id': operation },
    });
  shop.clock.now = instant(shop.clock.now + minuteMs);
  const undone = await counted(() =>
    shop.finance.post<UndoAnswer>('/api/undo', { way: 'undo', gestureId: operation }),
  );
  expect(undone.results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  expect(undone.statements).toBeLessThanOrEqual(25);
  const { results } = await env.DB.prepare(
    'select kind, sum(amount_minor) as sum, count(*) as n from payment group by kind order by kind',
  ).all();
  expect(results).toEqual([
    { kind: 'payment', sum: 400, n: 4 },
    { kind: 'reversal', sum: -400, n: 4 },
  ]);
});

test('a revised calendar plans all jobs again within few runs of at most 50 queries', async () => {
  const behind = async (): Promise<number> => {
    const { version } = (await shop.owner.get<{ version: string }>('/api/calendar')).body;
    return (
      (await env.DB.prepare('select count(*) as n from job where planned_with <> ?')
        .bind(version)
        .first<number>('n')) ?? 0
    );
  };
  await env.DB.exec(`insert into closure (from_date, to_date) values ('2026-03-09', '2026-03-10')`);
  expect(await behind()).toBe(jobsMax);
  for (let runs = 0; runs < 2; runs += 1) {
    shop.trips.length = 0;
    await shop.tick();
    expect(shop.trips.reduce((sum, { sql }) => sum + sql.length, 0)).toBeLessThanOrEqual(50);
    shop.clock.now = instant(shop.clock.now + minuteMs);
  }
  expect(await behind()).toBe(0);
});
