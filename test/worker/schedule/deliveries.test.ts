import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JobDetail, NoticeView } from '#contract/jobs/job-answers';
import { instant, minuteMs } from '#domain/time/day';
import { renovation } from '#domain/trades/renovation/index';
import { openJob, openShop, type Answer, type Shop } from '#test/kit/worker/api';
import {
  deliveriesOf,
  noticesOf,
  postbox,
  putNotices,
  drainOutbox,
  type Postbox,
} from '#test/kit/worker/outbox';
import { moment } from '#test/kit/rules';

let shop: Shop;
let box: Postbox;

const open = async (isIdempotent = true): Promise<void> => {
  await drainOutbox();
  box = postbox(isIdempotent);
  shop = await openShop('2026-03-02', { channel: box.channel });
};
beforeEach(() => open());

const surveyAt = moment('2026-03-05', '10:00');
const surveyed = (more: object = {}): Promise<JobDetail> =>
  openJob(shop, { facts: { 'survey.at': surveyAt }, ...more });
const put = (job: JobDetail, count: number, more: { readonly to?: string; readonly key?: string } = {}) =>
  putNotices({
    jobId: job.job.id,
    key: 'survey-reminder',
    count,
    sendAt: shop.clock.now,
    expiresAt: surveyAt,
    ...more,
  });
const pass = (minutes: number): void => {
  shop.clock.now = instant(shop.clock.now + minutes * minuteMs);
};
const statesOf = async (job: JobDetail, key = 'survey-reminder') =>
  (await deliveriesOf(job.job.id, key)).map(({ state }) => state);

describe('a notice to several people', () => {
  it('is tried again only for those whom it did not reach', async () => {
    const job = await surveyed();
    await put(job, 1, { to: 'managers' });
    box.answer = async ({ to }) =>
      to.email === 'manager@shop.test'
        ? { outcome: 'failed', isRetryable: true, error: 'busy' }
        : { outcome: 'sent' };
    await shop.tick();
    expect((await noticesOf(job.job.id, 'survey-reminder'))[0]).toMatchObject({ state: 'leased' });
    pass(2);
    await shop.tick();
    box.answer = async () => ({ outcome: 'sent' });
    pass(10);
    await shop.tick();
    const tries = (email: string) => box.sent.filter(({ to }) => to.email === email).length;
    expect([tries('owner@shop.test'), tries('manager@shop.test')]).toEqual([1, 3]);
    expect((await noticesOf(job.job.id, 'survey-reminder'))[0]).toMatchObject({ state: 'sent', error: null });
  });

  it('stands as the worst of its letters does', async () => {
    const job = await surveyed();
    await put(job, 1, { to: 'managers' });
    box.answer = async ({ to }) =>
      to.email === 'owner@shop.test'
        ? { outcome: 'failed', isRetryable: false, error: 'no such mailbox' }
        : { outcome: 'sent' };
    await shop.tick();
    expect((await statesOf(job)).toSorted()).toEqual(['failed', 'sent']);
    expect((await noticesOf(job.job.id, 'survey-reminder'))[0]).toMatchObject({
      state: 'failed',
      error: 'no such mailbox',
    });
  });
});

it('a demand is not sent once it was paid, though its run had begun', async () => {
  const job = await openJob(shop);
  const path = `/api/jobs/${job.job.id}`;
  const added = { title: 'Extra key', amountMinor: 500_000, dueOn: '2026-03-03' };
  const { milestones } = (await shop.owner.post(`${path}/milestones`, added)).body;
  const milestoneId = milestones.find(({ title }) => title === 'Extra key')?.id;
  const secondJob = await surveyed();
  await put(secondJob, 20);
  const pay = { amountMinor: 500_000, currency: 'CNY', method: 'cash', voucher: 'in-time', milestoneId };
  let isPaying = false;
  const answers: Answer<JobDetail>[] = [];
  box.answer = async () => {
    if (isPaying) return { outcome: 'sent' };
    isPaying = true;
    answers.push(await shop.finance.post(`${path}/payments`, pay));
    return { outcome: 'sent' };
  };
  shop.clock.to('2026-03-03', '09:00');
  await shop.tick();
  await shop.tick();
  expect(answers).toMatchObject([{ status: 200 }]);
  expect(box.sent.length).toBeGreaterThanOrEqual(20);
  expect(box.sent.filter(({ subject }) => subject.includes('5,000.00'))).toEqual([]);
  expect(await noticesOf(job.job.id, 'milestone-due')).toMatchObject([
    { state: 'superseded', error: 'paid' },
  ]);
});

describe('the words of a notice', () => {
  it('are those of the flow version that its job began with', async () => {
    const job = await surveyed({ customer: { name: 'Wang', email: 'wang@example.com', locale: 'en' } });
    const notices = renovation.notices.map((notice) =>
      notice.key === 'survey-reminder'
        ? {
            ...notice,
            label: { ...notice.label, en: 'The visit, as it was called' },
            subject: { ...notice.subject, en: 'Of an older version' },
          }
        : notice,
    );
    const older = { ...renovation, version: 0, notices };
    await env.DB.prepare(`insert into flow_version (key, version, flow) values ('renovation', 0, ?)`)
      .bind(JSON.stringify(older))
      .run();
    await env.DB.prepare('update job set flow_version = 0 where id = ?').bind(job.job.id).run();
    await put(job, 1);
    await shop.tick();
    expect(box.sent.map(({ subject }) => subject)).toEqual(['Of an older version']);
    const { body } = await shop.staff.get<{ notices: readonly NoticeView[] }>('/api/notices');
    const labels = body.notices
      .filter(({ jobId, key }) => jobId === job.job.id && key === 'survey-reminder')
      .map(({ label }) => label.en);
    expect(new Set(labels)).toEqual(new Set(['The visit, as it was called']));
  });
});

