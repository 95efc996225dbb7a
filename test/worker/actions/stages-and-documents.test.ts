import { beforeEach, describe, expect, test } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { UndoAnswer } from '#contract/shop/shop-answers';
import { instantAt, businessDate, type ClockTime } from '#domain/time/day';
import { flowsBefore } from '#test/kit/flows/renovation-1';
import { openJob, openShop } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';

const shop = await openShop(undefined, { flows: flowsBefore });
let opened: JobDetail;
let path = '';

beforeEach(async () => {
  opened = await openJob(shop, { contractTotalMinor: 100_000 });
  path = `/api/jobs/${opened.job.id}`;
});

const at = (on: string, clock: ClockTime = '10:00'): number =>
  instantAt(businessDate(on), clock, 'Asia/Shanghai');
const move = (to: string, more: object = {}) => shop.staff.refused(`${path}/stage`, { to, ...more });
const inquiry = [
  { key: 'job.kind', value: 'old-home' },
  { key: 'area', value: 90 },
  { key: 'survey.at', value: at('2026-03-10') },
  { key: 'surveyor', value: 'stf_staff' },
  { key: 'designer', value: 'stf_staff' },
  { key: 'survey.class', value: 'ordinary' },
  { key: 'survey.zone', value: 'inside-second-ring' },
];
const record = (facts: readonly object[]) => shop.staff.post(`${path}/facts`, { facts });

describe('a stage', () => {
  test('is not left while it needs something, and says what, in every language', async () => {
    const before = await everyRow();
    const answer = await move('survey');
    expect(answer).toMatchObject({ status: 409, body: { code: 'stage-blocked' } });
    expect(answer.body.missing?.map(({ item }) => item)).toContain('area');
    expect(answer.body.missing?.every(({ label }) => label.en && label['zh-Hans'] && label['zh-Hant'])).toBe(
      true,
    );
    expect(answer.body.missing?.every(({ source }) => source.length > 0)).toBe(true);
    expect(await everyRow()).toEqual(before);
  });

  test('is left when it has all it needs, and may be gone back to', async () => {
    expect((await record(inquiry)).status).toBe(200);
    expect((await move('survey')).status).toBe(200);
    const back = await shop.staff.post(`${path}/stage`, { to: 'inquiry' });
    expect(back.body.job.stage).toBe('inquiry');
  });

  test('is not skipped without an override, however complete', async () => {
    await record(inquiry);
    expect((await move('design-and-quote')).body.code).toBe('stage-blocked');
  });

  test('is forced only by those who may, with a reason', async () => {
    expect(await move('survey', { override: { reason: 'agreed' } })).toMatchObject({ status: 403 });
    expect(await move('survey', { override: { reason: '' } })).toMatchObject({ status: 422 });
    const forced = await shop.manager.post(`${path}/stage`, { to: 'survey', override: { reason: 'agreed' } });
    expect(forced.body.job.stage).toBe('survey');
  });

  test('closed keeps plan and papers as they are, takes money, and opens again', async () => {
    const close = { to: 'closed', override: { reason: 'customer moved away' } };
    const closed = await shop.manager.post(`${path}/stage`, close);
    expect(closed.status).toBe(200);
    const refused = await shop.owner.patch<Problem>(path, { baseVersion: 2, contractTotalMinor: 5 });
    expect(refused).toMatchObject({ status: 409, body: { code: 'job-closed' } });
    expect((await shop.owner.post(`${path}/lines`, { description: 'L', amountMinor: 1 })).status).toBe(409);
    const cash = { amountMinor: 5, currency: 'CNY', method: 'cash', voucher: 'closed-1' };
    expect((await shop.owner.post(`${path}/payments`, cash)).status).toBe(200);
    const list = await shop.viewer.get<{ jobs: { id: string }[] }>('/api/jobs?view=closed');
    expect(list.body.jobs.map(({ id }) => id)).toContain(opened.job.id);
    expect((await shop.staff.post(`${path}/stage`, { to: 'aftercare' })).body.job.stage).toBe('aftercare');
  });
});

