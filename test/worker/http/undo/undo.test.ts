import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import { dayMs, instant } from '#domain/time/day';
import { flowsBefore } from '#test/kit/flows/renovation-1';
import { openJob, openShop } from '#test/kit/worker/api';
import { edit, operation, later, readDetail, step } from './undo-steps.ts';

describe('undo', () => {
  test('puts a price back although its change closed a payment link, and the link stays closed', async () => {
    const shop = await openShop();
    const job = await openJob(shop, { contractTotalMinor: 100_000 });
    const down = job.milestones.find(({ key }) => key === 'down')?.id ?? '';
    await shop.manager.post(`/api/milestones/${down}/link`, {});
    await operation(shop, [edit(await readDetail(shop, job.job.id), { contractTotalMinor: 120_000 })]);
    expect((await readDetail(shop, job.job.id)).links).toMatchObject([{ state: 'closed' }]);
    const { body } = await step(shop, 'undo');
    expect(body.results).toMatchObject([{ ok: true }]);
    expect(await readDetail(shop, job.job.id)).toMatchObject({
      job: { contractTotalMinor: 100_000 },
      links: [{ state: 'closed' }],
    });
  });

  test('takes an operation on several jobs back as one, and redo does it again', async () => {
    const shop = await openShop();
    const jobs = [await openJob(shop), await openJob(shop), await openJob(shop)];
    await operation(
      shop,
      jobs.map((job, index) => edit(job, { title: `Pasted ${index}`, facts: { area: 80 + index } })),
    );
    const back = await step(shop, 'undo');
    expect(back.status).toBe(200);
    expect(back.body.results.every(({ ok }) => ok)).toBe(true);
    for (const { job } of jobs) {
      const now = await readDetail(shop, job.id);
      expect([now.job.title, now.facts[0]?.value]).toEqual([job.title, null]);
    }
    const forth = await step(shop, 'redo');
    expect(forth.body.jobs.map(({ title }) => title).toSorted()).toEqual([
      'Pasted 0',
      'Pasted 1',
      'Pasted 2',
    ]);
    expect((await readDetail(shop, jobs[1]?.job.id ?? '')).facts).toMatchObject([{ key: 'area', value: 81 }]);
    const history = await shop.owner.get<{ entries: readonly { action: string; actor: string }[] }>(
      `/api/jobs/${jobs[0]?.job.id}/history`,
    );
    expect(history.body.entries.slice(0, 2)).toMatchObject([
      { action: 'redo', actor: 'stf_manager' },
      { action: 'undo', actor: 'stf_manager' },
    ]);
  });

  test('walks back a step an operation and forth again; a new edit ends the way forth', async () => {
    const shop = await openShop();
    const { job } = await openJob(shop);
    for (const title of ['One', 'Two', 'Three'])
      await operation(shop, [edit(await readDetail(shop, job.id), { title })]);
    const title = async () => (await readDetail(shop, job.id)).job.title;
    await step(shop, 'undo');
    await step(shop, 'undo');
    expect(await title()).toBe('One');
    await step(shop, 'redo');
    expect(await title()).toBe('Two');
    await step(shop, 'undo');
    expect(await title()).toBe('One');
    await operation(shop, [edit(await readDetail(shop, job.id), { title: 'Another way' })]);
    expect((await step<Problem>(shop, 'redo')).body).toMatchObject({ status: 409, code: 'nothing-to-redo' });
    await step(shop, 'undo');
    expect(await title()).toBe('One');
    await step(shop, 'undo');
    expect(await title()).toBe(job.title);
  });

  test('never overwrites what somebody else has changed since, and takes the rest back', async () => {
    const shop = await openShop();
    const detail = await openJob(shop);
    const { id } = detail.job;
    await operation(shop, [edit(detail, { title: 'Mine', facts: { area: 90 } })]);
    await shop.owner.patch(`/api/jobs/${id}`, { baseVersion: 2, title: 'Theirs' });
    const back = await step(shop, 'undo');
    expect(back.body.results).toMatchObject([
      { ok: false, code: 'changed-since', current: { title: 'Theirs' } },
    ]);
    const now = await readDetail(shop, id);
    expect([now.job.title, now.facts[0]?.value]).toEqual(['Theirs', null]);
  });

  test('is each person’s own', async () => {
    const shop = await openShop();
    const detail = await openJob(shop);
    const id = await operation(shop, [edit(detail, { title: 'The manager’s' })]);
    expect((await step<Problem>(shop, 'undo', shop.staff)).body.code).toBe('nothing-to-undo');
    const foreign = await shop.staff.refused('/api/undo', { way: 'undo', gestureId: id });
    expect(foreign).toMatchObject({ status: 409, body: { code: 'nothing-to-undo' } });
    expect((await step(shop, 'undo')).body.jobs).toMatchObject([{ title: detail.job.title }]);
  });

  test('moves a stage back, and a milestone’s amount with its mark of having been set by hand', async () => {
    const shop = await openShop();
    const { job } = await openJob(shop, { contractTotalMinor: 1_000_000 });
    const path = `/api/jobs/${job.id}`;
    later(shop);
    const answer = await shop.manager.post(`${path}/stage`, { to: 'survey', override: { reason: 'test' } });
    expect(answer.status).toBe(200);
    const milestoneId = job.milestones.find(({ key }) => key === 'down')?.id;
    later(shop);
    await shop.manager.patch(`${path}/milestones`, {
      milestoneId,
      baseVersion: answer.body.job.version,
      amountMinor: 100,
    });
    const down = async () => (await readDetail(shop, job.id)).milestones.find(({ key }) => key === 'down');
    expect((await down())?.amountMinor).toBe(100);
    await step(shop, 'undo');
    expect((await down())?.amountMinor).toBe(550_000);
    expect((await step(shop, 'undo')).body.jobs).toMatchObject([{ stage: job.stage }]);
    // The plan computes the amount again, from the contract.
    const { version } = (await readDetail(shop, job.id)).job;
    await shop.manager.patch(path, { baseVersion: version, contractTotalMinor: 2_000_000 });
    expect((await down())?.amountMinor).toBe(1_100_000);
  });

  test('reverses money that was taken by hand, and does not take it again', async () => {
    const shop = await openShop();
    const { job } = await openJob(shop, { contractTotalMinor: 1_000_000 });
    const payment = { amountMinor: 500, currency: 'CNY', method: 'cash', voucher: 'undo-1' };
    later(shop);
    await shop.finance.post(`/api/jobs/${job.id}/payments`, payment);
    await step(shop, 'undo', shop.finance);
    const now = await readDetail(shop, job.id);
    expect(now.job.paidMinor).toBe(0);
    expect(now.payments.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['payment', 500],
      ['reversal', -500],
    ]);
    const again = await step(shop, 'redo', shop.finance);
    expect(again.body.results).toMatchObject([{ ok: false, code: 'not-undoable' }]);
    expect((await readDetail(shop, job.id)).payments).toHaveLength(2);
  });

  test('keeps to the rights of the role and to 30 days', async () => {
    const shop = await openShop();
    const detail = await openJob(shop);
    await operation(shop, [edit(detail, { title: 'Long ago' })]);
    await env.DB.prepare(`update staff set role = 'viewer' where id = 'stf_manager'`).run();
    expect((await step(shop, 'undo')).body.results).toMatchObject([{ ok: false, code: 'not-allowed' }]);
    await env.DB.prepare(`update staff set role = 'manager' where id = 'stf_manager'`).run();
    await step(shop, 'redo');
    shop.clock.now = instant(shop.clock.now + 31 * dayMs);
    expect((await step<Problem>(shop, 'undo')).body.code).toBe('nothing-to-undo');
    shop.clock.now = instant(shop.clock.now - 2 * dayMs);
    expect((await step(shop, 'undo')).body.jobs).toMatchObject([{ title: detail.job.title }]);
  });

  test('goes over what the sheet cannot put back, and says so once', async () => {
    const shop = await openShop(undefined, { flows: flowsBefore });
    const detail = await openJob(shop);
    await operation(shop, [edit(detail, { title: 'Before the paper' })]);
    later(shop);
    await shop.manager.post(`/api/jobs/${detail.job.id}/documents`, { key: 'design', state: 'filed' });
    expect((await step(shop, 'undo')).body.results).toMatchObject([{ ok: false, code: 'not-undoable' }]);
    expect((await step(shop, 'undo')).body.jobs).toMatchObject([{ title: detail.job.title }]);
  });
});
