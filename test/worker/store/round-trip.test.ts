import { beforeAll, expect, test } from 'vitest';
import { jobRowOf } from '#actions/decide/present/detail';
import { planOf } from '#actions/decide/plan-change';
import { businessDate, instant } from '#domain/time/day';
import { renovation } from '#domain/trades/renovation/index';
import {
  addStaff,
  commit,
  ctxAt,
  fact,
  first,
  listed,
  loaded,
  newId,
  noon,
  opened,
  paid,
  store,
} from '#test/worker/store/kit/shop';

beforeAll(addStaff);

test('a new job gets the next number, its history and its rows, and loads as it was decided', async () => {
  const loadedJob = await opened({ facts: { 'wedding.on': '2027-05-01' } });
  const two = await opened();
  expect(two.state.job.number).toBe(loadedJob.state.job.number + 1);
  expect(loadedJob.state.job).toMatchObject({
    version: 1,
    ownerId: 'stf_mei',
    flowKey: 'wedding',
    contractTotalMinor: 1_000_000,
  });
  expect(
    loadedJob.state.facts.map(({ key, value, recordedVersion }) => [key, value, recordedVersion]),
  ).toEqual([['wedding.on', '2027-05-01', 1]]);
  expect(loadedJob.state.milestones.length).toBeGreaterThan(1);
  expect(loadedJob.detail.staff).toEqual([
    { id: 'stf_mei', name: 'Mei', role: 'owner', isActive: true, duties: [] },
  ]);
  const history = await store.history(loadedJob.state.job.id, null);
  expect(history).toMatchObject([{ version: 1, actor: 'stf_mei', action: 'open-job' }]);
});

test('every kind of row that a change holds comes back from a load', async () => {
  const job = await opened({ flow: 'renovation' });
  const outcome = await commit(job, {
    action: 'all',
    reason: 'because',
    changes: [{ path: 'title', before: 'a', after: 'b' }],
    job: { title: '新标题' },
    customer: { phone: '13911112222' },
    facts: [fact('area', 88.5), fact('address.checked', true)],
    lines: [
      {
        id: newId('lin'),
        position: 1,
        description: '水电',
        quantity: 1.5,
        amountMinor: 120_000,
        tags: ['hidden'],
        isDone: true,
      },
    ],
    changeOrders: [
      { id: newId('cho'), title: 'More', amountMinor: -5_000, state: 'proposed', approvedAt: null },
    ],
    bookings: [{ id: newId('bkg'), role: 'painter', supplier: 'Li', phone: null, on: null, state: 'asked' }],
    tasks: [
      {
        id: newId('tsk'),
        key: 'manual/1',
        title: 'Call',
        assigneeId: 'stf_mei',
        duty: 'parts',
        entry: null,
        party: 'The couple',
        dueOn: null,
        dueAt: null,
        isProvisional: false,
        isUrgent: true,
        missedAt: instant(1_700_000_000_000),
        missedBy: 'stf_mei',
        isShown: true,
        state: 'open',
        doneAt: null,
      },
    ],
    payments: [paid(5_000)],
  });
  expect(outcome).toEqual({ done: true });
  const { state, detail } = await loaded(job.state.job.id);
  expect(state.job).toMatchObject({ title: '新标题', version: 2 });
  expect(state.customer.phone).toBe('13911112222');
  expect(state.lines).toMatchObject([
    { description: '水电', quantity: 1.5, amountMinor: 120_000, tags: ['hidden'], isDone: true },
  ]);
  expect(state.changeOrders).toMatchObject([{ title: 'More', amountMinor: -5_000, state: 'proposed' }]);
  expect(state.bookings).toMatchObject([{ supplier: 'Li', on: null, state: 'asked' }]);
  expect(state.tasks.find(({ key }) => key === 'manual/1')).toMatchObject({
    title: 'Call',
    isProvisional: false,
  });
  expect(detail.payments).toMatchObject([
    { amountMinor: 5_000, recordedBy: 'stf_mei', receipt: 'R2026-000001' },
  ]);
  expect(await store.history(state.job.id, 2)).toMatchObject([{ version: 1 }]);
});