describe('a job that owes money to its customer', () => {
  const history = async () =>
    (
      await shop.owner.get<{ entries: readonly { action: string; reason: string | null }[] }>(
        `${path}/history`,
      )
    ).body.entries;
  const overpaid = async () => {
    const milestoneId = opened.milestones.find(({ key }) => key === 'balance')?.id;
    const money = {
      amountMinor: 6000,
      currency: 'CNY',
      method: 'cash',
      voucher: `over-${opened.job.number}`,
    };
    const { body } = await shop.finance.post(`${path}/payments`, { ...money, milestoneId });
    expect(body.job.creditMinor).toBe(1000);
    await shop.manager.post(`${path}/stage`, { to: 'aftercare', override: { reason: 'all is done' } });
    return body;
  };
  const credit = '¥10.00 owed to the customer: refund it, or write why it is kept';
  const labels = ({ body }: { readonly body: Problem }) => body.missing?.map(({ label }) => label.en) ?? [];

  test('is not closed before it is refunded', async () => {
    const { payments } = await overpaid();
    const asked = await move('closed');
    expect(asked.body.code).toBe('stage-blocked');
    expect(labels(asked)).toContain(credit);
    const refund = { refundOf: payments[0]?.id, amountMinor: 1000, voucher: `back-${opened.job.number}` };
    await shop.finance.post(`${path}/payments`, { ...refund, reason: 'paid too much' });
    expect(labels(await move('closed'))).not.toContain(credit);
  });

  test('is closed with the reason why it is kept, and asks again where undo would close it', async () => {
    await overpaid();
    const reason = 'kept, because the customer orders again';
    const closed = await shop.manager.post(`${path}/stage`, { to: 'closed', override: { reason } });
    expect(closed.body.job).toMatchObject({ stage: 'closed', creditMinor: 1000 });
    expect(await history()).toContainEqual(expect.objectContaining({ action: 'override-stage', reason }));
    const gestureId = shop.deps.newId('ges');
    await shop.manager.send({
      method: 'POST',
      path: `${path}/stage`,
      body: { to: 'aftercare' },
      headers: { 'operation-id': gestureId },
    });
    const undone = await shop.manager.post<UndoAnswer>('/api/undo', { way: 'undo', gestureId });
    expect(undone.body.results).toMatchObject([{ ok: false, code: 'stage-blocked' }]);
    expect((await shop.owner.get(path)).body.job.stage).toBe('aftercare');
  });
});

describe('a date with a lead time', () => {
  const book = (on: string, more: object = {}) =>
    shop.staff.refused(path, { baseVersion: 1, facts: { 'survey.at': at(on) }, ...more }, 'PATCH');

  test('is refused when it is nearer, with the last day on which it could have been booked (REN-01-LEAD)', async () => {
    // Monday 2 March: the preceding working day is Friday.
    const answer = await book('2026-03-02');
    expect(answer).toMatchObject({ status: 409, body: { code: 'lead-time' } });
    expect(answer.body.detail).toContain('the last day to book 2026-03-02 was 2026-02-28');
    expect(answer.body.fields).toEqual([
      { path: 'facts.survey.at', message: expect.stringMatching(/2026-02-28.*2026-03-03/) },
    ]);
    expect((await book('2026-03-03')).status).toBe(200);
  });

  test('is counted back from its day: on Saturday it is too late for Monday, which was to be booked on Friday (REN-01-LEAD)', async () => {
    shop.clock.to('2026-03-07');
    const answer = await book('2026-03-09');
    expect(answer).toMatchObject({ status: 409, body: { code: 'lead-time' } });
    expect(answer.body.fields?.[0]?.message).toMatch(/2026-03-06.*2026-03-10/);
    shop.clock.to('2026-03-06');
    expect((await book('2026-03-09')).status).toBe(200);
    shop.clock.to('2026-03-02');
  });

  test('is overridden with a reason by those who may, and the reason is kept', async () => {
    const override = { override: { reason: 'customer insists' } };
    expect((await book('2026-03-02', override)).status).toBe(403);
    const body = { baseVersion: 1, facts: { 'survey.at': at('2026-03-02', '16:00') }, ...override };
    expect((await shop.manager.patch(path, body)).status).toBe(200);
    const { body: history } = await shop.owner.get<{ entries: { reason: string | null }[] }>(
      `${path}/history`,
    );
    expect(history.entries[0]?.reason).toBe('customer insists');
  });
});

