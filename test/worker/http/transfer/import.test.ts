import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { ExportPage, ImportAnswer } from '#contract/transfer/transfer-answers';
import { importEditsMax, importRowsMax } from '#contract/transfer/transfer-requests';
import type { UndoAnswer } from '#contract/shop/shop-answers';
import { instant, minuteMs } from '#domain/time/day';
import { flowsBefore } from '#test/kit/flows/renovation-1';
import { aRenovation, openJob, openShop, type Client, type Shop } from '#test/kit/worker/api';

const operation = (name: number) => `ges_${String(name).padStart(12, '0')}`;

interface Import {
  readonly rows: readonly object[];
  readonly dryRun?: boolean;
  readonly who?: Client;
  readonly key?: string;
  readonly gestureId?: string;
}

const send = <Body = ImportAnswer>(
  shop: Shop,
  { rows, dryRun = false, who = shop.manager, key, gestureId: operationId = operation(1) }: Import,
) => {
  shop.clock.now = instant(shop.clock.now + minuteMs);
  return who.send<Body>({
    method: 'POST',
    path: '/api/imports',
    body: { dryRun, rows },
    headers: { 'operation-id': operationId, ...(key === undefined ? {} : { 'idempotency-key': key }) },
  });
};

const counts = async (): Promise<unknown> =>
  env.DB.prepare(
    `select (select count(*) from job) jobs, (select count(*) from customer) customers, (select count(*) from history) history,
      (select count(*) from fact) facts, (select count(*) from notice) notices, (select count(*) from milestone) milestones`,
  ).first();

const aRow = (index: number) => ({
  ...aRenovation,
  title: `Flat ${index}`,
  contractTotalMinor: 100_000 * (index + 1),
  facts: { area: 80 + index },
});

const readDetail = async (shop: Shop, id: string): Promise<JobDetail> =>
  (await shop.owner.get(`/api/jobs/${id}`)).body;

const undo = async (shop: Shop, way: 'undo' | 'redo', who: Client = shop.manager): Promise<UndoAnswer> => {
  shop.clock.now = instant(shop.clock.now + minuteMs);
  return (await who.post<UndoAnswer>('/api/undo', { way })).body;
};

