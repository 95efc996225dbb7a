import { expect, test } from 'vitest';
import { openJob, openShop } from '#test/kit/worker/api';
import { makeLink, sendMessage } from '#test/kit/worker/webhook';

/** Most rows that each write may write, index entries included, because D1 bills them. A rise needs a reason. */
const budget = {
  title: 7,
  // Two of these, and of the next, are the stored sums, which save opening the sheet from reading all jobs.
  owner: 12,
  stage: 11,
  // A value that replaces another one: one more row, for the superseded one.
  fact: 7,
  webhook: 18,
};

const writtenBy = (input: unknown): number => {
  const results: readonly unknown[] = Array.isArray(input) ? input : [input];
  return results.reduce<number>((sum, result) => {
    const meta: unknown =
      typeof result === 'object' && result !== null && 'meta' in result ? result.meta : null;
    const rows: unknown =
      typeof meta === 'object' && meta !== null && 'rows_written' in meta ? meta.rows_written : 0;
    return sum + (typeof rows === 'number' ? rows : 0);
  }, 0);
};

const shop = await openShop();
let written = 0;
shop.watch.after = (_, input) => {
  written += writtenBy(input);
};

const patched = async (id: string, patch: object): Promise<number> => {
  const { version } = (await shop.owner.get(`/api/jobs/${id}`)).body.job;
  written = 0;
  const { status } = await shop.owner.patch(`/api/jobs/${id}`, { baseVersion: version, ...patch });
  expect(status).toBe(200);
  return written;
};

test('a title writes no more rows than its budget, by either door', async () => {
  const { job } = await openJob(shop);
  expect(await patched(job.id, { title: 'Another' })).toBeLessThanOrEqual(budget.title);
  written = 0;
  // A key, as tabs of an earlier version send, stores no answer: a repeated edit finds its values stored.
  const edits = [{ jobId: job.id, baseVersion: 2, title: 'A third' }];
  const { status } = await shop.owner.post('/api/edits', { edits }, 'title-once');
  expect(status).toBe(200);
  expect(written).toBeLessThanOrEqual(budget.title);
});

test('an assignee and a stage write no more rows than their budget, the tasks of the plan apart', async () => {
  const { job } = await openJob(shop);
  const tasks = (await shop.owner.get(`/api/jobs/${job.id}`)).body.tasks.length;
  const owner = await patched(job.id, { ownerId: 'stf_staff' });
  // Each task with its places in the orders of due, which are what Today reads.
  expect(owner).toBeLessThanOrEqual(budget.owner + 4 * tasks);
  written = 0;
  const answer = await shop.owner.post(`/api/jobs/${job.id}/stage`, {
    to: 'survey',
    override: { reason: 'test' },
  });
  expect(answer.status).toBe(200);
  const planned = answer.body.tasks.length + answer.body.notices.length;
  expect(written).toBeLessThanOrEqual(budget.stage + 6 * planned);
});

test('a fact that no rule reads writes no more rows than its budget, the first time and again', async () => {
  const { job } = await openJob(shop);
  expect(await patched(job.id, { facts: { area: 80 } })).toBeLessThanOrEqual(budget.fact);
  expect(await patched(job.id, { facts: { area: 81 } })).toBeLessThanOrEqual(budget.fact);
});

test('a payment by webhook writes no more rows than its budget', async () => {
  const job = await openJob(shop, { contractTotalMinor: 100_000 });
  const link = await makeLink(shop, job, 'down');
  written = 0;
  expect(await sendMessage(shop, link)).toBe(200);
  expect(written).toBeLessThanOrEqual(budget.webhook);
});