describe('a document', () => {
  const document = (key: string, state: string, more: object = {}) =>
    shop.staff.refused(`${path}/documents`, { key, state, ...more });
  const value = async (key: string): Promise<unknown> =>
    (await shop.staff.get(path)).body.facts.find((fact) => fact.key === key)?.value;

  test('goes through its states in order', async () => {
    expect(await document('design', 'agreed')).toMatchObject({
      status: 409,
      body: { code: 'document-not-ready' },
    });
    expect((await document('design', 'filed', { title: 'Plan A' })).status).toBe(200);
    expect(await document('design', 'agreed')).toMatchObject({ status: 409 });
    expect((await document('design', 'delivered')).status).toBe(200);
    expect((await document('design', 'agreed', { by: 'Mr Wang', on: '2026-03-01' })).status).toBe(200);
    expect(await value('design.agreed')).toEqual({ version: 1, by: 'Mr Wang', on: '2026-03-01' });
  });

  test('filed anew is a new version, and what was agreed no longer counts', async () => {
    for (const state of ['filed', 'delivered', 'agreed']) await document('design', state);
    await document('design', 'filed');
    expect(await value('design.filed')).toMatchObject({ version: 2 });
    const { body } = await shop.staff.get(path);
    expect(body.missing.map(({ item }) => item)).toContain('design');
    expect(await document('design', 'agreed')).toMatchObject({ status: 409 });
  });

  test('freezes the lines it was filed with', async () => {
    await shop.staff.post(`${path}/lines`, { description: 'Tiles', amountMinor: 7000, tags: ['decoration'] });
    await document('budget', 'filed');
    await shop.staff.post(`${path}/lines`, { description: 'Paint', amountMinor: 1 });
    expect(await value('budget.filed')).toMatchObject({
      snapshot: [{ description: 'Tiles', quantity: 1, amountMinor: 7000, tags: 'decoration' }],
    });
  });

  test('that attaches another waits for its agreement, and names its version (REN-03-CON)', async () => {
    const refused = await document('contract', 'filed');
    expect(refused).toMatchObject({ status: 409, body: { code: 'document-not-ready' } });
    for (const key of ['design', 'budget'])
      for (const state of ['filed', 'delivered', 'agreed']) await document(key, state);
    expect((await document('contract', 'filed')).status).toBe(200);
    expect(await value('contract.filed')).toMatchObject({ version: 1, attachedVersion: 1 });
    const signed = await shop.staff.post(`${path}/documents`, { key: 'contract', state: 'signed' });
    const down = signed.body.job.milestones.find(({ key }) => key === 'down');
    expect(down).toMatchObject({ dueOn: '2026-03-02', state: 'due' });
  });

  test('has no state that its trade does not give it', async () => {
    expect(await document('survey-record', 'signed')).toMatchObject({
      status: 422,
      body: { code: 'unknown-item' },
    });
    expect(await document('design', 'delivered', { ways: ['pigeon'] })).toMatchObject({ status: 422 });
  });
});

describe('rows under a job', () => {
  test('a supplier booked twice for a day is told on both jobs', async () => {
    const secondJob = await openJob(shop);
    const booking = { role: 'tiler', supplier: 'Old Wang', on: '2026-05-01', state: 'booked' };
    await shop.staff.post(`/api/jobs/${secondJob.job.id}/bookings`, booking);
    const mine = await shop.staff.post(`${path}/bookings`, booking);
    expect(mine.body.bookings[0]?.clashesWith).toEqual([secondJob.job.number]);
  });

  test('a line is removed and history keeps what it was', async () => {
    const { body } = await shop.staff.post(`${path}/lines`, { description: 'Tiles', amountMinor: 7000 });
    const lineId = body.lines[0]?.id;
    const gone = await shop.staff.post(`${path}/lines`, {
      lineId,
      description: 'Tiles',
      amountMinor: 7000,
      isRemoved: true,
    });
    expect(gone.body.lines).toEqual([]);
    const { body: history } = await shop.owner.get<{ entries: { changes: unknown[] }[] }>(`${path}/history`);
    expect(history.entries[0]?.changes).toMatchObject([{ before: { description: 'Tiles' }, after: null }]);
  });

  test('a check is ticked and unticked, a log only grows', async () => {
    const note = (text: string) => ({ key: 'follow-up.notes', value: { note: text } });
    await record([note('one')]);
    const { body } = await record([note('two')]);
    expect(body.facts.filter(({ key }) => key === 'follow-up.notes')).toHaveLength(2);
    const cleared = await record([{ key: 'area', value: 5 }]);
    const empty = await shop.staff.patch(path, {
      baseVersion: cleared.body.job.version,
      facts: { area: null },
    });
    expect(empty.body.facts.findLast(({ key }) => key === 'area')?.value).toBeNull();
  });

  test('a task of the trade is marked done by hand, and one made by hand stays', async () => {
    await record(inquiry);
    const { body } = await shop.staff.get(path);
    const call = body.tasks.find(({ key }) => key === 'survey-call');
    expect(call).toMatchObject({ state: 'open', assigneeId: 'stf_staff' });
    const dropped = await shop.staff.refused(`${path}/tasks`, { taskId: call?.id, state: 'dropped' });
    expect(dropped).toMatchObject({ status: 422, body: { code: 'wrong-value' } });
    const done = await shop.staff.post(`${path}/tasks`, { taskId: call?.id, state: 'done' });
    expect(done.body.tasks.find(({ key }) => key === 'survey-call')?.state).toBe('done');
    const answer = await shop.staff.post(`${path}/tasks`, { title: 'Bring samples', dueOn: '2026-03-09' });
    expect(answer.body.tasks.find(({ label }) => label.en === 'Bring samples')).toMatchObject({
      dueOn: '2026-03-09',
    });
  });
});
