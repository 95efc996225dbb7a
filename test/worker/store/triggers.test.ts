import { beforeAll, describe, expect, test } from 'vitest';
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
  paid,
} from '#test/worker/store/kit/shop';

const refused = async (sql: string, ...params: unknown[]): Promise<string> => {
  try {
    await db
      .prepare(sql)
      .bind(...params)
      .run();
    return 'written';
  } catch (error) {
    return String(error);
  }
};

const count = async (table: string): Promise<number> =>
  (await first<{ n: number }>(`select count(*) as n from ${table}`))?.n ?? 0;

beforeAll(async () => {
  await addStaff();
  const job = await opened({ facts: { 'wedding.on': '2027-05-01' } });
  const milestone = job.state.milestones.find(({ amountMinor }) => (amountMinor ?? 0) > 1_000);
  if (milestone === undefined) throw new Error('a wedding has a milestone with an amount');
  const payment = paid(1_000, { effectKey: 'test:first' });
  const done = await commit(
    job,
    {
      payments: [payment],
      allocations: [{ id: newId('alc'), paymentId: payment.id, milestoneId: milestone.id, amountMinor: 900 }],
    },
    { extras: { inbox: { provider: 'p', eventId: 'e', bodyHash: 'h', outcome: 'paid' } } },
  );
  if (!done.done) throw new Error(`not written: ${done.key}`);
});

// With several triggers on a table any of them may raise the error.
const anyGuard = /DUPLICATE|STALE_VERSION|RECEIPT_GAP|LEDGER_PAYMENT_CAP/;

/** A column and the key of each append-only table; tables with a rowid can be replaced by it. */
const tables = [
  { table: 'payment', column: 'note', key: 'effect_key', rowid: 'rowid, ' },
  { table: 'allocation', column: 'amount_minor', key: 'id', rowid: '' },
  { table: 'receipt', column: 'number', key: 'payment_id', rowid: '' },
  { table: 'inbox', column: 'outcome', key: 'event_id', rowid: 'rowid, ' },
  { table: 'history', column: 'reason', key: 'version', rowid: '' },
  { table: 'fact', column: 'value', key: 'id', rowid: '' },
];

describe.each(tables)('$table', ({ table, column, key, rowid }) => {
  const columns = async (): Promise<readonly string[]> => {
    const { results } = await db
      .prepare(`select name from pragma_table_info('${table}')`)
      .all<{ name: string }>();
    return results.map(({ name }) => name);
  };

  test('refuses UPDATE, DELETE, REPLACE by key, REPLACE by rowid and an upsert', async () => {
    const before = await count(table);
    expect(before).toBeGreaterThan(0);
    const names = (await columns()).join(', ');
    expect(await refused(`update ${table} set ${column} = '7'`)).toMatch(/APPEND_ONLY/);
    expect(await refused(`delete from ${table}`)).toMatch(/APPEND_ONLY/);
    expect(await refused(`insert or replace into ${table} (${names}) select ${names} from ${table}`)).toMatch(
      anyGuard,
    );
    const remapped = names.replace(new RegExp(`\\b${key}\\b`), `${key} || '9'`);
    // A WITHOUT ROWID table can be replaced by its key only.
    const byRowid = `insert or replace into ${table} (${rowid}${names}) select ${rowid}${rowid === '' ? names : remapped} from ${table} limit 1`;
    expect(await refused(byRowid)).toMatch(anyGuard);
    expect(
      await refused(
        `insert into ${table} (${names}) select ${names} from ${table} where true on conflict do update set ${column} = '7'`,
      ),
    ).toMatch(anyGuard);
    expect(await count(table)).toBe(before);
  });
});

test('a fact is superseded once, and nothing else of it changes', async () => {
  const job = await opened({ facts: { 'wedding.on': '2027-06-01' } });
  const id = job.state.facts[0]?.id;
  expect(
    await refused(`update fact set superseded_version = 2, value = '"2030-01-01"' where id = ?`, id),
  ).toMatch(/APPEND_ONLY/);
  await commit(job, { facts: [fact('wedding.on', '2027-07-01')] });
  expect(await refused('update fact set superseded_version = null where id = ?', id)).toMatch(/APPEND_ONLY/);
  expect(await refused('update fact set superseded_version = 3 where id = ?', id)).toMatch(/APPEND_ONLY/);
});

test('a job is neither deleted nor replaced, and its version moves with its history only', async () => {
  const { state } = await opened();
  expect(await refused('delete from job where id = ?', state.job.id)).toMatch(/APPEND_ONLY/);
  const history = `insert into history (job_id, version, at, actor, action, request_id, changes) values (?, ?, 0, 'x', 'x', 'x', '[]')`;
  expect(await refused(history, state.job.id, 1)).toMatch(/STALE_VERSION/);
  expect(await refused(history, state.job.id, 3)).toMatch(/STALE_VERSION/);
});