describe('a run that ends', () => {
  const endingAt = (find: (sql: string) => boolean, when: 'before' | 'after') => {
    let isOver = false;
    shop.watch[when] = ({ sql }) => {
      if (isOver || !sql.some(find)) return;
      isOver = true;
      throw new Error('the end');
    };
  };
  const isBatch = (sql: string): boolean =>
    sql.startsWith('update "notice_delivery"') && sql.includes('returning');
  const isAddressing = (sql: string): boolean => sql.startsWith('insert into "notice_delivery"');
  const resume = async (minutes = 10): Promise<void> => {
    shop.watch.before = () => undefined;
    shop.watch.after = () => undefined;
    pass(minutes);
    await shop.tick();
  };

  it.each(['before', 'after'] as const)(
    '%s the recipients are written down sends each letter once when it comes again',
    async (when) => {
      const job = await surveyed();
      await put(job, 10);
      endingAt(isAddressing, when);
      await expect(shop.tick()).rejects.toThrow('the end');
      await resume();
      expect(box.sent).toHaveLength(10);
      expect(new Set(await statesOf(job))).toEqual(new Set(['sent']));
    },
  );

  it.each(['before', 'after'] as const)(
    '%s its lot is leased leaves nothing in doubt, and costs no try',
    async (when) => {
      await open(false);
      const job = await surveyed();
      await put(job, 40);
      endingAt(isBatch, when);
      await expect(shop.tick()).rejects.toThrow('the end');
      expect(box.sent).toEqual([]);
      await resume(1);
      expect(box.sent).toHaveLength(40);
      const rows = await deliveriesOf(job.job.id, 'survey-reminder');
      expect(new Set(rows.map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(new Set(['sent 1']));
    },
  );

  const endsBeforeWriting = async (): Promise<JobDetail> => {
    const job = await surveyed();
    await put(job, 40);
    // The statement that records the first batch leases the second.
    let batches = 0;
    shop.watch.before = ({ sql }) => {
      batches += sql.some(isBatch) ? 1 : 0;
      if (batches > 1) throw new Error('the end');
    };
    await expect(shop.tick()).rejects.toThrow('the end');
    return job;
  };

  it('between sending and writing it down leaves one lot in doubt where the channel knows no repeats', async () => {
    await open(false);
    const job = await endsBeforeWriting();
    const first = box.sent.length;
    expect(first).toBeLessThanOrEqual(10);
    await resume();
    expect(box.sent).toHaveLength(40);
    expect((await statesOf(job)).filter((state) => state === 'unknown')).toHaveLength(first);
  });

  it('sends it again under the same key where the channel knows repeats', async () => {
    const job = await endsBeforeWriting();
    await resume();
    expect(new Set(box.sent.map(({ effectKey }) => effectKey)).size).toBe(40);
    expect(new Set(await statesOf(job))).toEqual(new Set(['sent']));
  });
});

describe('the provider’s limit of the day', () => {
  const limited = async () => ({ outcome: 'limited', error: 'E_DAILY_LIMIT_EXCEEDED' }) as const;

  it('is waited out until the next morning, and costs no try', async () => {
    const job = await surveyed();
    await put(job, 1);
    box.answer = limited;
    for (const clock of ['09:00', '09:01', '15:00', '23:00'] as const) {
      shop.clock.to('2026-03-02', clock);
      await shop.tick();
    }
    expect(box.sent).toHaveLength(1);
    expect(await deliveriesOf(job.job.id, 'survey-reminder')).toMatchObject([
      { state: 'pending', attempts: 0, claimable_at: moment('2026-03-03', '09:00') },
    ]);
    box.answer = async () => ({ outcome: 'sent' });
    shop.clock.to('2026-03-03', '09:00');
    await shop.tick();
    expect(await statesOf(job)).toEqual(['sent']);
  });

  it('is asked for once a run, not once a letter', async () => {
    await put(await surveyed(), 60);
    box.answer = limited;
    await shop.tick();
    expect(box.sent.length).toBeLessThanOrEqual(8);
  });

  it('gives up today what would be of no use tomorrow', async () => {
    const job = await surveyed();
    const sendAt = shop.clock.now;
    const expiresAt = moment('2026-03-02', '18:00');
    await putNotices({ jobId: job.job.id, key: 'survey-reminder', count: 1, sendAt, expiresAt });
    box.answer = limited;
    await shop.tick();
    expect((await noticesOf(job.job.id, 'survey-reminder'))[0]).toMatchObject({
      state: 'dead',
      error: 'E_DAILY_LIMIT_EXCEEDED',
    });
  });
});

it('a wait for nine o’clock costs no try', async () => {
  const job = await surveyed();
  await put(job, 1);
  box.answer = async () => ({ outcome: 'failed', isRetryable: true, error: 'busy' });
  shop.clock.to('2026-03-02', '19:59');
  await shop.tick();
  shop.clock.to('2026-03-02', '20:05');
  await shop.tick();
  expect(await deliveriesOf(job.job.id, 'survey-reminder')).toMatchObject([
    { state: 'pending', attempts: 1, claimable_at: moment('2026-03-03', '09:00') },
  ]);
  expect(box.sent).toHaveLength(1);
});
