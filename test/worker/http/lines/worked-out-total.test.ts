import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import type { EditResult, UndoAnswer } from '#contract/shop/shop-answers';
import type { ImportAnswer } from '#contract/transfer/transfer-answers';
import type { Shop } from '#test/kit/worker/api';
import { typedWorkshop, workshop } from '#test/kit/workshop';
import { linesShop, openWorkshop, rope } from './lines-shop.ts';

let shop: Shop;

beforeEach(async () => {
  shop = await linesShop();
});

const typed = { contractTotalMinor: 5000 };
const codeOf = ({ status, body }: { readonly status: number; readonly body: Problem }) => [status, body.code];
const refusedTotal = [409, 'total-worked-out'];

/** A job whose accepted rope makes 8.33. */
const accepted = async () => {
  const job = await openWorkshop(shop);
  const ropeId = await job.add(rope);
  await job.decide(ropeId, 'accepted');
  return { ...job, ropeId };
};

describe('a contract total that is worked out of lines', () => {
  test('is refused as a cell, and named at its cell', async () => {
    const job = await accepted();
    const { version } = (await job.now()).job;
    const cell = await shop.manager.refused(job.path, { baseVersion: version, ...typed }, 'PATCH');
    expect([codeOf(cell), cell.body.fields?.map(({ path }) => path)]).toEqual([
      refusedTotal,
      ['contractTotalMinor'],
    ]);
    const cleared = { baseVersion: version, contractTotalMinor: null };
    expect(codeOf(await shop.manager.refused(job.path, cleared, 'PATCH'))).toEqual(refusedTotal);
    // What stands already is no price that somebody types.
    const same = await shop.manager.patch(job.path, { baseVersion: version, contractTotalMinor: 833 });
    expect([same.status, same.body.job.version]).toEqual([200, version]);
  });

  test('is refused by /api/edits, as the grid and its paste send it, without holding back other jobs', async () => {
    const job = await accepted();
    const plain = await openWorkshop(shop, typedWorkshop);
    const { body } = await shop.manager.post<{ results: readonly EditResult[] }>('/api/edits', {
      edits: [
        { jobId: job.id, baseVersion: (await job.now()).job.version, ...typed },
        { jobId: plain.id, baseVersion: 1, ...typed },
      ],
    });
    expect(body.results.map(({ code }) => code)).toEqual(['total-worked-out', null]);
    expect((await job.now()).job.contractTotalMinor).toBe(833);
  });

  test('is refused at the opening, and by an import, both for new rows and for those that stand', async () => {
    const opening = { flow: workshop.key, title: 'New', customer: { name: 'Li' }, ...typed };
    expect(codeOf(await shop.manager.refused('/api/jobs', opening))).toEqual(refusedTotal);
    const job = await accepted();
    const { number } = (await job.now()).job;
    const imported = await shop.manager.send<ImportAnswer>({
      method: 'POST',
      path: '/api/imports',
      body: { dryRun: false, rows: [opening, { number, ...typed }] },
      headers: { 'operation-id': 'ges_000000000001' },
    });
    expect(imported.body.results.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['refused', 'total-worked-out'],
      ['refused', 'total-worked-out'],
    ]);
    expect((await job.now()).job.contractTotalMinor).toBe(833);
  });

  test('is refused by undo, where it was typed before the job moved to a version that works it out', async () => {
    const { lines = { fields: [], total: 'accepted', decides: true } } = workshop;
    const next = { ...typedWorkshop, version: 2, lines };
    await env.DB.prepare('insert into flow_version (key, version, flow) values (?, 2, ?)')
      .bind(next.key, JSON.stringify(next))
      .run();
    const job = await openWorkshop(shop, typedWorkshop);
    const lineId = await job.add(rope);
    await job.decide(lineId, 'accepted');
    const type = (contractTotalMinor: number) =>
      job.now().then(({ job: { version } }) =>
        shop.manager.send({
          method: 'PATCH',
          path: job.path,
          body: { baseVersion: version, contractTotalMinor },
          headers: { 'operation-id': shop.deps.newId('ges') },
        }),
      );
    shop.clock.to('2026-03-11');
    await type(5000);
    shop.clock.to('2026-03-12');
    await type(833);
    shop.clock.to('2026-03-13');
    const moved = await shop.owner.post(`${job.path}/flow-version`, { to: 2 });
    expect([moved.status, moved.body.job.contractTotalMinor]).toEqual([200, 833]);
    const undone = await shop.manager.post<UndoAnswer>('/api/undo', { way: 'undo' });
    expect(undone.body.results.map(({ code }) => code)).toEqual(['total-worked-out']);
    expect((await job.now()).job.contractTotalMinor).toBe(833);
  });

  test('follows the undo of a decision', async () => {
    // Operations are of a person, and those of the other tests are before this day.
    shop.clock.to('2026-03-20');
    const job = await accepted();
    shop.clock.to('2026-03-21');
    await shop.manager.post('/api/undo', { way: 'undo' });
    expect((await job.now()).job.contractTotalMinor).toBeNull();
    shop.clock.to('2026-03-22');
    await shop.manager.post('/api/undo', { way: 'redo' });
    expect((await job.now()).job.contractTotalMinor).toBe(833);
  });

  test('makes its prices amounts: staff pick from the price list, and the adviser of the job writes them', async () => {
    const job = await openWorkshop(shop);
    const refused = await shop.staff.refused(`${job.path}/lines`, rope);
    expect(codeOf(refused)).toEqual([403, 'price-not-yours']);
    expect(refused.body.detail).toContain('Adviser');
    await job.write('facts', { facts: [{ key: 'adviser', value: 'stf_staff' }] });
    expect((await shop.staff.post(`${job.path}/lines`, rope)).status).toBe(200);
    // A quantity is no price.
    await job.write('facts', { facts: [{ key: 'adviser', value: 'stf_owner' }] });
    const [line] = (await job.now()).lines;
    const more = { lineId: line?.id, description: 'Rope', quantity: 9 };
    expect((await shop.staff.post(`${job.path}/lines`, more)).body.lines[0]?.amountMinor).toBe(2997);
    expect((await shop.staff.refused(`${job.path}/lines`, { ...more, unitMinor: 1 })).status).toBe(403);
  });
});

