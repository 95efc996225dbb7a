import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { HistoryEntry, JobDetail, Problem } from '#contract/jobs/job-answers';
import type { UndoAnswer } from '#contract/shop/shop-answers';
import { instant, minuteMs } from '#domain/time/day';
import { openShop, aRenovation, type Client, type Shop } from '#test/kit/worker/api';

const later = (shop: Shop) => {
  shop.clock.now = instant(shop.clock.now + minuteMs);
};

const opened = async (shop: Shop, who: Client = shop.manager): Promise<JobDetail['job']> => {
  later(shop);
  const input = { ...aRenovation, contractTotalMinor: 800_000, facts: { 'survey.at': shop.clock.now + 4e8 } };
  const { status, body } = await who.post('/api/jobs', input);
  expect(status).toBe(201);
  return body.job;
};

const step = async (shop: Shop, way: 'undo' | 'redo', who: Client = shop.manager) => {
  later(shop);
  return (await who.post<UndoAnswer>('/api/undo', { way })).body;
};

const listedIds = async (shop: Shop, query = 'view=all&limit=500'): Promise<readonly string[]> =>
  (await shop.owner.get<{ jobs: readonly { id: string }[] }>(`/api/jobs?${query}`)).body.jobs.map(
    ({ id }) => id,
  );

const noticeStates = async (jobId: string): Promise<readonly string[]> =>
  (
    await env.DB.prepare('select distinct state from notice where job_id = ? order by state')
      .bind(jobId)
      .all<{ state: string }>()
  ).results.map(({ state }) => state);

describe('undoing an opening', () => {
  test('withdraws the job from lists, search and notices, and keeps its history', async () => {
    const shop = await openShop();
    const job = await opened(shop);
    expect(await noticeStates(job.id)).toEqual(['pending']);
    const back = await step(shop, 'undo');
    expect(back).toMatchObject({
      results: [{ jobId: job.id, ok: true, version: 2, isWithdrawn: true }],
      jobs: [],
    });
    expect(await listedIds(shop)).not.toContain(job.id);
    expect(await listedIds(shop, `view=all&q=J-${job.number}`)).toEqual([]);
    expect(await noticeStates(job.id)).toEqual(['superseded']);
    const path = `/api/jobs/${job.id}`;
    expect((await shop.owner.get<Problem>(path)).body).toMatchObject({ status: 410, code: 'withdrawn' });
    const edit = await shop.owner.refused(path, { baseVersion: 2, title: 'Too late' }, 'PATCH');
    expect(edit.body).toMatchObject({ status: 410, code: 'withdrawn' });
    const history = await shop.owner.get<{ entries: readonly HistoryEntry[] }>(`${path}/history`);
    expect(history.body.entries.map(({ action }) => action)).toEqual(['undo', 'open-job']);
  });

  test('is undone by redo: the job is back as it was, its notices planned anew', async () => {
    const shop = await openShop();
    const job = await opened(shop);
    const before = (await shop.owner.get(`/api/jobs/${job.id}`)).body;
    await step(shop, 'undo');
    const forth = await step(shop, 'redo');
    expect(forth.results).toMatchObject([{ jobId: job.id, ok: true, version: 3, isWithdrawn: false }]);
    const after = (await shop.owner.get(`/api/jobs/${job.id}`)).body;
    expect({ ...after.job, version: 0, updatedAt: 0 }).toEqual({ ...before.job, version: 0, updatedAt: 0 });
    expect(after.facts).toEqual(before.facts);
    expect(await noticeStates(job.id)).toEqual(['pending', 'superseded']);
    expect(await listedIds(shop)).toContain(job.id);
    await step(shop, 'undo');
    expect(await listedIds(shop)).not.toContain(job.id);
  });

  test('never removes a job that somebody else has changed since', async () => {
    const shop = await openShop();
    const job = await opened(shop);
    await shop.owner.patch(`/api/jobs/${job.id}`, { baseVersion: 1, title: 'Theirs' });
    const back = await step(shop, 'undo');
    expect(back.results).toMatchObject([
      { jobId: job.id, ok: false, code: 'changed-since', current: { title: 'Theirs' } },
    ]);
    expect(await listedIds(shop)).toContain(job.id);
  });

  test('passes over changes that were taken back, own or not', async () => {
    const shop = await openShop();
    const job = await opened(shop);
    await shop.owner.patch(`/api/jobs/${job.id}`, { baseVersion: 1, title: 'Theirs' });
    await step(shop, 'undo', shop.owner);
    expect((await step(shop, 'undo')).results).toMatchObject([{ ok: true, isWithdrawn: true }]);
    // There is no job to redo on.
    expect((await step(shop, 'redo', shop.owner)).results).toMatchObject([{ ok: false, code: 'withdrawn' }]);
  });

  test('never removes a job that money has reached, even money that was reversed', async () => {
    const shop = await openShop();
    const job = await opened(shop);
    const payment = { amountMinor: 500, currency: 'CNY', method: 'cash', voucher: 'withdraw-1' };
    await shop.finance.post(`/api/jobs/${job.id}/payments`, payment);
    await step(shop, 'undo', shop.finance);
    expect((await step(shop, 'undo')).results).toMatchObject([{ ok: false, code: 'changed-since' }]);
    expect(await listedIds(shop)).toContain(job.id);
  });

  test('needs the right to open jobs', async () => {
    const shop = await openShop();
    const job = await opened(shop);
    await env.DB.prepare(`update staff set role = 'finance' where id = 'stf_manager'`).run();
    expect((await step(shop, 'undo')).results).toMatchObject([{ ok: false, code: 'not-allowed' }]);
    await env.DB.prepare(`update staff set role = 'manager' where id = 'stf_manager'`).run();
    expect(await listedIds(shop)).toContain(job.id);
    expect((await step(shop, 'undo')).results).toMatchObject([{ ok: true, isWithdrawn: true }]);
  });

  test('leaves nothing half done when the database fails', async () => {
    const shop = await openShop();
    const job = await opened(shop);
    shop.watch.after = ({ sql }) => {
      if (sql.some((item) => /insert into "?history/i.test(item))) throw new Error('D1_ERROR: Network lost');
    };
    shop.watch.before = ({ sql }) => {
      if (sql.some((item) => /insert into "?history/i.test(item))) throw new Error('D1_ERROR: Network lost');
    };
    later(shop);
    expect((await shop.manager.refused('/api/undo', { way: 'undo' })).status).toBeGreaterThanOrEqual(500);
    shop.watch.after = () => undefined;
    shop.watch.before = () => undefined;
    expect(await listedIds(shop)).toContain(job.id);
    expect((await step(shop, 'undo')).results).toMatchObject([{ ok: true, isWithdrawn: true }]);
  });
});
