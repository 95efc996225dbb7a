import { afterEach, describe, expect, test } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import { aRenovation, openJob, openShop } from '#test/kit/worker/api';
import { countRows, everyRow } from '#test/kit/worker/database';

const shop = await openShop();
const { job } = await openJob(shop, { contractTotalMinor: 100_000 });
const cash = (reference: string) => ({
  amountMinor: 700,
  currency: 'CNY',
  method: 'cash',
  voucher: reference,
});

afterEach(() => {
  shop.watch.before = () => undefined;
  shop.watch.after = () => undefined;
});

const lost = () => {
  throw new Error('D1_ERROR: Network connection lost.');
};

const writes: readonly (readonly [string, string, 'POST' | 'PATCH', object])[] = [
  ['opening a job', '/api/jobs', 'POST', aRenovation],
  ['editing a cell', `/api/jobs/${job.id}`, 'PATCH', { baseVersion: 1, title: 'New' }],
  ['taking money', `/api/jobs/${job.id}/payments`, 'POST', cash('V-1')],
];

describe('a database that fails answers 503, safe to retry, and stores nothing', () => {
  test.each(writes)('%s, whichever round trip fails', async (_, path, method, body) => {
    const before = await everyRow();
    const tripsOf = (): number => shop.trips.length;
    for (let failing = 1; failing <= 6; failing += 1) {
      const start = tripsOf();
      let isCommitted = false;
      shop.watch.before = ({ isBatch, sql }) => {
        if (tripsOf() - start === failing && !isCommitted) lost();
        if (isBatch && sql.some((item) => item.startsWith('insert into "history"'))) isCommitted = true;
      };
      const answer = await shop.owner.refused(path, body, method);
      if (isCommitted) return;
      expect(answer).toMatchObject({ status: 503, body: { code: 'database-unavailable' } });
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await everyRow()).toEqual(before);
    }
    throw new Error('no round trip was the commit');
  });

  test('reading', async () => {
    shop.watch.before = lost;
    for (const path of ['/api/jobs', `/api/jobs/${job.id}`, '/api/me', '/healthz']) {
      expect((await shop.owner.get<Problem>(path)).status).toBe(503);
    }
  });
});

const loseTheCommit = () => {
  shop.watch.after = ({ isBatch, sql }) => {
    if (!isBatch || !sql.some((item) => item.startsWith('insert into "history"'))) return;
    shop.watch.after = () => undefined;
    lost();
  };
};

test('a commit whose answer is lost, tried again, is one payment', async () => {
  const payments = await countRows('payment');
  const path = `/api/jobs/${job.id}/payments`;
  loseTheCommit();
  const first = await shop.owner.refused(path, cash('V-2'));
  expect(first).toMatchObject({ status: 503, body: { code: 'database-unavailable' } });
  const second = await shop.owner.refused(path, cash('V-2'));
  expect(second).toMatchObject({ status: 409, body: { code: 'duplicate-voucher' } });
  expect(await countRows('payment')).toBe(payments + 1);
});

test('with its key the lost answer is found again in the same request', async () => {
  const payments = await countRows('payment');
  const path = `/api/jobs/${job.id}/payments`;
  loseTheCommit();
  const first = await shop.owner.post(path, cash('V-3'), 'pay-lost');
  expect(first.status).toBe(200);
  expect((await shop.owner.post(path, cash('V-3'), 'pay-lost')).body).toEqual(first.body);
  expect(await countRows('payment')).toBe(payments + 1);
});

test('our own mistake is a 500 with a number and nothing of what was inside', async () => {
  shop.log.length = 0;
  shop.watch.before = () => {
    throw new TypeError('cannot read 13800138000 of 王小明');
  };
  const answer = await shop.owner.get<Problem>(`/api/jobs/${job.id}`);
  expect(answer).toMatchObject({ status: 500, body: { code: 'unexpected' } });
  expect(answer.body.detail).toContain(answer.body.requestId);
  expect(shop.log).toMatchObject([
    { event: 'unexpected', requestId: answer.body.requestId, error: 'TypeError' },
  ]);
  expect(JSON.stringify([shop.log, answer.body])).not.toMatch(/13800138000|王小明/);
});

test.each(['before', 'after'] as const)(
  'a connection lost %s the commit of a batch of edits is told for each job, and sent again all stand',
  async (when) => {
    const jobs = [await openJob(shop), await openJob(shop), await openJob(shop)];
    const edits = jobs.map((opened, index) => ({
      jobId: opened.job.id,
      baseVersion: 1,
      title: `Edited ${index}`,
    }));
    shop.watch[when] = ({ sql }) => {
      if (sql.some((item) => item.startsWith('insert into "history"'))) lost();
    };
    const sent = await shop.owner.post<{ results: { code: string | null }[] }>('/api/edits', { edits });
    shop.watch[when] = () => undefined;
    expect(sent.status).toBe(200);
    expect(sent.body.results.map(({ code }) => code)).toEqual(Array(3).fill('database-unavailable'));
    const again = await shop.owner.post<{ results: { ok: boolean; isCommitted: boolean }[] }>('/api/edits', {
      edits,
    });
    expect(again.body.results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(again.body.results.map(({ isCommitted }) => isCommitted)).toEqual(
      Array(3).fill(when === 'before'),
    );
  },
);
