import { beforeAll, expect, test } from 'vitest';
import { planChange } from '#actions/decide/plan-change';
import type { Edits } from '#domain/jobs/change';
import { businessDate, hourMs, instant } from '#domain/time/day';
import type { Store } from '#store/store';
import type { LoadedJob } from '#store/jobs/loaded-job';
import { addJobs } from '#test/worker/store/kit/many-jobs';
import {
  addStaff,
  ctxAt,
  editsOf,
  fact,
  loaded,
  newId,
  noon,
  opened,
  paid,
} from '#test/worker/store/kit/shop';
import { planOf, watchedStore } from '#test/worker/store/kit/watched';

beforeAll(addStaff);

const big =
  'job|customer|fact|line|change_order|booking|milestone|task|notice|notice_delivery|warranty|payment|allocation|receipt|payment_link|history|inbox|unmatched|idempotency|mine|other|other_job|p|m|a';
const walksAll = new RegExp(`SCAN (${big})\\b`);
// The rows of one JSON text or of one lease may be sorted, but nothing that grows.
const mayOrder = /json_each|lease_by/;

// The query plan of a new customer names the jobs that could refer to it; they are scanned only while a
// deferred reference is open.
const mayWalk = /^insert into "?customer/;

const everything = (job: LoadedJob): Partial<Edits> => {
  const [milestone] = job.state.milestones;
  if (milestone === undefined) throw new Error('a job has milestones');
  const payment = paid(10);
  const line = {
    id: newId('lin'),
    position: 1,
    description: 'x',
    quantity: 1,
    amountMinor: 1,
    tags: [],
    isDone: false,
  };
  return {
    job: { title: 'All of it' },
    customer: { name: '李丽' },
    facts: [fact('wedding.on', '2027-08-08')],
    lines: [line, { ...line, id: newId('lin'), isRemoved: true }],
    changeOrders: [{ id: newId('cho'), title: 'x', amountMinor: 1, state: 'proposed', approvedAt: null }],
    bookings: [
      {
        id: newId('bkg'),
        role: 'host',
        supplier: 'x',
        phone: null,
        on: businessDate('2027-08-08'),
        state: 'asked',
      },
    ],
    tasks: job.state.tasks.slice(0, 1),
    payments: [payment],
    allocations: [{ id: newId('alc'), paymentId: payment.id, milestoneId: milestone.id, amountMinor: 10 }],
    links: [
      {
        id: newId('lnk'),
        reference: newId('ref'),
        milestoneId: milestone.id,
        provider: 'standard',
        amountMinor: 1,
        url: 'u',
        state: 'open',
      },
    ],
  };
};

const extras = () => ({
  inbox: { provider: 'standard', eventId: newId('evt'), bodyHash: 'h', outcome: 'paid' },
  idempotency: { key: newId('key'), actor: 'a', route: 'r', bodyHash: 'h', status: 200, answer: '' },
});

/** The statements of an import, its undo and an export. */
const useMany = async (store: Store, { state, flow }: LoadedJob): Promise<void> => {
  const { id, number } = state.job;
  const [loadedJob] = await store.loadJobs('number', [number]);
  if (loadedJob === undefined) throw new Error('a job is found by its number');
  await store.loadJobs('id', [id, 'job_none']);
  const empty = {
    ...state,
    job: { ...state.job, id: newId('job'), version: 0 },
    customer: { ...state.customer, id: newId('cus') },
  };
  const fresh = {
    ...empty,
    facts: [],
    milestones: [],
    tasks: [],
    notices: [],
    bookings: [],
    changeOrders: [],
    lines: [],
  };
  const opening = planChange(
    ctxAt(noon),
    { state: fresh, flow },
    editsOf({ facts: [fact('wedding.on', '2027-09-09')] }),
  );
  const { idempotency } = extras();
  const born = await store.openJobs([{ change: opening.change, state: opening.after, flow }], {
    idempotency,
  });
  expect(born).toMatchObject({ done: true });
  const { change, after } = planChange(
    ctxAt(noon),
    loadedJob,
    editsOf({ facts: [fact('size', 99)], customer: { name: '张' } }),
  );
  expect(await store.commitAll([{ change, state: after, base: loadedJob }])).toEqual({ done: true });
  const [open] = await store.openedJobs([opening.change.jobId], {
    operationId: 'ges_none',
    actor: 'stf_mei',
  });
  if (open === undefined) throw new Error('an opened job is found');
  const words = {
    at: noon,
    actor: 'a',
    requestId: 'r',
    change: { path: 'isWithdrawn', before: false, after: true },
  };
  expect(await store.withdrawJobs({ jobs: [open], ...words })).toEqual({ done: true });
  await store.detailsOf([id]);
  await store.historiesSince([{ jobId: id, version: 1 }]);
};