test('amounts are whole and within a million million', async () => {
  const { state } = await opened();
  const line = `insert into line (id, job_id, position, description, quantity, amount_minor, tags, is_done) values (?, ?, 1, 'x', 1, ?, '[]', 0)`;
  for (const amount of [1.5, 'twelve', 1e12 + 1, -1e12 - 1, null]) {
    expect(await refused(line, newId('lin'), state.job.id, amount)).toMatch(/constraint failed/);
  }
  expect(await refused(line, newId('lin'), state.job.id, 1e12)).toBe('written');
});

describe('caps of money', () => {
  const started = async () => {
    const job = await opened({ facts: { 'wedding.on': '2027-05-01' } });
    const milestone = job.state.milestones.find(({ amountMinor }) => (amountMinor ?? 0) > 10_000);
    if (milestone === undefined) throw new Error('a wedding has a milestone with an amount');
    return { job, milestone };
  };
  const allocated = (paymentId: string, milestoneId: string, amountMinor: number) => ({
    id: newId('alc'),
    paymentId,
    milestoneId,
    amountMinor,
  });

  test('a payment is not allocated beyond its amount, and nothing of the batch stays', async () => {
    const { job, milestone } = await started();
    const payment = paid(5_000);
    await expect(
      commit(job, { payments: [payment], allocations: [allocated(payment.id, milestone.id, 5_001)] }),
    ).rejects.toThrow(/LEDGER_PAYMENT_CAP/);
    const after = await loaded(job.state.job.id);
    expect(after.state.job.version).toBe(job.state.job.version);
    expect(after.state.payments).toEqual([]);
  });

  test('a milestone takes no more than its amount', async () => {
    const { job, milestone } = await started();
    const amountMinor = (milestone.amountMinor ?? 0) + 1;
    const payment = paid(amountMinor);
    await expect(
      commit(job, { payments: [payment], allocations: [allocated(payment.id, milestone.id, amountMinor)] }),
    ).rejects.toThrow(/LEDGER_MILESTONE_CAP/);
  });

  test('refunds stay within the payment and take their allocations back with them', async () => {
    const { job, milestone } = await started();
    const payment = paid(5_000);
    await commit(job, { payments: [payment], allocations: [allocated(payment.id, milestone.id, 5_000)] });
    const back = (amountMinor: number) => paid(-amountMinor, { kind: 'refund', reversesId: payment.id });
    const paidJob = await loaded(job.state.job.id);
    await expect(commit(paidJob, { payments: [back(5_001)] })).rejects.toThrow(/LEDGER_REFUND_CAP/);
    await expect(commit(paidJob, { payments: [back(2_000)] })).rejects.toThrow(/LEDGER_PAYMENT_CAP/);
    const refund = back(2_000);
    expect(
      await commit(paidJob, {
        payments: [refund],
        allocations: [allocated(refund.id, milestone.id, -2_000)],
      }),
    ).toEqual({ done: true });
    const refunded = await loaded(job.state.job.id);
    await expect(commit(refunded, { allocations: [allocated(payment.id, milestone.id, 1)] })).rejects.toThrow(
      /LEDGER_PAYMENT_CAP/,
    );
  });

  test('a paid milestone is not priced below what reached it', async () => {
    const { job, milestone } = await started();
    const payment = paid(10_000);
    await commit(job, { payments: [payment], allocations: [allocated(payment.id, milestone.id, 10_000)] });
    const lower = { ...milestone, amountMinor: 9_999, isManualAmount: true };
    await expect(commit(await loaded(job.state.job.id), { milestones: [lower] })).rejects.toThrow(
      /LEDGER_MILESTONE_CAP/,
    );
  });

  test('money in another currency, or of no amount, is refused', async () => {
    const { job } = await started();
    await expect(commit(job, { payments: [paid(100, { currency: 'USD' })] })).rejects.toThrow(
      /LEDGER_PAYMENT/,
    );
    await expect(commit(job, { payments: [paid(0)] })).rejects.toThrow(/LEDGER_PAYMENT/);
  });

  test('50 concurrent allocations of 30 from a payment of 100 leave three', async () => {
    const { job, milestone } = await started();
    const payment = paid(100);
    await commit(job, { payments: [payment] });
    const tries = Array.from({ length: 50 }, () =>
      refused(
        'insert into allocation (id, job_id, payment_id, milestone_id, amount_minor) values (?, ?, ?, ?, 30)',
        newId('alc'),
        job.state.job.id,
        payment.id,
        milestone.id,
      ),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome.includes('LEDGER_PAYMENT_CAP'))).toHaveLength(47);
  });
});

test('a sent notice stays as it was sent', async () => {
  const job = await opened({ facts: { 'wedding.on': '2027-05-01' } });
  const [notice] = job.state.notices;
  await db.prepare(`update notice set state = 'sent', sent_at = ? where id = ?`).bind(noon, notice?.id).run();
  expect(await refused(`update notice set state = 'pending' where id = ?`, notice?.id)).toMatch(
    /APPEND_ONLY/,
  );
  expect(await refused('delete from notice where id = ?', notice?.id)).toMatch(/APPEND_ONLY/);
});
