import { expect, test } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import { aRenovation, openJob, openShop } from '#test/kit/worker/api';
import { countRows, everyRow } from '#test/kit/worker/database';

const shop = await openShop();

test('a repeated POST gets the same answer and is done once', async () => {
  const first = await shop.owner.post('/api/jobs', aRenovation, 'open-1');
  const before = await everyRow();
  const second = await shop.owner.post('/api/jobs', aRenovation, 'open-1');
  expect(second.status).toBe(201);
  expect(second.body).toEqual(first.body);
  expect(second.headers.get('idempotent-replay')).toBe('true');
  expect(await everyRow()).toEqual(before);
});

test('when the job has moved on, a repeat is answered the job as it stands now, and does nothing again', async () => {
  const { job } = await openJob(shop);
  const note = { facts: [{ key: 'area', value: 90 }] };
  const first = await shop.owner.post(`/api/jobs/${job.id}/facts`, note, 'area-1');
  await shop.owner.patch(`/api/jobs/${job.id}`, { baseVersion: 2, title: 'Later' });
  await shop.owner.post(`/api/jobs/${job.id}/facts`, { facts: [{ key: 'area', value: 91 }] }, 'area-9');
  const second = await shop.owner.post(`/api/jobs/${job.id}/facts`, note, 'area-1');
  expect(first.body.isCommitted).toBe(true);
  expect(second.body).toMatchObject({ isCommitted: false, job: { title: 'Later', version: 4 } });
  expect(second.body.facts.filter(({ key }) => key === 'area')).toMatchObject([{ value: 91 }]);
});

test('the same key with another body is refused', async () => {
  const { job } = await openJob(shop);
  const path = `/api/jobs/${job.id}/facts`;
  await shop.owner.post(path, { facts: [{ key: 'area', value: 90 }] }, 'area-2');
  const answer = await shop.owner.post<Problem>(path, { facts: [{ key: 'area', value: 91 }] }, 'area-2');
  expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency-mismatch' } });
});

test('a key that opened a job names that job to whoever sends other words under it', async () => {
  const opened = await shop.owner.post('/api/jobs', aRenovation, 'open-3');
  const others = { ...aRenovation, title: 'Other words' };
  const answer = await shop.owner.post<Problem>('/api/jobs', others, 'open-3');
  const { job } = JSON.parse(JSON.stringify(opened.body));
  expect(answer).toMatchObject({
    status: 422,
    body: { code: 'idempotency-mismatch', current: { jobId: job.id } },
  });
});

test("a key is one person's and one route's", async () => {
  const [item, two] = [await openJob(shop), await openJob(shop)];
  const body = { facts: [{ key: 'area', value: 77 }] };
  const answers = await Promise.all([
    shop.owner.post(`/api/jobs/${item.job.id}/facts`, body, 'shared'),
    shop.manager.post(`/api/jobs/${item.job.id}/facts`, body, 'shared'),
    shop.owner.post(`/api/jobs/${two.job.id}/facts`, body, 'shared'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(answers.map(({ headers }) => headers.get('idempotent-replay'))).toEqual([null, null, null]);
});

test('twenty copies at once take one payment and all get its answer', async () => {
  const { job } = await openJob(shop, { contractTotalMinor: 100_000 });
  const payments = await countRows('payment');
  const cash = { amountMinor: 5000, currency: 'CNY', method: 'cash', voucher: 'V-20' };
  const copies = await Promise.all(
    Array.from({ length: 20 }, () => shop.finance.post(`/api/jobs/${job.id}/payments`, cash, 'pay-20')),
  );
  expect(new Set(copies.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(copies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(copies[0]?.body.payments[0]?.receipt).toMatch(/\d/);
  expect(await countRows('payment')).toBe(payments + 1);
});

test('ten copies at once of an edit of one job make one version', async () => {
  const { job } = await openJob(shop);
  const batch = { edits: [{ jobId: job.id, baseVersion: 1, title: 'Once' }] };
  const copies = await Promise.all(
    Array.from({ length: 10 }, () =>
      shop.owner.post<{ results: { ok: boolean; version: number }[] }>('/api/edits', batch, 'edit-10'),
    ),
  );
  expect(new Set(copies.map(({ body }) => body.results[0]?.version))).toEqual(new Set([2]));
  expect((await shop.owner.get(`/api/jobs/${job.id}`)).body.job).toMatchObject({ version: 2, title: 'Once' });
});

test('a key that is no key is refused', async () => {
  const { status } = await shop.owner.post('/api/jobs', aRenovation, 'x'.repeat(201));
  expect(status).toBe(422);
});

test('a refusal is not kept: the same request may try again', async () => {
  const { job } = await openJob(shop);
  const move = { to: 'survey' };
  expect((await shop.owner.post(`/api/jobs/${job.id}/stage`, move, 'move-1')).status).toBe(409);
  const facts = [
    { key: 'job.kind', value: 'old-home' },
    { key: 'area', value: 90 },
    { key: 'survey.at', value: Date.UTC(2026, 2, 9, 2) },
    { key: 'surveyor', value: 'stf_staff' },
    { key: 'designer', value: 'stf_staff' },
    { key: 'survey.class', value: 'ordinary' },
    { key: 'survey.zone', value: 'inside-second-ring' },
  ];
  await shop.owner.post(`/api/jobs/${job.id}/facts`, { facts });
  const answer = await shop.owner.post<Problem>(`/api/jobs/${job.id}/stage`, move, 'move-1');
  expect(answer.status).toBe(200);
});