/** Calls every method once, with all its options. */
const useAll = async () => {
  const { seen, store, shopStore } = watchedStore();
  const job = await opened({ facts: { 'wedding.on': '2027-05-01' } });
  const { change, after } = planChange(ctxAt(noon), job, editsOf(everything(job)));
  expect(await store.commit(change, after, job, extras())).toEqual({ done: true });
  await store.loadJob(job.state.job.id);
  await store.loadJobByMilestone(job.state.milestones[0]?.id ?? '');
  await store.loadJobByLink('x');
  await useMany(store, job);
  await store.history(job.state.job.id, 9);
  await store.findIdempotent('k', 'a', 'r');
  await store.inboxHash('p', 'e');
  await store.countWebhookRefusals({ provider: 'p', count: 1, lastAt: noon, lastWhy: 'signature' });
  await store.recordInbox({ provider: 'p', eventId: newId('evt'), bodyHash: 'h', outcome: 'o', at: noon });
  await store.dueNotices(noon, 10);
  const addressed = { id: 'x', claimableAt: null, error: null, deliveries: [] };
  await store.addressNotices([{ ...addressed, state: 'missed' }], noon);
  const untold = { channel: 'console', subject: null, body: null, sentAt: null, claimableAt: null };
  const outcomes = [{ id: 'x', state: 'missed' as const, attempts: 1, error: null, ...untold }];
  await store.nextBatch({ now: noon, leaseUntil: noon, leaseBy: 'run', limit: 10, outcomes });
  await store.releaseBatch({ leaseBy: 'run', now: noon, handedOver: [] });
  await store.startTick(noon, noon);
  await store.finishTick(noon, noon, {});
  await store.health(noon);
  await store.jobsPlannedWithout('x', 8);
  await shopStore.notices({ from: noon, to: noon, limit: 9 });
  await shopStore.notices({ from: noon, undelivered: 'true', limit: 9 });
  return seen;
};

/** Names of a plan's subqueries, which may equal the table that they read by its index. */
const madeIn = (plan: readonly string[]): readonly string[] =>
  plan.flatMap((step) => /^(?:CO-ROUTINE|MATERIALIZE) (\w+)$/.exec(step)?.[1] ?? []);

test('no statement walks a table that grows, or sorts what grows', async () => {
  const { statements } = await useAll();
  expect(statements.length).toBeGreaterThan(25);
  for (const sql of new Set(statements)) {
    const plan = await planOf(sql);
    const created = madeIn(plan);
    const walking = mayWalk.test(sql)
      ? []
      : plan.filter((step) => created.every((name) => step !== `SCAN ${name}`) && walksAll.test(step));
    expect({ sql, walking }).toEqual({ sql, walking: [] });
    const sorting = mayOrder.test(sql) ? [] : plan.filter((step) => /TEMP B-TREE/.test(step));
    expect({ sql, sorting }).toEqual({ sql, sorting: [] });
  }
});

test('a job is read and its page listed without a bound limit, by which SQLite compiles a statement anew at each call', async () => {
  const { state } = await opened({ facts: { 'wedding.on': '2027-05-01' } });
  const { seen, store } = watchedStore();
  await store.loadJob(state.job.id);
  await store.historiesSince([{ jobId: state.job.id, version: 1 }]);
  const listed = { view: 'open', sort: '-updated', limit: 100, withNames: true } as const;
  await store.listJobs(listed, businessDate('2027-05-01'));
  await store.listJobs({ ...listed, q: 'x' }, businessDate('2027-05-01'));
  expect(seen.statements.filter((sql) => / limit \d/.test(sql)).length).toBeGreaterThan(2);
  expect(seen.statements.filter((sql) => / limit \?/.test(sql))).toEqual([]);
});

