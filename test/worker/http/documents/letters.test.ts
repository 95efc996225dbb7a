import { beforeEach, expect, test } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { Message, Sending } from '#notify/channel';
import { openShop, type Client, type Shop } from '#test/kit/worker/api';
import { contractSteps, openWhole } from './contract-job';

let shop: Shop;
let steps: ReturnType<typeof contractSteps>;
let letters: Message[];
let sending: Sending;

beforeEach(async () => {
  letters = [];
  sending = { outcome: 'sent' };
  shop = await openShop('2026-03-05', {
    sendMessage: async (message) => {
      letters.push(message);
      return sending;
    },
  });
  steps = contractSteps(shop);
});

test('a letter goes to the customer in the customer’s language, and its delivery is recorded once it is sent', async () => {
  const path = await openWhole(shop);
  const letter = (by: Client = shop.staff, key?: string) =>
    by.post<JobDetail & Problem>(`${path}/documents/contract/letter`, { way: 'by-mail' }, key);
  expect((await letter()).body.code).toBe('document-not-ready');
  await steps.file(path);
  expect((await letter()).body.code).toBe('no-letter-address');
  const { body } = await shop.owner.get(path);
  await shop.owner.patch(path, { baseVersion: body.job.version, customer: { email: 'wang@example.com' } });
  expect((await letter(shop.viewer)).status).toBe(403);
  expect(letters).toEqual([]);
  expect((await letter(shop.staff, 'once')).status).toBe(200);
  expect((await letter(shop.staff, 'once')).status).toBe(200);
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({
    to: { email: 'wang@example.com' },
    subject: 'Test Shop: 家装合同',
    locale: 'zh-Hans',
  });
  expect(letters[0]?.html).toContain('¥123,456.00');
  expect(letters[0]?.body).toContain('水电改造');
  const { versions } = await steps.read(path);
  expect(versions[0]?.delivered).toMatchObject({
    ways: ['by-mail'],
    letters: { 'by-mail': { to: 'wang@example.com' } },
  });
  const open = await steps.record(path, 'agreed', { by: 'Wang' });
  expect(open.body.code).toBe('document-not-ready');
  await steps.record(path, 'delivered', { ways: ['by-hand'] });
  expect((await steps.read(path)).versions[0]?.delivered?.ways).toEqual(['by-mail', 'by-hand']);
  expect((await steps.record(path, 'agreed', { by: 'Wang' })).status).toBe(200);
});

test.each<readonly [Sending, number, string]>([
  [{ outcome: 'failed', isRetryable: true, error: 'E_DELIVERY_FAILED' }, 503, 'letter-failed'],
  [{ outcome: 'limited', error: 'E_DAILY_LIMIT_EXCEEDED' }, 503, 'letter-failed'],
  [{ outcome: 'unknown', error: 'no answer' }, 409, 'letter-uncertain'],
])('a letter that is not surely sent is no delivery: %j', async (outcome, status, code) => {
  sending = outcome;
  const path = await openWhole(shop);
  await steps.file(path);
  const { body } = await shop.owner.get(path);
  await shop.owner.patch(path, { baseVersion: body.job.version, customer: { email: 'wang@example.com' } });
  const refused = await shop.staff.refused(`${path}/documents/contract/letter`, { way: 'by-mail' });
  expect([refused.status, refused.body.code]).toEqual([status, code]);
  expect(await steps.stored(path, 'contract.delivered')).toBeUndefined();
  const byHand = await shop.staff.refused(`${path}/documents/contract/letter`, { way: 'by-hand' });
  expect(byHand.status).toBe(409);
});
