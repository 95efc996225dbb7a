import { beforeAll, expect, test } from 'vitest';
import { dayMs, instant, minuteMs, type Instant } from '#domain/time/day';
import type { DeliveryOutcome } from '#store/notices/deliver';
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
} from '#test/worker/store/kit/shop';

beforeAll(addStaff);

const later = (at: Instant, ms: number): Instant => instant(at + ms);

const outcome = (id: string, more: Partial<DeliveryOutcome> = {}): DeliveryOutcome => ({
  id,
  state: 'sent',
  channel: 'console',
  subject: 's',
  body: 'b',
  sentAt: noon,
  claimableAt: null,
  attempts: 1,
  error: null,
  ...more,
});

const deliverAll = async (): Promise<void> => {
  await db.batch([
    db.prepare(
      `update notice set claimable_at = null, state = 'missed' where state in ('pending', 'leased')`,
    ),
    db.prepare(
      `update notice_delivery set claimable_at = null, lease_by = null, state = 'missed' where claimable_at is not null`,
    ),
  ]);
};

/** A job with the given number of due notices. */
const withDue = async (count: number): Promise<readonly string[]> => {
  await deliverAll();
  const job = await opened();
  await deliverAll();
  const ids = Array.from({ length: count }, () => newId('ntc'));
  await db
    .prepare(
      `insert into notice (id, job_id, key, effect_key, recipient, state, send_at, expires_at, is_provisional, claimable_at)
       select value, ?, 'test', value, '"owner"', 'pending', ?, ?, 0, ? + key from json_each(?)`,
    )
    .bind(job.state.job.id, noon, noon + dayMs, noon - 1_000_000, JSON.stringify(ids))
    .run();
  return ids;
};

const address = async (now: Instant = noon): Promise<void> => {
  const { notices } = await store.dueNotices(now, 500);
  await store.addressNotices(
    notices.map(({ id }) => ({
      id,
      state: 'leased',
      claimableAt: null,
      error: null,
      deliveries: [{ id: `dlv_${id}`, recipient: 'stf_mei', channel: 'console' }],
    })),
    now,
  );
};

const claim = (leaseBy: string, now: Instant = noon, limit = 20, outcomes: readonly DeliveryOutcome[] = []) =>
  store.nextBatch({ now, leaseUntil: later(now, 5 * minuteMs), leaseBy, limit, outcomes });
const noticeIds = (batch: Awaited<ReturnType<typeof claim>>) => batch.map(({ message }) => message.id);
const delivery = (id: string) =>
  first('select state, attempts, claimable_at, lease_by, error from notice_delivery where notice_id = ?', id);

test('15 concurrent claimers of 200 due letters hold each one once', async () => {
  const ids = await withDue(200);
  await Promise.all([address(), address()]);
  const claims = await Promise.all(Array.from({ length: 15 }, (_, index) => claim(`run_${index}`)));
  const held = claims.flatMap(noticeIds);
  expect(held).toHaveLength(200);
  expect(new Set(held)).toEqual(new Set(ids));
});

test('the oldest come first, and what lies ahead is left', async () => {
  const ids = await withDue(30);
  const { notices } = await store.dueNotices(noon, 10);
  expect(notices.map(({ id }) => id)).toEqual(ids.slice(0, 10));
  expect((await store.dueNotices(later(noon, -dayMs), 10)).notices).toEqual([]);
});

test('what is due is read with who it may be for: the assignee, the person of the job, the active staff', async () => {
  await deliverAll();
  const facts = { 'survey.at': later(noon, 10 * dayMs), surveyor: 'stf_mei', designer: 'stf_mei' };
  await opened({ flow: 'renovation', facts });
  const { notices, staff } = await store.dueNotices(later(noon, 500 * dayMs), 500);
  expect(staff).toEqual([{ id: 'stf_mei', role: 'owner', duties: [] }]);
  const named = notices.filter(({ addressee }) => typeof addressee !== 'string');
  expect(named.length).toBeGreaterThan(0);
  for (const { namedId, ownerId } of named) expect([namedId, ownerId]).toEqual(['stf_mei', 'stf_mei']);
});

