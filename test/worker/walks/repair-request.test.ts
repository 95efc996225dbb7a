import { expect, it } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { EditResult } from '#contract/shop/shop-answers';
import { moment, openWalk, type HttpWalk } from './http-walk';
import { giveDuties, opening, refusedFact } from './repair-steps';

const surveyors = { stf_staff: ['surveyor'], stf_finance: ['surveyor'], stf_viewer: [] } as const;

const emergency = (clock: '10:00' | '11:00', on = '2026-09-07') => ({
  emergency: true,
  'emergency.why': '水管爆裂',
  'survey.at': moment(on, clock),
});

const named = ({ facts }: JobDetail): unknown => facts.find(({ key }) => key === 'surveyor')?.value;

const opened = async ({ shop }: HttpWalk, facts: object): Promise<JobDetail> =>
  (await shop.staff.post('/api/jobs', { ...opening, facts })).body;

it.each([
  { on: '2026-10-08', until: '2026-09-30', tooLate: '2026-10-01' },
  { on: '2026-11-23', until: '2026-11-20', tooLate: '2026-11-21' },
])('a survey on $on is booked until $until, and not after it (REP-01-LEAD: accepts)', async (dates) => {
  const walk = await openWalk(dates.tooLate, opening);
  const { status, body } = await walk.refused('facts', {
    facts: [{ key: 'survey.at', value: moment(dates.on, '15:00') }],
  });
  expect([status, body.code]).toEqual([409, 'lead-time']);
  expect(body.detail).toContain(dates.until);
  walk.shop.clock.to(dates.until);
  const booked = await walk.record({ 'survey.at': moment(dates.on, '15:00') });
  expect(booked.facts).toMatchObject([{ key: 'survey.at' }]);
});

it('a survey on the day itself is too late without an emergency and its reason, or a manager’s (REP-01-LEAD: refuses)', async () => {
  const walk = await openWalk('2026-09-07', opening);
  const at = moment('2026-09-07', '15:00');
  expect(await refusedFact(walk, 'survey.at', at)).toEqual([409, 'lead-time']);
  await walk.record({ emergency: true });
  expect(await refusedFact(walk, 'survey.at', at)).toEqual([409, 'lead-time']);
  const { job } = await walk.job();
  const { body } = await walk.shop.staff.post<{ results: readonly EditResult[] }>('/api/edits', {
    edits: [{ jobId: job.id, baseVersion: job.version, facts: { 'survey.at': at } }],
  });
  expect(body.results).toMatchObject([{ ok: false, code: 'lead-time' }]);
  await walk.record({ 'emergency.why': '水管爆裂' });
  await walk.record({ 'survey.at': at });
  const calm = await openWalk('2026-09-07', opening);
  const override = { reason: '老客户' };
  const facts = [{ key: 'survey.at', value: at }];
  expect((await calm.refused('facts', { facts, override })).status).toBe(403);
  await calm.post('facts', { facts, override }, 'manager');
});

it('an emergency names the surveyor whose turn is next, tells at once, and the next one names another (REP-01-EMG)', async () => {
  const walk = await openWalk('2026-09-07', opening);
  await giveDuties(walk, surveyors);
  const first = await walk.record(emergency('10:00'));
  const second = await opened(walk, emergency('11:00'));
  expect([named(first), named(second)].toSorted()).toEqual(['stf_finance', 'stf_staff']);
  expect(first.appointments).toMatchObject([{ people: [{ id: named(first) }] }]);
  expect(first.tasks.find(({ key }) => key === 'dispatch')).toMatchObject({
    assigneeId: named(first),
    dueAt: moment('2026-09-07', '09:15'),
  });
  await walk.shop.tick();
  expect(await walk.notices('dispatch', 'sent')).toHaveLength(1);
  expect(await refusedFact(walk, 'dispatched.at', moment('2026-09-08', '10:00'))).toEqual([
    422,
    'wrong-value',
  ]);
  await walk.record({ 'dispatched.at': moment('2026-09-07', '09:00') });
  expect(await walk.task('dispatch')).toMatchObject({ state: 'done' });
});

it('the turn passes over a surveyor who is at an appointment, and names nobody twice or against a person’s word (REP-01-EMG)', async () => {
  const walk = await openWalk('2026-09-14', opening);
  await giveDuties(walk, surveyors);
  await opened(walk, { ...emergency('10:00', '2026-09-14'), surveyor: 'stf_staff' });
  walk.shop.clock.to('2026-09-14', '10:30');
  // The first one is at the customer's until eleven; the second one was there longer ago.
  await opened(walk, { ...emergency('10:00', '2026-09-14'), surveyor: 'stf_finance', 'survey.minutes': 10 });
  expect(named(await opened(walk, emergency('11:00', '2026-09-14')))).toBe('stf_finance');
  const own = await walk.record({ ...emergency('11:00', '2026-09-14'), surveyor: 'stf_staff' });
  expect(named(own)).toBe('stf_staff');
  const cleared = await walk.record({ surveyor: null });
  expect(named(cleared) ?? null).toBeNull();
  expect(named(await walk.record({ 'emergency.why': '总阀漏水' })) ?? null).toBeNull();
});

it('cells of the sheet name the surveyor too, and undo takes the name back with them (REP-01-EMG)', async () => {
  const walk = await openWalk('2026-09-28', opening);
  await giveDuties(walk, { stf_staff: ['surveyor'], stf_finance: [] });
  const { job } = await walk.job();
  const { staff } = walk.shop;
  const gestureId = walk.shop.deps.newId('ges');
  const written = await staff.send<{ results: readonly EditResult[] }>({
    method: 'POST',
    path: '/api/edits',
    body: { edits: [{ jobId: job.id, baseVersion: job.version, facts: emergency('10:00', '2026-09-28') }] },
    headers: { 'operation-id': gestureId },
  });
  expect(written.body.results).toMatchObject([{ ok: true }]);
  expect(named(await walk.job())).toBe('stf_staff');
  walk.shop.clock.to('2026-09-28', '09:05');
  const undone = await staff.post<{ results: readonly EditResult[] }>('/api/undo', {
    way: 'undo',
    gestureId,
  });
  expect(undone.body.results).toMatchObject([{ ok: true }]);
  const after = await walk.job();
  expect(after.facts.filter(({ value }) => value !== null)).toEqual([]);
});

it('a repair that is declined says why; after the signature it is cancelled (REP-03-CON)', async () => {
  const walk = await openWalk('2026-09-07', opening);
  const unsaid = await walk.refused('stage', { to: 'exit/declined' });
  expect(unsaid.body.missing?.map(({ item }) => item)).toEqual(['ended.why']);
  expect((await walk.refused('stage', { to: 'exit/cancelled' })).status).toBe(409);
  const ended = await walk.post('stage', { to: 'exit/declined', facts: { 'ended.why': 'price' } });
  expect(ended.job).toMatchObject({ stage: 'inquiry', endedAs: 'declined' });
  expect(await refusedFact(walk, 'problem', '再看看')).toEqual([409, 'job-closed']);
});