describe('a contract total that is typed', () => {
  test('is what the signed quote says, once there is one; a new filing asks anew', async () => {
    const job = await openWorkshop(shop, typedWorkshop);
    const ropeId = await job.add(rope);
    await job.decide(ropeId, 'accepted');
    const type = async (contractTotalMinor: number | null) =>
      shop.manager.send<Problem>({
        method: 'PATCH',
        path: job.path,
        body: { baseVersion: (await job.now()).job.version, contractTotalMinor },
      });
    expect((await type(5000)).status).toBe(200);
    await job.write('documents', { key: 'quote', state: 'filed' });
    expect((await type(6000)).status).toBe(200);
    const signature = { name: '王芳', on: '2026-03-02', storedAt: 'Cabinet' };
    await job.write('documents', { key: 'quote', state: 'signed', signature });
    const refused = await type(5000);
    expect(codeOf(refused)).toEqual([409, 'total-not-agreed']);
    expect(refused.body.detail).toContain('¥8.33');
    expect((await type(833)).status).toBe(200);
    expect((await type(null)).status).toBe(200);
    await job.write('documents', { key: 'quote', state: 'filed' });
    expect((await type(5000)).status).toBe(200);
  });
});

describe('a document that states lines', () => {
  test('is fresh until the work changes: accepting changes nothing of it, declining and a price do', async () => {
    const job = await openWorkshop(shop);
    const ropeId = await job.add(rope);
    await job.decide(ropeId, 'accepted');
    const bellId = await job.add({ description: 'Bell', unitMinor: 1000 });
    await job.write('documents', { key: 'quote', state: 'filed' });
    const isFresh = async () => {
      const { missing } = (
        await shop.manager.get<{ missing: readonly { label: { en: string } }[] }>(job.path)
      ).body;
      return !missing.some(({ label }) => label.en === 'Quote is up to date');
    };
    await job.decide(bellId, 'accepted');
    await job.write('stage', { to: 'repair' });
    expect(await isFresh()).toBe(true);
    await job.write('lines', { lineId: ropeId, ...rope, unitMinor: 400 });
    expect(await isFresh()).toBe(false);
    await job.write('lines', { lineId: ropeId, ...rope });
    expect(await isFresh()).toBe(true);
    await job.decide(bellId, 'declined');
    expect(await isFresh()).toBe(false);
  });
});