test('what was not delivered is found without walking what was', async () => {
  const { seen, shopStore } = watchedStore();
  await shopStore.notices({ from: noon, undelivered: 'true', limit: 9 });
  const [plan] = await Promise.all(seen.statements.map(planOf));
  expect(plan?.join()).toContain('notice_undelivered');
});

/** Statements and round trips of actions that people wait for: a rise needs a reason. */
const budget = {
  // The job as one value, and its facts.
  load: { statements: 2, roundTrips: 1 },
  editCell: { statements: 5, roundTrips: 1 },
  recordPayment: { statements: 7, roundTrips: 1 },
  // Due notices, staff and the shop's own words, three writes of their deliveries, and one statement for each batch and the last
  // one.
  claimed: { statements: 8, roundTrips: 4 },
};

type Way = keyof typeof budget;

const ways: Readonly<Record<Way, () => Promise<ReturnType<typeof watchedStore>['seen']>>> = {
  load: async () => {
    const job = await opened({ facts: { 'wedding.on': '2027-05-01' } });
    const { seen, store } = watchedStore();
    await store.loadJob(job.state.job.id);
    return seen;
  },
  editCell: async () => {
    const job = await opened({ facts: { 'wedding.on': '2027-05-01' } });
    const { seen, store } = watchedStore();
    const { change, after } = planChange(ctxAt(noon), job, editsOf({ facts: [fact('size', 180)] }));
    const { idempotency } = extras();
    expect(await store.commit(change, after, job, { idempotency })).toEqual({ done: true });
    return seen;
  },
  recordPayment: async () => {
    const job = await opened({ facts: { 'wedding.on': '2027-05-01', 'couple.confirmed': true } });
    const { seen, store } = watchedStore();
    const now = instant(noon + hourMs);
    const { change, after } = planChange(
      ctxAt(now),
      await loaded(job.state.job.id),
      editsOf({ payments: [paid(100_000)] }),
    );
    const { inbox } = extras();
    expect(await store.commit(change, after, job, { inbox })).toEqual({ done: true });
    return seen;
  },
  claimed: async () => {
    const { seen, store } = watchedStore();
    const far = instant(noon + 400 * 24 * hourMs);
    const leaseBy = newId('run');
    const { notices } = await store.dueNotices(far, 5);
    await store.addressNotices(
      notices.map(({ id }) => ({
        id,
        state: 'leased',
        claimableAt: null,
        error: null,
        deliveries: [{ id: newId('dlv'), recipient: 'customer', channel: 'console' }],
      })),
      far,
    );
    const claim = { now: far, leaseUntil: far, leaseBy };
    const batch = await store.nextBatch({ ...claim, limit: 5, outcomes: [] });
    const untold = { channel: 'console', subject: null, body: null, sentAt: null, claimableAt: null };
    const outcomes = batch.map(({ id }) => ({
      id,
      state: 'missed' as const,
      attempts: 1,
      error: null,
      ...untold,
    }));
    await store.nextBatch({ ...claim, limit: 0, outcomes });
    return seen;
  },
};

test('each way costs what its budget says, and reads as many rows among many jobs as among few', async () => {
  const few = new Map<string, number>();
  for (const [way, use] of Object.entries(ways)) few.set(way, (await use()).rowsRead);
  await addJobs(0, 5_000);
  const names: readonly Way[] = ['load', 'editCell', 'recordPayment', 'claimed'];
  for (const way of names) {
    const seen = await ways[way]();
    expect({ way, statements: seen.statements.length, roundTrips: seen.roundTrips }).toEqual({
      way,
      ...budget[way],
    });
    expect({ way, more: Math.max(seen.rowsRead - (few.get(way) ?? 0), 0) < 10 }).toEqual({ way, more: true });
  }
});