test('a lot is read with present truth: job, customer, milestone and the address of who it goes to', async () => {
  await deliverAll();
  const job = await opened({ facts: { 'wedding.on': '2027-05-01', consultant: 'stf_mei' } });
  const notice = job.state.notices.find(({ state }) => state === 'pending');
  if (notice === undefined) throw new Error('a wedding with its date plans notices');
  const far = later(notice.sendAt, 400 * dayMs);
  await address(far);
  const claimedDelivery = (await claim('run_c', far, 500)).find(({ message }) => message.id === notice.id);
  expect(claimedDelivery).toMatchObject({ attempts: 1, isInterrupted: false, recipient: 'stf_mei' });
  expect(claimedDelivery?.addressee).toEqual({
    name: 'Mei',
    email: 'mei@example.test',
    locale: 'zh-Hans',
    phone: null,
  });
  expect(claimedDelivery?.message).toMatchObject({
    jobId: job.state.job.id,
    flowKey: 'wedding',
    currency: 'CNY',
    isWithdrawn: false,
    customer: { name: '王小芳' },
    facts: { 'wedding.on': '2027-05-01' },
  });
});

test('only the holder of a lease writes down what became of it, and the notice follows its letters', async () => {
  const [id = ''] = await withDue(1);
  await address();
  const [held] = await claim('run_d');
  await claim('run_e', noon, 0, [outcome(held?.id ?? '')]);
  expect(await delivery(id)).toMatchObject({ state: 'leased', lease_by: 'run_d' });
  expect(await first('select state from notice where id = ?', id)).toEqual({ state: 'leased' });
  await claim('run_d', noon, 0, [outcome(held?.id ?? '')]);
  expect(await delivery(id)).toMatchObject({ state: 'sent', claimable_at: null, lease_by: null });
  expect(await first('select state, channel, subject, sent_at from notice where id = ?', id)).toEqual({
    state: 'sent',
    channel: 'console',
    subject: 's',
    sent_at: noon,
  });
});

test('the outcomes of a lot are written in the statement that leases the next', async () => {
  const [item = '', two = ''] = await withDue(2);
  await address();
  const [held] = await claim('run_n', noon, 1);
  expect(noticeIds(await claim('run_n', noon, 1, [outcome(held?.id ?? '')]))).toEqual([two]);
  expect(await delivery(item)).toMatchObject({ state: 'sent' });
  expect(await delivery(two)).toMatchObject({ state: 'leased', lease_by: 'run_n' });
});

test('a lease that ran out is taken over and known as interrupted; its first holder comes too late', async () => {
  const [id = ''] = await withDue(1);
  await address();
  const [held] = await claim('run_f');
  expect(await claim('run_g', later(noon, minuteMs))).toEqual([]);
  expect(await claim('run_h', later(noon, 6 * minuteMs))).toMatchObject([
    { message: { id }, attempts: 2, isInterrupted: true },
  ]);
  await claim('run_f', noon, 0, [outcome(held?.id ?? '')]);
  expect(await delivery(id)).toMatchObject({ state: 'leased', lease_by: 'run_h' });
});

test('a lease that is given back costs no try, but for what was handed to the channel', async () => {
  const [item = '', two = ''] = await withDue(2);
  await address();
  const batch = await claim('run_r');
  const handedOver = batch.filter(({ message }) => message.id === two).map(({ id }) => id);
  await store.releaseBatch({ leaseBy: 'run_r', now: noon, handedOver });
  expect(await delivery(item)).toMatchObject({ state: 'pending', attempts: 0, claimable_at: noon });
  expect(await delivery(two)).toMatchObject({ state: 'leased', attempts: 1 });
});

