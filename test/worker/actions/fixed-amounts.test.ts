import { beforeEach, describe, expect, test } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { EditResult, UndoAnswer } from '#contract/shop/shop-answers';
import type { ImportAnswer } from '#contract/transfer/transfer-answers';
import { instant, minuteMs } from '#domain/time/day';
import { openJob, openShop } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';

const shop = await openShop();
const depositMinor = 400_000;
let job: JobDetail;
let path = '';

const facts = { 'contract.deposit': depositMinor };

beforeEach(async () => {
  shop.clock.now = instant(shop.clock.now + minuteMs);
  job = await openJob(shop, { flow: 'wedding', contractTotalMinor: 1_000_000, facts });
  path = `/api/jobs/${job.job.id}`;
});

const line = (key: string, { milestones }: JobDetail = job) =>
  milestones.find((milestone) => milestone.key === key);
const baseVersion = () => job.job.version;

/** Sends a write that must be refused for its amounts, with the figures, and must write nothing. */
const refused = async (url: string, body: object, method: 'POST' | 'PATCH' = 'POST') => {
  const before = await everyRow();
  const answer = await shop.manager.refused(url, body, method);
  expect(answer).toMatchObject({ status: 409, body: { code: 'fixed-above-total' } });
  expect(await everyRow()).toEqual(before);
  return answer.body;
};

describe('a deposit above the contract total', () => {
  const tooMuch = { 'contract.deposit': 950_000 };

  test('is refused where it is typed, with the figures and what to do', async () => {
    const { detail, fields } = await refused(path, { baseVersion: baseVersion(), facts: tooMuch }, 'PATCH');
    expect(detail).toContain('¥10,500.00');
    expect(detail).toContain('¥10,000.00');
    expect(fields).toEqual([
      { path: 'facts.contract.deposit', message: expect.stringContaining('At most ¥9,000.00') },
    ]);
  });

  test('is refused as a recorded fact, and accepted up to the total', async () => {
    await refused(`${path}/facts`, { facts: [{ key: 'contract.deposit', value: 900_001 }] });
    const most = { facts: [{ key: 'contract.deposit', value: 900_000 }] };
    const { status, body } = await shop.manager.post(`${path}/facts`, most);
    expect(status).toBe(200);
    expect(line('balance', body)).toMatchObject({ amountMinor: 0 });
  });

  test('is refused in the sheet and in an import, and the other rows are written', async () => {
    const other = await openJob(shop, { flow: 'wedding' });
    const edit = (detail: JobDetail) => ({
      jobId: detail.job.id,
      baseVersion: detail.job.version,
      facts: tooMuch,
    });
    const { body } = await shop.manager.post<{ results: EditResult[] }>('/api/edits', {
      edits: [edit(job), edit(other)],
    });
    expect(body.results).toMatchObject([{ ok: false, code: 'fixed-above-total' }, { ok: true }]);
    const row = { title: 'W', flow: 'wedding', customer: { name: '王芳' }, facts: tooMuch };
    const rows = [
      { ...row, contractTotalMinor: 1_000_000 },
      { ...row, contractTotalMinor: 2_000_000 },
      { number: job.job.number, facts: tooMuch },
    ];
    const imported = await shop.manager.post<ImportAnswer>('/api/imports', { dryRun: false, rows });
    expect(imported.body.results.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'fixed-above-total',
      'opened',
      'fixed-above-total',
    ]);
  });

  test('is refused as the amount of its milestone, and as a milestone of its own', async () => {
    const milestoneId = line('contract-deposit')?.id;
    const typed = { milestoneId, baseVersion: baseVersion(), amountMinor: 950_000 };
    const { fields } = await refused(`${path}/milestones`, typed, 'PATCH');
    expect(fields).toMatchObject([{ path: 'amountMinor', message: expect.stringContaining('¥9,000.00') }]);
    await refused(`${path}/milestones`, { title: 'Extra', amountMinor: 500_001, dueOn: null });
    const added = { title: 'Extra', amountMinor: 500_000, dueOn: null };
    expect((await shop.manager.post(`${path}/milestones`, added)).status).toBe(200);
  });

  test('does not come back by undo, once the total has been lowered', async () => {
    const write = async (body: object) => {
      shop.clock.now = instant(shop.clock.now + minuteMs);
      const gestureId = shop.deps.newId('ges');
      const { status } = await shop.manager.send({
        method: 'PATCH',
        path,
        body,
        headers: { 'operation-id': gestureId },
      });
      expect(status).toBe(200);
      return gestureId;
    };
    const lowered = await write({ baseVersion: baseVersion(), facts: { 'contract.deposit': 100_000 } });
    await write({ baseVersion: baseVersion() + 1, contractTotalMinor: 300_000 });
    shop.clock.now = instant(shop.clock.now + minuteMs);
    const undone = await shop.manager.post<UndoAnswer>('/api/undo', { way: 'undo', gestureId: lowered });
    expect(undone.body.results).toMatchObject([{ ok: false, code: 'fixed-above-total' }]);
    const { body } = await shop.owner.get(path);
    expect(line('contract-deposit', body)).toMatchObject({ amountMinor: 100_000 });
  });
});

describe('a contract total', () => {
  test('below what is fixed is refused, and says how low it may be', async () => {
    const { fields } = await refused(
      path,
      { baseVersion: baseVersion(), contractTotalMinor: 499_999 },
      'PATCH',
    );
    expect(fields).toEqual([
      { path: 'contractTotalMinor', message: expect.stringContaining('At least ¥5,000.00') },
    ]);
    const least = { baseVersion: baseVersion(), contractTotalMinor: 500_000 };
    expect((await shop.manager.patch(path, least)).status).toBe(200);
  });

  test('below what is paid is refused; a change order lowers it, and money, title and dates are still written', async () => {
    const paid = await shop.finance.post(`${path}/payments`, {
      amountMinor: 500_000,
      currency: 'CNY',
      method: 'cash',
      voucher: `F-${job.job.number}`,
      milestoneId: line('balance')?.id,
    });
    job = paid.body;
    await refused(path, { baseVersion: baseVersion(), contractTotalMinor: 999_999 }, 'PATCH');
    const order = { title: 'Less', amountMinor: -600_000 };
    const proposed = await shop.manager.post(`${path}/change-orders`, order);
    const changeOrderId = proposed.body.changeOrders[0]?.id;
    const approval = { changeOrderId, amountMinor: -600_000, state: 'approved' };
    expect((await shop.manager.post(`${path}/change-orders`, approval)).status).toBe(200);
    job = (await shop.owner.get(path)).body;
    const next = {
      baseVersion: baseVersion(),
      title: 'Another title',
      facts: { 'wedding.on': '2026-10-03' },
    };
    expect((await shop.manager.patch(path, next)).status).toBe(200);
    // What stood above the total before may come down, and must not grow.
    await refused(`${path}/facts`, { facts: [{ key: 'contract.deposit', value: 400_001 }] });
    const less = { facts: [{ key: 'contract.deposit', value: 399_999 }] };
    expect((await shop.manager.post(`${path}/facts`, less)).status).toBe(200);
  });
});
