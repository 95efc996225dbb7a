import { beforeAll, expect, test } from 'vitest';
import { dayMs, instant, minuteMs, type Instant } from '#domain/day';
import type { NoticeResult } from '#store/store';
import {
  addStaff,
  commit,
  db,
  fact,
  first,
  loaded,
  newId,
  noon,
  opened,
  store,
} from '#test/worker/store/shop';

beforeAll(addStaff);

const later = (at: Instant, ms: number): Instant => instant(at + ms);

const result = (id: string, more: Partial<NoticeResult> = {}): NoticeResult => ({
  id,
  state: 'sent',
  channel: 'console',
  subject: 's',
  body: 'b',
  sentAt: noon,
  sendAt: noon,
  error: null,
  ...more,
});

const settleAll = async (): Promise<void> => {
  await db
    .prepare(`update notice set claimable_at = null, state = 'missed' where claimable_at is not null`)
    .run();
};

/** A job with as many notices that are due. */
const withDue = async (count: number): Promise<readonly string[]> => {
  await settleAll();
  const job = await opened();
  await settleAll();
  const ids = Array.from({ length: count }, () => newId('ntc'));
  await db
    .prepare(
      `insert into notice (id, job_id, key, effect_key, recipient, state, send_at, expires_at, is_provisional, claimable_at, attempts)
       select value, ?, 'test', value, '"owner"', 'pending', ?, ?, 0, ? + key, 0 from json_each(?)`,
    )
    .bind(job.state.job.id, noon, noon + dayMs, noon - 1_000_000, JSON.stringify(ids))
    .run();
  return ids;
};

const claim = (leaseBy: string, now: Instant = noon, limit = 20) =>
  store.claimNotices({ now, leaseUntil: later(now, 5 * minuteMs), leaseBy, limit });

test('15 concurrent claimers of 200 due notices hold each one once', async () => {
  const ids = await withDue(200);
  const claims = await Promise.all(Array.from({ length: 15 }, (_, index) => claim(`run_${index}`)));
  const held = claims.flat();
  expect(held).toHaveLength(200);
  expect(new Set(held)).toEqual(new Set(ids));
});

test('the oldest come first, and what lies ahead is left', async () => {
  const ids = await withDue(30);
  expect(new Set(await claim('run_a', noon, 10))).toEqual(new Set(ids.slice(0, 10)));
  expect(await claim('run_b', later(noon, -dayMs))).toEqual([]);
});

test('a claim is read with present truth: job, customer, milestone and who it goes to', async () => {
  await settleAll();
  const job = await opened({ facts: { 'wedding.on': '2027-05-01', consultant: 'stf_mei' } });
  const notice = job.state.notices.find(({ state }) => state === 'pending');
  if (notice === undefined) throw new Error('a wedding with its date plans notices');
  await claim('run_c', later(notice.sendAt, 400 * dayMs), 500);
  const read = await store.readClaimed('run_c');
  const one = read.find(({ id }) => id === notice.id);
  expect(one).toMatchObject({
    jobId: job.state.job.id,
    flowKey: 'wedding',
    attempts: 1,
    isInterrupted: false,
    currency: 'CNY',
  });
  expect(one?.customer.name).toBe('王小芳');
  expect(one?.facts).toMatchObject({ 'wedding.on': '2027-05-01' });
});

test('a notice to the owner goes to who runs the job', async () => {
  const [id = ''] = await withDue(1);
  await claim('run_m');
  const [one] = await store.readClaimed('run_m');
  expect(one).toMatchObject({ id, to: 'owner', milestone: null });
  expect(one?.recipients).toEqual([{ name: 'Mei', email: 'mei@example.test', locale: 'zh-Hans' }]);
});

test('only the holder of a lease writes down what became of it', async () => {
  const [id = ''] = await withDue(1);
  await claim('run_d');
  await store.finishNotices('run_e', [result(id)]);
  expect(await first('select state from notice where id = ?', id)).toEqual({ state: 'leased' });
  await store.finishNotices('run_d', [result(id)]);
  expect(await first('select state, channel, claimable_at, lease_by from notice where id = ?', id)).toEqual({
    state: 'sent',
    channel: 'console',
    claimable_at: null,
    lease_by: null,
  });
});