test('a letter to be tried again keeps its notice’s planned time and waits for the new one', async () => {
  const [id = ''] = await withDue(1);
  await address();
  const [held] = await claim('run_i');
  const claimableAt = later(noon, dayMs);
  await claim('run_i', noon, 0, [
    outcome(held?.id ?? '', { state: 'pending', sentAt: null, claimableAt, error: 'busy' }),
  ]);
  expect(await first('select state, send_at from notice where id = ?', id)).toEqual({
    state: 'leased',
    send_at: noon,
  });
  expect(await delivery(id)).toMatchObject({ state: 'pending', claimable_at: claimableAt, error: 'busy' });
  expect(await claim('run_j', later(noon, minuteMs))).toEqual([]);
  expect(noticeIds(await claim('run_k', claimableAt))).toEqual([id]);
});

test('a sent letter stays as it is', async () => {
  const [id = ''] = await withDue(1);
  await address();
  const [held] = await claim('run_s');
  await claim('run_s', noon, 0, [outcome(held?.id ?? '')]);
  const change = db.prepare(`update notice_delivery set state = 'pending' where notice_id = ?`).bind(id);
  await expect(change.run()).rejects.toThrow('APPEND_ONLY notice_delivery');
});

test('a date that moves away and back plans its notice again, unless it was sent', async () => {
  await deliverAll();
  const job = await opened({ facts: { 'wedding.on': '2027-05-01' } });
  const [notice, sent] = job.state.notices;
  if (notice === undefined || sent === undefined) throw new Error('a wedding plans several notices');
  await db
    .prepare(`update notice set state = 'sent', claimable_at = null, sent_at = ? where id = ?`)
    .bind(noon, sent.id)
    .run();
  await commit(await loaded(job.state.job.id), { facts: [fact('wedding.on', '2027-09-09')] });
  const loadedJob = await loaded(job.state.job.id);
  // It is no longer loaded with its job.
  expect(loadedJob.state.notices.some(({ id }) => id === notice.id)).toBe(false);
  expect(await first('select state, effect_key as key from notice where id = ?', notice.id)).toEqual({
    state: 'superseded',
    key: `${notice.effectKey}:superseded:${notice.id}`,
  });
  expect(await commit(loadedJob, { facts: [fact('wedding.on', '2027-05-01')] })).toEqual({ done: true });
  const { state } = await loaded(job.state.job.id);
  const named = (effectKey: string) => state.notices.filter((candidate) => candidate.effectKey === effectKey);
  expect(named(notice.effectKey)).toMatchObject([{ state: 'pending' }]);
  expect(named(sent.effectKey)).toMatchObject([{ id: sent.id, state: 'sent' }]);
});

test('a notice whose letter a run holds is left to it when the plan drops it', async () => {
  await deliverAll();
  const job = await opened({ facts: { 'wedding.on': '2027-05-01' } });
  const [notice] = job.state.notices.toSorted((a, b) => a.sendAt - b.sendAt);
  if (notice === undefined) throw new Error('a wedding plans notices');
  await address(notice.sendAt);
  const [held] = await claim('run_l', notice.sendAt, 1);
  expect(held?.message.id).toBe(notice.id);
  expect(await commit(job, { facts: [fact('wedding.on', '2027-09-09')] })).toEqual({
    done: true,
  });
  expect(await first('select state from notice where id = ?', notice.id)).toEqual({ state: 'leased' });
  await claim('run_l', notice.sendAt, 0, [outcome(held?.id ?? '', { state: 'superseded', sentAt: null })]);
  expect(await first('select state, effect_key as key from notice where id = ?', notice.id)).toEqual({
    state: 'superseded',
    key: `${notice.effectKey}:superseded:${notice.id}`,
  });
});

test('health tells the last finished tick and the oldest notice that lies', async () => {
  await withDue(3);
  expect(await store.health(noon)).toMatchObject({
    lastTickAt: null,
    oldestUndeliveredAt: noon - 1_000_000,
  });
  await store.startTick(noon, noon);
  await store.startTick(noon, noon);
  expect((await store.health(noon)).lastTickAt).toBeNull();
  await store.finishTick(noon, later(noon, 900), { sent: 3 });
  expect((await store.health(noon)).lastTickAt).toBe(noon + 900);
});
