import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import { sql } from 'drizzle-orm';
import { job } from '#db/schema/jobs/job';
import { factBytesMax, lineValuesBytesMax, rowsMax } from '#domain/jobs/job-size';
import { jobKey, prepareJobQuery } from '#store/jobs/job-query';
import { everyRow } from '#test/kit/worker/database';
import { openJob, openShop } from '#test/kit/worker/api';
import { makeLink, sendMessage } from '#test/kit/worker/webhook';

/** D1's largest value, in bytes; the local database does not enforce it. */
const valueBytesMax = 2_000_000;

const shop = await openShop();

const byId = prepareJobQuery(sql`${job.id} = ${jobKey}`);

/** Bytes of what a read of a job returns: one value, and its facts. */
const bytesOfReading = async (jobId: string): Promise<number> => {
  const results = await env.DB.batch<Record<string, unknown>>(
    byId.statements(jobId).map(({ sql: text, params }) => env.DB.prepare(text).bind(...params)),
  );
  const texts = results.flatMap((result) => result.results.map((row) => Object.values(row).join('')));
  return new TextEncoder().encode(texts.join('')).byteLength;
};

interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly isSuperseded: boolean;
}

/** Writes a fact many times, bypassing all checks, like years of work. */
const writeFacts = (jobId: string, count: number, { key, value, isSuperseded }: Entry) =>
  env.DB.prepare(
    `insert into fact (id, job_id, key, value, recorded_by, recorded_at, recorded_version, superseded_version)
     with recursive n(i) as (select 1 union all select i + 1 from n where i < ?2)
     select 'fct_' || ?3 || ?1 || i, ?1, ?3, ?4, 'stf_owner', 0, 1, ?5 from n`,
  )
    .bind(jobId, count, key, JSON.stringify(value), isSuperseded ? 1 : null)
    .run();

const long = '很'.repeat(4000);
const log = 'follow-up.notes';

const versionOf = async (id: string): Promise<number> =>
  (await shop.owner.get(`/api/jobs/${id}`)).body.job.version;

const record = async (id: string, facts: readonly { key: string; value: unknown }[]) =>
  shop.owner.post<Problem>(`/api/jobs/${id}/facts`, { facts, baseVersion: await versionOf(id) });

describe('a job that was worked on for years', () => {
  test('is read, edited and paid, however much was superseded in it', async () => {
    const { job: opened } = await openJob(shop, { contractTotalMinor: 10_000_000 });
    const { id } = opened;
    await writeFacts(id, 600, { key: 'needs', value: long, isSuperseded: true });
    await writeFacts(id, 3000, { key: 'progress', value: 40, isSuperseded: true });
    expect(await bytesOfReading(id)).toBeLessThan(valueBytesMax / 4);
    const patched = await shop.owner.patch(`/api/jobs/${id}`, {
      title: 'Still alive',
      baseVersion: opened.version,
    });
    expect(patched.status).toBe(200);
    const link = await makeLink(shop, (await shop.owner.get(`/api/jobs/${id}`)).body, 'down');
    expect(await sendMessage(shop, link)).toBe(200);
  });

  test('at every limit is read in less than 1.9 MB', async () => {
    const { job: opened } = await openJob(shop);
    const count = Math.floor(factBytesMax / (long.length * 3 + 20));
    await writeFacts(opened.id, count, { key: log, value: { note: long }, isSuperseded: false });
    const fill = (table: string, columns: string, values: string, most: number) =>
      env.DB.prepare(
        `insert into ${table} (id, job_id, ${columns}) with recursive n(i) as (select 1 union all select i + 1 from n where i < ?2)
         select substr('x' || '${table}', 1, 4) || '_' || i || ?1, ?1, ${values} from n`,
      )
        .bind(opened.id, most)
        .run();
    await writeFacts(opened.id, 3000, { key: 'job.kind', value: 'k'.repeat(58), isSuperseded: true });
    const tags = JSON.stringify(Array.from({ length: 12 }, () => 'x'.repeat(40)));
    const name = '名'.repeat(200);
    const anId = `lin_${'0'.repeat(26)}`;
    await fill(
      'line',
      `position, description, quantity, amount_minor, tags, is_done, unit, unit_minor, decision, decided_at, defer_until,
        repeats, catalogue_id, change_order_id, values_json`,
      `i, '${name}', 1, 100000, '${tags}', 0, '${'米'.repeat(20)}', 100000, 'deferred', 1772424000000, '2026-03-02',
        '${anId}', '${anId}', '${anId}', '${JSON.stringify({ note: 'v'.repeat(lineValuesBytesMax - 11) })}'`,
      rowsMax.lines,
    );
    await fill(
      'booking',
      'role, supplier, phone, on_date, state',
      `'${'r'.repeat(40)}', '${name}', '1', null, 'asked'`,
      rowsMax.bookings,
    );
    await fill(
      'change_order',
      'title, amount_minor, state',
      `'${name}', 1, 'proposed'`,
      rowsMax.changeOrders,
    );
    await fill(
      'task',
      'key, title, assignee_id, due_on, due_at, is_provisional, state',
      `'manual/' || i, '${name}', null, null, null, 0, 'open'`,
      rowsMax.tasks,
    );
    const bytes = await bytesOfReading(opened.id);
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(bytes).toBeLessThan(1_900_000);
    const retitled = await shop.owner.patch(`/api/jobs/${opened.id}`, {
      title: 'At its limit',
      baseVersion: await versionOf(opened.id),
    });
    expect(retitled.status).toBe(200);
    const before = await everyRow();
    const more = await record(opened.id, [{ key: log, value: { note: long } }]);
    expect([more.status, more.body.code]).toEqual([409, 'job-too-long']);
    const line = await shop.owner.post<Problem>(`/api/jobs/${opened.id}/lines`, {
      description: 'One more',
      amountMinor: 1,
    });
    expect([line.status, line.body.code]).toEqual([409, 'job-too-large']);
    expect(line.body.detail).toContain(`at most ${rowsMax.lines}`);
    expect(await everyRow()).toEqual(before);
  });
});

test('a request with more facts than any trade has is refused at once', async () => {
  const { job: opened } = await openJob(shop);
  const facts = Object.fromEntries(Array.from({ length: 15_000 }, (_, at) => [`k${at}`, 1]));
  const answer = await shop.owner.send<Problem>({
    method: 'PATCH',
    path: `/api/jobs/${opened.id}`,
    body: { facts, baseVersion: opened.version },
  });
  expect([answer.status, answer.body.fields]).toEqual([422, [expect.objectContaining({ path: 'facts' })]]);
});
