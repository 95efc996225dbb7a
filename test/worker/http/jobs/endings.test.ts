import { beforeEach, describe, expect, test } from 'vitest';
import type { HistoryEntry, JobDetail, JobRow } from '#contract/jobs/job-answers';
import type { GroupSummary } from '#contract/sheet/sheet';
import { flows } from '#domain/trades/index';
import { openShop, type Shop } from '#test/kit/worker/api';
import { endingsFlow } from '#test/kit/endings';

let shop: Shop;

beforeEach(async () => {
  shop = await openShop('2026-03-02', { flows: [...flows, endingsFlow] });
});

const opening = {
  flow: endingsFlow.key,
  title: 'Bathroom',
  customer: { name: '王芳', phone: '13800000000', email: 'wang@example.com' },
  contractTotalMinor: 1_000_000,
  ownerId: 'stf_staff',
  facts: { 'visit.on': '2026-03-20' },
};

const open = async (more: object = {}): Promise<JobDetail> =>
  (await shop.owner.post('/api/jobs', { ...opening, ...more })).body;

const pathOf = ({ job }: JobDetail): string => `/api/jobs/${job.id}`;
const end = (path: string, facts: object, more: object = {}) =>
  shop.staff.post(`${path}/stage`, { to: 'exit/lost', facts, ...more });
const because = { 'lost.reason': 'price' };

const pay = (path: string, amountMinor: number, voucher: string) =>
  shop.owner.post(`${path}/payments`, { method: 'cash', amountMinor, currency: 'CNY', voucher });

const listed = async (query: string): Promise<readonly JobRow[]> =>
  (
    await shop.owner.get<{ readonly jobs: readonly JobRow[] }>(
      `/api/jobs?flow=${endingsFlow.key}&owner=stf_manager&${query}`,
    )
  ).body.jobs;

const summary = async (query: string): Promise<GroupSummary> =>
  (
    await shop.owner.get<GroupSummary>(
      `/api/sheet/outline?by=none&flow=${endingsFlow.key}&owner=stf_manager&${query}`,
    )
  ).body;