describe('an import', () => {
  test('refuses a sign that no text has by its cell, keeps the other rows, and no marks that nobody sees', async () => {
    const shop = await openShop();
    const { body, status } = await send(shop, {
      rows: [
        aRow(0),
        { ...aRow(1), customer: { name: 'Chen\u0002' } },
        { ...aRow(2), facts: { needs: 'quiet\u0001' } },
        {
          ...aRow(3),
          title: '\u200bFlat 3\ufeff',
          customer: { name: '\u202dLi\u202c', phone: '\u206813900139000\u2069' },
        },
      ],
    });
    expect(status).toBe(200);
    expect(body.results.map(({ outcome, fields }) => [outcome, fields.map(({ path }) => path)])).toEqual([
      ['opened', []],
      ['refused', ['customer.name']],
      ['refused', ['facts.needs']],
      ['opened', []],
    ]);
    const { job } = await readDetail(shop, body.results[3]?.jobId ?? '');
    expect([job.title, job.customerName]).toEqual(['Flat 3', 'Li']);
  });

  test('opens a job a row with its number, its facts, its plan, and finds it by them', async () => {
    const shop = await openShop();
    const item = await openJob(shop);
    const { body, status } = await send(shop, {
      rows: [aRow(0), { ...aRow(1), number: null }, { ...aRow(2), flow: 'wedding', facts: {} }],
    });
    expect(status).toBe(200);
    expect(body.results.map(({ outcome }) => outcome)).toEqual(['opened', 'opened', 'opened']);
    const jobs = await Promise.all(body.results.map(({ jobId }) => readDetail(shop, jobId ?? '')));
    expect(jobs.map(({ job }) => job.number - item.job.number)).toEqual([1, 2, 3]);
    expect(jobs.map(({ job }) => [job.title, job.flow, job.contractTotalMinor, job.version])).toEqual([
      ['Flat 0', 'renovation', 100_000, 1],
      ['Flat 1', 'renovation', 200_000, 1],
      ['Flat 2', 'wedding', 300_000, 1],
    ]);
    expect(jobs[1]?.facts).toMatchObject([{ key: 'area', value: 81 }]);
    // Equal to a job that a person opens manually.
    const manual = await shop.manager.post('/api/jobs', aRow(1));
    const bare = ({ milestones, job, notices }: JobDetail) => [
      milestones.map(({ key, amountMinor, dueOn }) => [key, amountMinor, dueOn]),
      {
        ...job,
        id: '',
        number: 0,
        updatedAt: 0,
        milestones: job.milestones.map((line) => ({ ...line, id: '' })),
      },
      notices.map(({ key, sendAt }) => [key, sendAt - job.updatedAt]),
    ];
    expect(JSON.stringify(bare(jobs[1] ?? manual.body))).toBe(JSON.stringify(bare(manual.body)));
    const found = await shop.owner.get<{ jobs: readonly { id: string }[] }>(
      `/api/jobs?q=J-${jobs[2]?.job.number}`,
    );
    expect(found.body.jobs.map(({ id }) => id)).toEqual([jobs[2]?.job.id]);
  });

  test('of which one row cannot be taken tells its cells and takes the others', async () => {
    const shop = await openShop();
    const { body } = await send(shop, {
      rows: [
        aRow(0),
        { ...aRow(1), title: '', contractTotalMinor: 1.5 },
        { ...aRow(2), flow: 'circus' },
        { ...aRow(3), facts: { area: 'large', nothing: 1 } },
        { ...aRow(4), ownerId: 'stf_nobody' },
        { number: 4711, title: 'Not there' },
        { ...aRow(5), colour: 'red' },
      ],
    });
    expect(body.results.map(({ outcome, fields }) => [outcome, ...fields.map(({ path }) => path)])).toEqual([
      ['opened'],
      ['refused', 'title', 'contractTotalMinor'],
      ['refused', 'flow'],
      ['refused', 'facts.area', 'facts.nothing'],
      ['refused', 'ownerId'],
      ['refused', 'number'],
      ['refused', 'colour'],
    ]);
  });

  test('edits jobs by their number; what stands already is the same, whatever its rules', async () => {
    const shop = await openShop();
    const [a, b, c] = [await openJob(shop), await openJob(shop), await openJob(shop)];
    const isCurrent = {
      title: c.job.title,
      customer: { name: '王小明', email: null },
      contractTotalMinor: null,
    };
    const { body } = await send(shop, {
      rows: [
        { number: a.job.number, title: 'New title', facts: { area: 90 }, customer: { phone: '13900139000' } },
        { number: b.job.number, baseVersion: 1, contractTotalMinor: 500_000 },
        { number: c.job.number, ...isCurrent },
        { number: a.job.number, title: 'Twice' },
        { number: b.job.number + 1_000_000, title: 'Nobody' },
        { number: (await openJob(shop)).job.number, flow: 'wedding', title: 'Of another trade' },
      ],
    });
    expect(body.results.map(({ outcome }) => outcome)).toEqual([
      'changed',
      'changed',
      'same',
      'refused',
      'refused',
      'refused',
    ]);
    const now = await Promise.all([a, b, c].map(({ job }) => readDetail(shop, job.id)));
    expect(now.map(({ job }) => [job.title, job.contractTotalMinor, job.version])).toEqual([
      ['New title', null, 2],
      [b.job.title, 500_000, 2],
      [c.job.title, null, 1],
    ]);
    expect([now[0]?.customer.phone, now[0]?.facts[0]?.value]).toEqual(['13900139000', 90]);
    // Staff may not set a price, but may repeat the stored one.
    const again = await send(shop, {
      who: shop.staff,
      rows: [
        { number: b.job.number, contractTotalMinor: 500_000 },
        { number: a.job.number, contractTotalMinor: 1 },
      ],
    });
    expect(again.body.results.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['same', null],
      ['refused', 'not-allowed'],
    ]);
  });

  test('never overwrites what was changed after the dry run', async () => {
    const shop = await openShop();
    const { job } = await openJob(shop);
    const row = { number: job.number, title: 'Mine' };
    const dry = await send(shop, { rows: [row], dryRun: true });
    expect(dry.body.results).toMatchObject([{ outcome: 'changed', version: 1 }]);
    await shop.owner.patch(`/api/jobs/${job.id}`, { baseVersion: 1, title: 'Theirs' });
    const wet = await send(shop, { rows: [{ ...row, baseVersion: 1 }] });
    expect(wet.body.results).toMatchObject([{ outcome: 'refused', code: 'stale' }]);
    expect((await readDetail(shop, job.id)).job.title).toBe('Theirs');
  });

  test('run dry decides the same and writes nothing', async () => {
    const shop = await openShop();
    const { job } = await openJob(shop);
    const rows = [aRow(0), { ...aRow(1), title: '' }, { number: job.number, title: 'Other' }];
    const before = await counts();
    const dry = await send(shop, { rows, dryRun: true, key: 'dry-1' });
    expect(await counts()).toEqual(before);
    const wet = await send(shop, { rows });
    const outcomesOf = ({ body }: typeof dry) =>
      body.results.map(({ outcome, code, fields }) => [outcome, code, fields]);
    expect(outcomesOf(dry)).toEqual(outcomesOf(wet));
    expect(await counts()).not.toEqual(before);
  });

  test('run dry tells what it would change in a job, from what to what; what is written is told by history', async () => {
    const shop = await openShop();
    const { job } = await openJob(shop);
    const row = { number: job.number, title: 'New', customer: { locale: 'en' }, facts: { area: 90 } };
    const dry = await send(shop, { rows: [row, aRow(0)], dryRun: true });
    expect(dry.body.results.map(({ changes }) => changes)).toEqual([
      [
        { path: 'title', before: job.title, after: 'New' },
        { path: 'customer.locale', before: 'zh-Hans', after: 'en' },
        { path: 'fact:area', before: null, after: 90 },
      ],
      [],
    ]);
    const wet = await send(shop, { rows: [row] });
    expect(wet.body.results).toMatchObject([{ outcome: 'changed', changes: [] }]);
    expect((await readDetail(shop, job.id)).customer.locale).toBe('en');
  });

  test('gives a new customer the language that the row names', async () => {
    const shop = await openShop();
    const row = { ...aRow(0), customer: { ...aRow(0).customer, locale: 'zh-Hant' } };
    const { body } = await send(shop, { rows: [row, { ...row, customer: { name: 'A', locale: 'fr' } }] });
    expect(body.results.map(({ outcome, fields }) => [outcome, fields[0]?.path])).toEqual([
      ['opened', undefined],
      ['refused', 'customer.locale'],
    ]);
    expect((await readDetail(shop, body.results[0]?.jobId ?? '')).customer.locale).toBe('zh-Hant');
  });

  test('is undone by its operation, whatever the person did after it', async () => {
    const shop = await openShop();
    const { job } = await openJob(shop);
    const { body } = await send(shop, { rows: [aRow(0)], gestureId: operation(3) });
    await shop.manager.send({
      method: 'PATCH',
      path: `/api/jobs/${job.id}`,
      body: { baseVersion: 1, title: 'Later' },
      headers: { 'operation-id': operation(4) },
    });
    const undone = await shop.manager.post<UndoAnswer>('/api/undo', { way: 'undo', gestureId: operation(3) });
    expect(undone.body.results.map(({ jobId }) => jobId)).toEqual([body.results[0]?.jobId]);
    expect((await readDetail(shop, job.id)).job.title).toBe('Later');
  });

  test('sent twice under one key opens its jobs once', async () => {
    const shop = await openShop();
    const first = await send(shop, { rows: [aRow(0), aRow(1)], key: 'import-1' });
    const before = await counts();
    const again = await send(shop, { rows: [aRow(0), aRow(1)], key: 'import-1' });
    expect(again.body).toEqual(first.body);
    expect(await counts()).toEqual(before);
  });

  test('is refused to a viewer; finance edits and opens nothing', async () => {
    const shop = await openShop();
    const { job } = await openJob(shop);
    const before = await counts();
    const viewer = await send<Problem>(shop, { rows: [aRow(0)], who: shop.viewer });
    expect(viewer.body).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await counts()).toEqual(before);
    const finance = await send(shop, {
      rows: [aRow(0), { number: job.number, title: 'F' }],
      who: shop.finance,
    });
    expect(finance.body.results.map(({ outcome }) => outcome)).toEqual(['refused', 'changed']);
  });

  test('over many requests is one operation: undo takes all of it back, redo does it again', async () => {
    const shop = await openShop();
    const old = await openJob(shop);
    const size = 100;
    const batch = (from: number) => Array.from({ length: size }, (_, index) => aRow(from + index));
    const first = await send(shop, { rows: batch(0), gestureId: operation(7) });
    await send(shop, {
      rows: [...batch(100).slice(0, 50), { number: old.job.number, title: 'Edited' }],
      gestureId: operation(7),
    });
    const open = async (): Promise<number> => {
      const row = await env.DB.prepare(`select count(*) as count from job where is_closed = 0`).first<{
        count: number;
      }>();
      return row?.count ?? 0;
    };
    const all = await open();
    const touched = first.body.results[3]?.jobId ?? '';
    await shop.owner.patch(`/api/jobs/${touched}`, { baseVersion: 1, title: 'Touched' });
    const page = await undo(shop, 'undo');
    expect(page.after).not.toBeNull();
    const rest = (
      await shop.manager.post<UndoAnswer>('/api/undo', {
        way: 'undo',
        gestureId: page.gestureId,
        after: page.after,
      })
    ).body;
    expect(rest.after).toBeNull();
    const results = [...page.results, ...rest.results];
    expect(results).toHaveLength(151);
    expect(results.filter(({ ok }) => !ok)).toMatchObject([{ jobId: touched, code: 'changed-since' }]);
    expect(await open()).toBe(all - 149);
    expect((await readDetail(shop, old.job.id)).job.title).toBe(old.job.title);
    const forth = await undo(shop, 'redo');
    await shop.manager.post<UndoAnswer>('/api/undo', {
      way: 'redo',
      gestureId: forth.gestureId,
      after: forth.after,
    });
    expect(await open()).toBe(all);
    expect((await readDetail(shop, old.job.id)).job.title).toBe('Edited');
  });

  test('of as many rows as a request takes needs few statements', async () => {
    const shop = await openShop();
    const rows = Array.from({ length: importRowsMax }, (_, index) => ({
      ...aRow(index),
      flow: 'wedding',
      facts: { 'wedding.on': '2026-10-01' },
    }));
    shop.trips.length = 0;
    const { body } = await send(shop, { rows, key: 'whole' });
    expect(body.results.filter(({ outcome }) => outcome === 'opened')).toHaveLength(importRowsMax);
    const statements = shop.trips.flatMap(({ sql }) => sql);
    expect(statements.length).toBeLessThanOrEqual(16);
    expect(shop.trips).toHaveLength(3);
  });

  test('takes fewer rows that edit jobs than rows that open them', async () => {
    const shop = await openShop();
    const rows = Array.from({ length: importEditsMax + 1 }, (_, index) => ({ number: 5000 + index }));
    const { status, body } = await send<Problem>(shop, { rows });
    expect([status, body.fields?.map(({ path }) => path)]).toEqual([422, ['rows']]);
    expect((await send(shop, { rows: rows.slice(1) })).status).toBe(200);
  });
});

test('what is exported says nothing new when it is imported', async () => {
  const shop = await openShop(undefined, { flows: flowsBefore });
  const { job } = await openJob(shop, {
    contractTotalMinor: 500_000,
    facts: { area: 88 },
    ownerId: 'stf_owner',
  });
  const page = await shop.viewer.get<ExportPage>(`/api/exports?view=all&q=J-${job.number}`);
  expect(page.body).toMatchObject({
    jobs: [
      {
        id: job.id,
        customer: { phone: '13800138000', address: 'Lane 12', locale: 'zh-Hans' },
        facts: { area: 88 },
      },
    ],
    nextCursor: null,
  });
  const rows = page.body.jobs.map(
    ({ number, title, customerName, customer, ownerId, contractTotalMinor, facts }) => ({
      number,
      title,
      ownerId,
      contractTotalMinor,
      customer: { ...customer, name: customerName },
      facts,
    }),
  );
  expect((await send(shop, { rows })).body.results).toMatchObject([{ outcome: 'same' }]);
});