test('a lease that ran out is taken over and known as interrupted; its first holder comes too late', async () => {
  const [id = ''] = await withDue(1);
  await claim('run_f');
  expect(await claim('run_g', later(noon, minuteMs))).toEqual([]);
  expect(await claim('run_h', later(noon, 6 * minuteMs))).toEqual([id]);
  expect(await store.readClaimed('run_h')).toMatchObject([{ id, attempts: 2, isInterrupted: true }]);
  await store.finishNotices('run_f', [result(id)]);
  expect(await first('select state from notice where id = ?', id)).toEqual({ state: 'leased' });
});

test('a notice to be tried again keeps its planned time and waits for the new one', async () => {
  const [id = ''] = await withDue(1);
  await claim('run_i');
  await store.finishNotices('run_i', [
    result(id, { state: 'pending', sentAt: null, sendAt: later(noon, dayMs), error: 'busy' }),
  ]);
  expect(await first('select state, send_at, claimable_at, error from notice where id = ?', id)).toEqual({
    state: 'pending',
    send_at: noon,
    claimable_at: noon + dayMs,
    error: 'busy',
  });
  expect(await claim('run_j', later(noon, minuteMs))).toEqual([]);
  expect(await claim('run_k', later(noon, dayMs))).toEqual([id]);
});

test('a date that moves away and back plans its notice again, unless it was sent', async () => {
  await settleAll();
  const job = await opened({ facts: { 'wedding.on': '2027-05-01' } });
  const [kept, sent] = job.state.notices;
  if (kept === undefined || sent === undefined) throw new Error('a wedding plans several notices');
  await db
    .prepare(`update notice set state = 'sent', claimable_at = null, sent_at = ? where id = ?`)
    .bind(noon, sent.id)
    .run();
  await commit(await loaded(job.state.job.id), { facts: [fact('wedding.on', '2027-09-09')] });
  const moved = await loaded(job.state.job.id);
  expect(moved.state.notices.find(({ id }) => id === kept.id)).toMatchObject({
    state: 'superseded',
    effectKey: `${kept.effectKey}:superseded:${kept.id}`,
  });
  expect(await commit(moved, { facts: [fact('wedding.on', '2027-05-01')] })).toEqual({ done: true });
  const { state } = await loaded(job.state.job.id);
  const named = (effectKey: string) => state.notices.filter((one) => one.effectKey === effectKey);
  expect(named(kept.effectKey)).toMatchObject([{ state: 'pending' }]);
  expect(named(sent.effectKey)).toMatchObject([{ id: sent.id, state: 'sent' }]);
});

test('a notice that a run holds is left to it when the plan drops it', async () => {
  await settleAll();
  const job = await opened({ facts: { 'wedding.on': '2027-05-01' } });
  const [notice] = job.state.notices.toSorted((a, b) => a.sendAt - b.sendAt);
  if (notice === undefined) throw new Error('a wedding plans notices');
  expect(await claim('run_l', notice.sendAt, 1)).toEqual([notice.id]);
  expect(await commit(job, { facts: [fact('wedding.on', '2027-09-09')] })).toEqual({ done: true });
  expect(await first('select state from notice where id = ?', notice.id)).toEqual({ state: 'leased' });
  await store.finishNotices('run_l', [result(notice.id, { state: 'superseded', sentAt: null })]);
  expect(await first('select state, effect_key as key from notice where id = ?', notice.id)).toEqual({
    state: 'superseded',
    key: `${notice.effectKey}:superseded:${notice.id}`,
  });
});

test('health tells the last finished tick and the oldest notice that lies', async () => {
  await withDue(3);
  expect(await store.health(noon)).toEqual({ lastTickAt: null, oldestUndeliveredAt: noon - 1_000_000 });
  await store.startTick(noon, noon);
  await store.startTick(noon, noon);
  expect((await store.health(noon)).lastTickAt).toBeNull();
  await store.finishTick(noon, later(noon, 900), { sent: 3 });
  expect((await store.health(noon)).lastTickAt).toBe(noon + 900);
});