describe('a job that ends by an exit', () => {
  test('is refused without its reason, and without the item that the reason asks for', async () => {
    const path = pathOf(await open());
    const none = await shop.staff.refused(`${path}/stage`, { to: 'exit/lost' });
    expect(none.status).toBe(409);
    expect(none.body.code).toBe('exit-needs');
    expect(none.body.missing?.map(({ item }) => item)).toEqual(['lost.reason']);
    const brand = await shop.staff.refused(`${path}/stage`, {
      to: 'exit/lost',
      facts: { 'lost.reason': 'other-brand' },
    });
    expect(brand.body.missing?.map(({ item }) => item)).toEqual(['lost.brand']);
    // A reason is no reason of the list; who may pass a gate may not pass it either.
    expect(
      (await shop.owner.refused(`${path}/stage`, { to: 'exit/lost', facts: { 'lost.reason': 'rain' } }))
        .status,
    ).toBe(422);
    const passed = await shop.owner.refused(`${path}/stage`, { to: 'exit/lost', override: { reason: 'so' } });
    expect(passed.body.code).toBe('exit-needs');
    const after = (await shop.owner.get(path)).body;
    expect(after.job).toMatchObject({ endedAs: null, version: 1 });
    expect(after.facts.filter(({ key }) => key === 'lost.reason')).toEqual([]);
  });

  test('stays in its stage, asks for nothing more, and its history says how and why it ended', async () => {
    const before = await open();
    const path = pathOf(before);
    await shop.owner.post(`${path}/tasks`, { title: 'Buy tiles' });
    expect(before.tasks.map(({ key, state }) => [key, state])).toEqual([['prepare', 'open']]);
    const ended = (await end(path, { 'lost.reason': 'other-brand', 'lost.brand': 'Acme' })).body;
    expect(ended.job).toMatchObject({
      stage: 'talk',
      endedAs: 'lost',
      outstandingMinor: 0,
      nextDueOn: null,
      missingCount: 0,
    });
    expect(ended.tasks.map(({ state }) => state)).toEqual(['dropped', 'dropped']);
    expect(ended.notices.filter(({ state }) => state !== 'superseded')).toEqual([]);
    expect(ended.milestones.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    const { body } = await shop.viewer.get<{ readonly entries: readonly HistoryEntry[] }>(`${path}/history`);
    expect(body.entries[0]).toMatchObject({ action: 'end-job', reason: null });
    expect(body.entries[0]?.changes).toContainEqual({ path: 'endedAs', before: null, after: 'lost' });
    expect(body.entries[0]?.changes).toContainEqual({ path: 'fact:lost.brand', before: null, after: 'Acme' });
    // The same move once more changes nothing.
    expect((await end(path, { 'lost.reason': 'price' })).body.job.version).toBe(ended.job.version);
  });

  test('is read-only by every door, after-closing items too', async () => {
    const path = pathOf(await open());
    const { job } = (await end(path, because)).body;
    const edit = (facts: object) => ({ edits: [{ jobId: job.id, baseVersion: job.version, facts }] });
    for (const facts of [{ 'lost.reason': null }, { remark: 'x' }]) {
      const cells = await shop.owner.post<{ results: { code: string }[] }>('/api/edits', edit(facts));
      expect(cells.body.results[0]?.code).toBe('job-closed');
    }
    const entry = 'contacts/01J8ZQ4T5V0000000000000001/said';
    const late = await shop.owner.refused(`${path}/facts`, { facts: [{ key: entry, value: 'hello' }] });
    expect(late.body.code).toBe('job-closed');
    const imported = await shop.owner.post<{ results: { code: string }[] }>('/api/imports', {
      dryRun: false,
      rows: [{ number: job.number, facts: { 'lost.reason': 'other-brand' } }],
    });
    expect(imported.body.results[0]?.code).toBe('job-closed');
  });

  test('has no other door: cells, drafts and files cannot write how a job ended', async () => {
    const { job } = await open();
    const endedAs = { endedAs: 'lost' };
    const cells = { edits: [{ jobId: job.id, baseVersion: 1, ...endedAs }] };
    expect((await shop.owner.refused('/api/edits', cells)).status).toBe(422);
    expect((await shop.owner.refused('/api/jobs', { ...opening, ...endedAs })).status).toBe(422);
    const file = {
      dryRun: false,
      rows: [
        { number: job.number, ...endedAs },
        { number: job.number, stage: 'exit/lost' },
      ],
    };
    const imported = await shop.owner.post<{ results: { outcome: string }[] }>('/api/imports', file);
    expect(imported.body.results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
  });

  test('is taken only where the trade has it, and only by who may move a stage', async () => {
    const path = pathOf(await open());
    expect((await shop.staff.refused(`${path}/stage`, { to: 'exit/none' })).body.code).toBe('unknown-stage');
    expect((await shop.finance.refused(`${path}/stage`, { to: 'exit/lost', facts: because })).status).toBe(
      403,
    );
    const stale = await shop.staff.refused(`${path}/stage`, { to: 'work', facts: because });
    expect(stale.body.fields?.map((field) => field.path)).toEqual(['facts']);
    await shop.owner.post(`${path}/stage`, { to: 'work' });
    expect((await shop.staff.refused(`${path}/stage`, { to: 'exit/lost', facts: because })).body.code).toBe(
      'exit-elsewhere',
    );
    await shop.owner.post(`${path}/stage`, { to: 'done', override: { reason: 'x' } });
    const closed = await shop.staff.refused(`${path}/stage`, { to: 'exit/cancelled', facts: because });
    expect(closed.body.code).toBe('job-closed');
  });

  test('is reopened where it was left, with its plan as it was', async () => {
    const before = await open();
    const path = pathOf(before);
    await end(path, because);
    const again = (await shop.staff.post(`${path}/stage`, { to: 'talk' })).body;
    expect(again.job).toMatchObject({ stage: 'talk', endedAs: null, outstandingMinor: 1_000_000 });
    expect(again.milestones).toEqual(before.milestones);
    expect(again.tasks.map(({ state }) => state)).toEqual(['open']);
    expect(again.notices.filter(({ state }) => state === 'pending').map(({ key }) => key)).toEqual(
      before.notices.map(({ key }) => key),
    );
    // A gate is not passed by way of an ending.
    await end(path, because);
    const skipped = await shop.staff.refused(`${path}/stage`, { to: 'aftercare' });
    expect(skipped.body.code).toBe('stage-blocked');
  });
});

describe('money of a job that ends', () => {
  test('is refunded first, or kept by a written decision of who may pass a gate', async () => {
    const path = pathOf(await open());
    const paid = (await pay(path, 400_000, 'SLIP-1')).body;
    const refused = await shop.staff.refused(`${path}/stage`, { to: 'exit/lost', facts: because });
    expect(refused.body.missing?.map(({ label }) => label.en)).toEqual([
      '¥4,000.00 received: refund it, or write why it is kept',
    ]);
    const keep = { to: 'exit/lost', facts: because, override: { reason: 'Deposit kept by contract' } };
    expect((await shop.staff.refused(`${path}/stage`, keep)).body.code).toBe('not-allowed');
    const kept = (await shop.manager.post(`${path}/stage`, keep)).body;
    expect(kept).toMatchObject({ keptBecause: 'Deposit kept by contract' });
    expect(kept.job).toMatchObject({ endedAs: 'lost', paidMinor: 400_000, outstandingMinor: 0 });
    // Reopened, the decision is gone too.
    expect((await shop.owner.post(`${path}/stage`, { to: 'talk' })).body.keptBecause).toBeNull();
    const [payment] = paid.payments;
    await shop.owner.post(`${path}/payments`, {
      refundOf: payment?.id,
      amountMinor: 400_000,
      voucher: 'BACK-1',
      reason: 'not taken',
    });
    const ended = await end(path, because);
    expect(ended.body).toMatchObject({ keptBecause: null, job: { endedAs: 'lost', paidMinor: 0 } });
  });

  test('closes the links by which it could still be paid', async () => {
    const before = await open();
    const link = await shop.owner.post<JobDetail & { link: { state: string } }>(
      `/api/milestones/${before.milestones[0]?.id ?? ''}/link`,
      {},
    );
    expect(link.body.link.state).toBe('open');
    const ended = (await end(pathOf(before), because)).body;
    expect(ended.links.map(({ state }) => state)).toEqual(['closed']);
  });
});

test('ended jobs are listed and summed apart from open and closed ones, now and in the past', async () => {
  const mine = { ownerId: 'stf_manager' };
  const [kept, lost] = [await open(mine), await open(mine)];
  shop.clock.to('2026-03-03');
  await end(pathOf(lost), because);
  const counts = async () =>
    Object.fromEntries(
      await Promise.all(
        ['open', 'closed', 'ended', 'all'].map(async (view) => [
          view,
          [
            (await listed(`view=${view}`)).length,
            (await summary(`view=${view}`)).groups.map(({ count }) => count),
          ],
        ]),
      ),
    );
  expect(await counts()).toEqual({ open: [1, [1]], closed: [0, []], ended: [1, [1]], all: [2, [2]] });
  expect((await listed('view=ended')).map(({ id, endedAs, stage }) => [id, endedAs, stage])).toEqual([
    [lost.job.id, 'lost', 'talk'],
  ]);
  const past = `asOf=${shop.clock.now - 3_600_000}`;
  expect((await listed(`view=open&${past}`)).map(({ id }) => id).toSorted()).toEqual(
    [kept.job.id, lost.job.id].toSorted(),
  );
  shop.clock.to('2026-03-05');
  await shop.owner.post(`${pathOf(lost)}/stage`, { to: 'talk' });
  const whenEnded = `asOf=${shop.clock.now - 86_400_000}`;
  expect((await listed(`view=ended&${whenEnded}`)).map(({ id, endedAs }) => [id, endedAs])).toEqual([
    [lost.job.id, 'lost'],
  ]);
  expect(await counts()).toEqual({ open: [2, [2]], closed: [0, []], ended: [0, []], all: [2, [2]] });
});

test('undo of an ending gives all back that came with it, and redo asks its needs again', async () => {
  // Undo takes the newest operation of its person, and the tests of this file share the shop.
  shop.clock.to('2026-03-10');
  const before = await open();
  const path = pathOf(before);
  await shop.owner.post(`${path}/tasks`, { title: 'Buy tiles' });
  await shop.staff.post(`${path}/stage`, { to: 'exit/lost', facts: because });
  const undone = await shop.staff.post<{ outcome?: unknown }>('/api/undo', { way: 'undo' });
  expect(undone.status).toBe(200);
  const again = (await shop.owner.get(path)).body;
  expect(again.job).toMatchObject({ endedAs: null, stage: 'talk', outstandingMinor: 1_000_000 });
  expect(again.facts.findLast(({ key }) => key === 'lost.reason')?.value ?? null).toBeNull();
  expect(again.tasks.map(({ state }) => state)).toEqual(['open', 'open']);
  await shop.staff.post('/api/undo', { way: 'redo' });
  const redone = (await shop.owner.get(path)).body;
  expect(redone.job.endedAs).toBe('lost');
  expect(redone.facts.findLast(({ key }) => key === 'lost.reason')?.value).toBe('price');
  await shop.staff.post('/api/undo', { way: 'undo' });
  await pay(path, 400_000, 'SLIP-2');
  // Money came meanwhile: the ending is not done again without a word about it.
  await shop.staff.post('/api/undo', { way: 'redo' });
  expect((await shop.owner.get(path)).body.job.endedAs).toBeNull();
});
