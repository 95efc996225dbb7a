import { beforeAll, expect, test } from 'vitest';
import { planChange } from '#actions/decide/plan-change';
import { flows } from '#domain/trades/index';
import { createStore } from '#store/d1-store';
import {
  addStaff,
  commit,
  ctxAt,
  db,
  editsOf,
  fact,
  first,
  loaded,
  newId,
  noon,
  opened,
  paid,
  store,
  zone,
} from '#test/worker/store/kit/shop';

beforeAll(addStaff);

test('of 50 concurrent commits on one base one is written and 49 are stale', async () => {
  const job = await opened();
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, index) => commit(job, { facts: [fact('note', `n${index}`)] })),
  );
  expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
  expect(outcomes.filter((outcome) => !outcome.done && outcome.why === 'stale')).toHaveLength(49);
  const after = await loaded(job.state.job.id);
  expect(after.state.job.version).toBe(2);
  expect(after.state.facts).toHaveLength(1);
  expect(await store.history(job.state.job.id, null)).toHaveLength(2);
});

test('60 concurrent payments on 60 jobs are numbered without a gap', async () => {
  const jobs = await Promise.all(Array.from({ length: 60 }, () => opened()));
  const before = (await first<{ n: number }>(`select coalesce(max(number), 0) as n from receipt`))?.n ?? 0;
  const outcomes = await Promise.all(jobs.map((job) => commit(job, { payments: [paid(100), paid(200)] })));
  expect(outcomes.every(({ done }) => done)).toBe(true);
  const { results } = await db
    .prepare('select number from receipt where number > ? order by number')
    .bind(before)
    .all<{ number: number }>();
  expect(results.map(({ number }) => number)).toEqual(
    Array.from({ length: 120 }, (_, index) => before + index + 1),
  );
});

test('100 concurrent copies of one event give one payment and one receipt', async () => {
  const job = await opened();
  const copies = await Promise.all(
    Array.from({ length: 100 }, () =>
      commit(
        job,
        { payments: [paid(700, { effectKey: 'standard:pay_1' })] },
        { extras: { inbox: { provider: 'standard', eventId: 'evt_1', bodyHash: 'h', outcome: 'paid' } } },
      ),
    ),
  );
  expect(copies.filter(({ done }) => done)).toHaveLength(1);
  const { detail } = await loaded(job.state.job.id);
  expect(detail.payments).toHaveLength(1);
  expect(detail.payments[0]?.receipt).toMatch(/^R2026-\d{6}$/);
});

test('a key that was there already is named, whatever the version', async () => {
  const job = await opened();
  const event = { provider: 'standard', eventId: newId('evt'), bodyHash: 'h', outcome: 'paid' };
  const once = { key: newId('key'), actor: 'stf_mei', route: 'r', bodyHash: 'h', status: 200, answer: '{}' };
  await commit(
    job,
    { payments: [paid(1, { effectKey: 'voucher:7' })] },
    { extras: { inbox: event, idempotency: once } },
  );
  const again = await loaded(job.state.job.id);
  const payment = { payments: [paid(1, { effectKey: 'voucher:7' })] };
  expect(await commit(again, payment)).toEqual({ done: false, why: 'duplicate', key: 'payment.effect_key' });
  expect(await commit(again, {}, { extras: { inbox: event } })).toEqual({
    done: false,
    why: 'duplicate',
    key: 'inbox',
  });
  expect(await commit(again, {}, { extras: { idempotency: once } })).toEqual({
    done: false,
    why: 'duplicate',
    key: 'idempotency',
  });
  expect(await store.findIdempotent(once.key, 'stf_mei', 'r')).toEqual({
    bodyHash: 'h',
    status: 200,
    answer: '{}',
  });
  expect(await store.findIdempotent(once.key, 'stf_li', 'r')).toBeNull();
  expect((await loaded(job.state.job.id)).state.job.version).toBe(again.state.job.version);
});

test('a commit that was written before its connection was lost is not written twice', async () => {
  const job = await opened();
  const losing: D1Database = new Proxy(db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'batch') return typeof value === 'function' ? value.bind(target) : value;
      return async (statements: D1PreparedStatement[]) => {
        await target.batch(statements);
        throw new Error('D1_ERROR: Network connection lost.');
      };
    },
  });
  const lossy = createStore({ db: losing, flows, zone });
  const { change, after } = planChange(
    ctxAt(noon),
    job,
    editsOf({ payments: [paid(900, { effectKey: 'lost:1' })] }),
  );
  const extras = { inbox: { provider: 'standard', eventId: 'evt_lost', bodyHash: 'h', outcome: 'paid' } };
  await expect(lossy.commit(change, after, job, extras)).rejects.toThrow(/connection lost/);
  expect(await store.commit(change, after, job, extras)).toMatchObject({ done: false });
  const again = await loaded(job.state.job.id);
  expect(await commit(again, { payments: [paid(900, { effectKey: 'lost:1' })] }, { extras })).toMatchObject({
    why: 'duplicate',
  });
  expect(again.detail.payments).toHaveLength(1);
});

test('two jobs opened at once get two numbers, and one opened twice is one', async () => {
  const jobs = await Promise.all(Array.from({ length: 20 }, () => opened()));
  expect(new Set(jobs.map(({ state }) => state.job.number)).size).toBe(20);
});

test('an event and unmatched money are recorded once', async () => {
  const event = { provider: 'standard', eventId: newId('evt'), bodyHash: 'h', outcome: 'ignored', at: noon };
  expect(await store.inboxHash('standard', event.eventId)).toBeNull();
  expect(await store.recordInbox(event)).toEqual({ done: true });
  expect(await store.recordInbox(event)).toEqual({ done: false, why: 'duplicate', key: 'inbox' });
  expect(await store.inboxHash('standard', event.eventId)).toBe('h');
  const money = {
    provider: 'standard',
    eventId: newId('evt'),
    bodyHash: 'h',
    effectKey: 'standard:pay_9',
    amountMinor: 5,
    currency: 'CNY',
    reference: null,
    occurredAt: noon,
    why: 'no link',
  };
  expect(await store.recordUnmatched(money, noon, newId('unm'))).toEqual({ done: true });
  expect(await store.recordUnmatched({ ...money, eventId: newId('evt') }, noon, newId('unm'))).toMatchObject({
    key: 'unmatched.effect_key',
  });
});