test('a fact that is replaced stays as an earlier one, and a removed line is gone', async () => {
  const job = await opened({ flow: 'renovation' });
  const line = {
    id: newId('lin'),
    position: 1,
    description: 'x',
    quantity: 1,
    amountMinor: 100,
    tags: [],
    isDone: false,
  };
  await commit(job, { facts: [fact('progress', 30)], lines: [line] });
  await commit(await loaded(job.state.job.id), {
    facts: [fact('progress', 60)],
    lines: [{ ...line, isRemoved: true }],
  });
  const { state } = await loaded(job.state.job.id);
  expect(state.facts.map(({ value }) => value)).toEqual([60]);
  expect(state.earlierFacts?.map(({ value }) => value)).toEqual([30]);
  expect(state.lines).toEqual([]);
});

test('the row of the list is the row that the write answered', async () => {
  const job = await opened({ facts: { 'wedding.on': '2027-05-01' } });
  await commit(job, { payments: [paid(30_000)] });
  const after = await loaded(job.state.job.id);
  const ctx = ctxAt(noon);
  const answered = jobRowOf({
    state: after.state,
    flow: after.flow,
    plan: planOf(ctx, after.flow, after.state),
    rows: after.detail,
    calendar: ctx.calendar,
    updatedAt: after.detail.updatedAt,
  });
  const { jobs } = await listed({ q: `J-${after.state.job.number}`, facts: 'true' });
  expect(jobs).toEqual([answered]);
});

test('a job keeps the flow it began with when the code has gone on', async () => {
  const job = await opened({ flow: 'renovation' });
  const { createStore } = await import('#store/d1-store');
  const { db, zone } = await import('#test/worker/store/kit/shop');
  const later = createStore({
    db,
    zone,
    flows: [{ ...renovation, version: renovation.version + 1, stages: [] }],
  });
  expect((await later.loadJob(job.state.job.id))?.flow).toEqual(JSON.parse(JSON.stringify(renovation)));
});

test('a job is found by a milestone and by a link', async () => {
  const job = await opened();
  const [milestone] = job.state.milestones;
  if (milestone === undefined) throw new Error('a wedding has milestones');
  const link = {
    id: newId('lnk'),
    reference: newId('ref'),
    milestoneId: milestone.id,
    provider: 'standard',
    amountMinor: 100,
    url: 'https://pay.test/x',
    state: 'open' as const,
  };
  await commit(job, { links: [link] });
  expect((await store.loadJobByMilestone(milestone.id))?.state.job.id).toBe(job.state.job.id);
  expect((await store.loadJobByLink(link.reference))?.link).toEqual(link);
  expect(await store.loadJobByLink('nothing')).toBeNull();
  expect(await store.loadJob('job_nothing')).toBeNull();
});

test('a supplier booked by two jobs for one day is told to both', async () => {
  const [loadedJob, two] = [await opened(), await opened()];
  const booked = () => ({
    id: newId('bkg'),
    role: 'host',
    supplier: '老周',
    phone: null,
    state: 'booked' as const,
  });
  const on = businessDate('2027-05-01');
  const mine = { ...booked(), on };
  await commit(loadedJob, { bookings: [mine] });
  await commit(two, { bookings: [{ ...booked(), on }] });
  expect((await loaded(loadedJob.state.job.id)).detail.clashes).toEqual({
    [mine.id]: [two.state.job.number],
  });
});

test('a job planned with another calendar is found, a closed one is not', async () => {
  const job = await opened();
  const { version } = ctxAt(noon).calendar;
  expect(await store.jobsPlannedWithout(version, 100)).toEqual([]);
  const others = await store.jobsPlannedWithout('2099.1', 100);
  expect(others).toContain(job.state.job.id);
  await commit(job, { job: { closedAt: noon, stage: 'closed' } });
  expect(await store.jobsPlannedWithout('2099.1', 100)).not.toContain(job.state.job.id);
  expect((await first<{ n: number }>('select count(*) as n from job where is_closed = 1'))?.n).toBe(1);
});
