import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JobDetail, NoticeView } from '#contract/jobs/job-answers';
import { instant, minuteMs } from '#domain/time/day';
import { openJob, openShop, type Shop } from '#test/kit/worker/api';
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
const dueSoon = async (dueOn = '2026-03-03', amountMinor = 500_000): Promise<JobDetail> => {
  const job = await openJob(shop);
  const added = { title: 'Extra key', amountMinor, dueOn };
  return (await shop.owner.post(`/api/jobs/${job.job.id}/milestones`, added)).body;
};
/** The undelivered notices, as staff see them. */
const undelivered = async (): Promise<readonly string[]> => {
  const { body } = await shop.staff.get<{ notices: readonly NoticeView[] }>('/api/notices?undelivered=true');
  return body.notices.filter(({ key }) => key === 'survey-reminder').map(({ jobId }) => jobId);
};
const reminder = async (job: JobDetail) => (await noticesOf(job.job.id, 'survey-reminder'))[0];
const message = async (job: JobDetail) => (await deliveriesOf(job.job.id, 'survey-reminder'))[0];

describe('cron', () => {
  it('tells the customer on the eve of the survey, in the customer’s language (REN-01-CALL)', async () => {
    const job = await surveyed({
      customer: { name: '王小明', email: 'wang@example.com', locale: 'zh-Hant' },
    });
    shop.clock.to('2026-03-04', '17:59');
    await shop.tick();
    expect(box.sent.filter(({ to }) => to.name === '王小明')).toEqual([]);
    shop.clock.to('2026-03-04', '18:00');
    await shop.tick();
    expect(box.sent.filter(({ to }) => to.name === '王小明')).toMatchObject([
      {
        to: { email: 'wang@example.com' },
        locale: 'zh-Hant',
        subject: '明天的上門勘察預約',
        body: expect.stringContaining('2026年3月5日 10:00'),
      },
    ]);
    expect(await undelivered()).not.toContain(job.job.id);
    const row = await reminder(job);
    expect(row).toMatchObject({ state: 'sent', channel: 'postbox', sent_at: moment('2026-03-04', '18:00') });
    expect(row?.body).toBe(box.sent.at(-1)?.body);
  });

  it('asks for what is still open of a milestone, and no more once it is paid', async () => {
    const job = await dueSoon();
    const paid = { amountMinor: 200_000, currency: 'CNY', method: 'cash', voucher: 'tick-1' };
    await shop.finance.post(`/api/jobs/${job.job.id}/payments`, {
      ...paid,
      milestoneId: job.job.milestones.find(({ title }) => title === 'Extra key')?.id,
    });
    shop.clock.to('2026-03-03', '09:00');
    await shop.tick();
    expect(box.sent.map(({ subject }) => subject)).toEqual([expect.stringContaining('3,000.00')]);
    await shop.finance.post(`/api/jobs/${job.job.id}/payments`, {
      ...paid,
      amountMinor: 300_000,
      voucher: 'tick-2',
    });
    shop.clock.to('2026-03-06', '09:00');
    await shop.tick();
    expect(box.sent).toHaveLength(1);
  });

  it('sends each notice once when two runs come at once', async () => {
    const job = await surveyed();
    const sendAt = shop.clock.now;
    await putNotices({ jobId: job.job.id, key: 'survey-reminder', count: 150, sendAt, expiresAt: surveyAt });
    await Promise.all([shop.tick(), shop.tick(), shop.tick()]);
    await shop.tick();
    expect(box.sent).toHaveLength(150);
    expect(new Set(box.sent.map(({ effectKey }) => effectKey)).size).toBe(150);
  });

  it('sends 2,000 within ten runs of at most 50 queries', async () => {
    const job = await surveyed();
    const sendAt = shop.clock.now;
    await putNotices({
      jobId: job.job.id,
      key: 'survey-reminder',
      count: 2_000,
      sendAt,
      expiresAt: surveyAt,
    });
    for (let runs = 0; runs < 10; runs += 1) {
      shop.trips.length = 0;
      await shop.tick();
      expect(shop.trips.reduce((sum, { sql }) => sum + sql.length, 0)).toBeLessThanOrEqual(50);
      shop.clock.now = instant(shop.clock.now + minuteMs);
    }
    expect(new Set(box.sent.map(({ effectKey }) => effectKey)).size).toBe(2_000);
    expect(box.sent).toHaveLength(2_000);
  });

  it('leaves a beat by which the stopping of cron is seen', async () => {
    shop.clock.to('2026-06-01');
    await shop.tick();
    expect((await shop.stranger.get<{ ok: boolean }>('/healthz')).body).toMatchObject({
      ok: true,
      lastTickAt: shop.clock.now,
    });
    shop.clock.now = instant(shop.clock.now + 10 * minuteMs);
    expect((await shop.stranger.get<{ ok: boolean }>('/healthz')).body.ok).toBe(false);
  });

  it('that never ran is seen by a notice that waits for it', async () => {
    await env.DB.exec('delete from tick_run');
    const { job } = await openJob(shop);
    const row = { jobId: job.id, key: 'survey-reminder', count: 1 };
    await putNotices({ ...row, sendAt: shop.clock.now, expiresAt: surveyAt });
    const ok = async () => (await shop.stranger.get<{ ok: boolean }>('/healthz')).body.ok;
    shop.clock.now = instant(shop.clock.now + 30 * minuteMs);
    expect(await ok()).toBe(true);
    shop.clock.now = instant(shop.clock.now + minuteMs);
    expect(await ok()).toBe(false);
    await shop.tick();
    expect(await ok()).toBe(true);
  });

  it('plans a job again when the shop’s calendar has changed', async () => {
    const job = await surveyed();
    const version = (): Promise<string | null> =>
      env.DB.prepare('select planned_with from job where id = ?')
        .bind(job.job.id)
        .first<string>('planned_with');
    const before = await version();
    await env.DB.prepare(
      `insert into closure (from_date, to_date) values ('2026-03-09', '2026-03-10')`,
    ).run();
    const others = (await env.DB.prepare('select count(*) as n from job').first<number>('n')) ?? 0;
    shop.trips.length = 0;
    for (let runs = 0; runs < others + 8 && (await version()) === before; runs += 1) {
      await shop.tick();
      shop.clock.now = instant(shop.clock.now + minuteMs);
    }
    expect(await version()).not.toBe(before);
    await env.DB.prepare('delete from closure').run();
  });
});

describe('money that is asked for', () => {
  const credited = async (amountMinor: number) => {
    const job = await openJob(shop);
    const path = `/api/jobs/${job.job.id}`;
    const add = async (title: string, lineMinor: number, dueOn: string) =>
      (await shop.owner.post(`${path}/milestones`, { title, amountMinor: lineMinor, dueOn })).body;
    const first = await add('Now', 100_000, '2026-03-02');
    await add('Later', 500_000, '2026-03-10');
    const milestoneId = first.milestones.find(({ title }) => title === 'Now')?.id;
    const reference = `credit-${job.job.id}`;
    await shop.finance.post(`${path}/payments`, {
      amountMinor,
      currency: 'CNY',
      method: 'cash',
      voucher: reference,
      milestoneId,
    });
    return path;
  };

  it('is what credit leaves open, laid on what falls due before anybody is written to', async () => {
    const path = await credited(400_000);
    shop.clock.to('2026-03-10', '09:00');
    await shop.tick();
    expect(box.sent).toEqual([]);
    shop.clock.to('2026-03-10', '09:01');
    await shop.tick();
    expect(box.sent.map(({ subject }) => subject)).toEqual([expect.stringContaining('2,000.00')]);
    const { job, milestones } = (await shop.owner.get(path)).body;
    expect(job.creditMinor).toBe(0);
    expect(milestones.find(({ title }) => title === 'Later')).toMatchObject({
      paidMinor: 300_000,
      state: 'part',
    });
  });

  it('is not asked for where credit covers it', async () => {
    await credited(700_000);
    for (const clock of ['09:00', '09:01', '09:05'] as const) {
      shop.clock.to('2026-03-10', clock);
      await shop.tick();
    }
    expect(box.sent).toEqual([]);
  });

  it('is not asked for again after it was given back, until the staff set its day', async () => {
    const opened = await openJob(shop, { flow: 'wedding' });
    const path = `/api/jobs/${opened.job.id}`;
    const confirmed = { facts: [{ key: 'couple.confirmed', value: true }] };
    const due = await shop.owner.post(`${path}/facts`, confirmed);
    const milestoneId = due.body.milestones.find(({ key }) => key === 'intention-deposit')?.id;
    const reminders = ({ notices }: JobDetail) =>
      notices.filter(({ key, state }) => key.startsWith('milestone-') && state === 'pending').length;
    expect(reminders(due.body)).toBeGreaterThan(0);
    const reference = `back-${opened.job.id}`;
    const cash = { amountMinor: 100_000, currency: 'CNY', method: 'cash', voucher: reference, milestoneId };
    const booked = await shop.finance.post(`${path}/payments`, cash);
    expect(reminders(booked.body)).toBe(0);
    const refundOf = booked.body.payments[0]?.id;
    const refund = { refundOf, amountMinor: 100_000, voucher: `r-${reference}`, reason: 'goodwill' };
    const refunded = await shop.finance.post(`${path}/payments`, refund);
    expect(reminders(refunded.body)).toBe(0);
    const dated = await shop.finance.patch(`${path}/milestones`, {
      milestoneId,
      baseVersion: refunded.body.job.version,
      dueOn: '2026-03-05',
    });
    expect(reminders(dated.body)).toBeGreaterThan(0);
  });
});

describe('a task that is late', () => {
  it('is told to each who leads the shop once, whether or not the job has an owner', async () => {
    await surveyed();
    shop.clock.to('2026-03-05', '09:00');
    await shop.tick();
    shop.clock.to('2026-03-09', '09:00');
    await shop.tick();
    const late = box.sent.filter(({ subject }) => subject.includes('Not done in time'));
    const messages = late.map(({ to, subject }) => `${to.email} ${subject}`);
    expect(messages.length).toBeGreaterThan(0);
    expect(new Set(messages).size).toBe(messages.length);
  });

  it('from the start is told to its assignee at once, as urgent', async () => {
    const facts = { 'survey.at': moment('2026-03-03', '10:00'), surveyor: 'stf_staff' };
    const job = await openJob(shop);
    shop.clock.to('2026-03-02', '18:00');
    const booked = { baseVersion: job.job.version, facts, override: { reason: 'a leaking roof' } };
    expect((await shop.manager.patch(`/api/jobs/${job.job.id}`, booked)).status).toBe(200);
    await shop.tick();
    await shop.tick();
    const urgent = box.sent.filter(({ subject }) => subject.startsWith('Urgent, already late: Call'));
    expect(urgent.map(({ to }) => to.email)).toEqual(['staff@shop.test']);
    expect(urgent[0]?.body).toContain('2 March 2026 17:30');
  });
});

describe('a notice', () => {
  it('that cannot be worded does not hold up the others', async () => {
    const job = await surveyed();
    const row = { jobId: job.job.id, sendAt: shop.clock.now, expiresAt: surveyAt };
    await putNotices({ ...row, key: 'no-such-notice', count: 60 });
    await putNotices({ ...row, key: 'survey-reminder', count: 5 });
    await shop.tick();
    expect(box.sent).toHaveLength(5);
    expect(await noticesOf(job.job.id, 'no-such-notice')).toMatchObject(
      Array.from({ length: 60 }, () => ({ state: 'failed', error: 'no words for no-such-notice' })),
    );
  });

  it('that names a fact nobody recorded does not go out with a gap', async () => {
    const job = await openJob(shop);
    const row = { jobId: job.job.id, sendAt: shop.clock.now, expiresAt: surveyAt };
    await putNotices({ ...row, key: 'survey-reminder', count: 1 });
    await shop.tick();
    expect(box.sent).toEqual([]);
    expect(await reminder(job)).toMatchObject({
      state: 'failed',
      error: 'nothing is known for fact:survey.at',
    });
  });

  it('whose channel breaks is in doubt, and the others go out', async () => {
    const job = await surveyed();
    const row = { jobId: job.job.id, sendAt: shop.clock.now, expiresAt: surveyAt };
    await putNotices({ ...row, key: 'survey-reminder', count: 3 });
    let tries = 0;
    box.answer = async () => {
      tries += 1;
      if (tries === 2) throw new TypeError('broken');
      return { outcome: 'sent' };
    };
    await shop.tick();
    const states = (await noticesOf(job.job.id, 'survey-reminder')).map(({ state }) => state);
    expect(states.filter((state) => state === 'sent')).toHaveLength(2);
    expect(states.filter((state) => state === 'unknown')).toHaveLength(1);
  });

  it('to a customer waits out the night', async () => {
    const job = await surveyed();
    const sendAt = moment('2026-03-02', '20:00');
    await putNotices({ jobId: job.job.id, key: 'survey-reminder', count: 1, sendAt, expiresAt: surveyAt });
    shop.clock.to('2026-03-02', '20:00');
    await shop.tick();
    shop.clock.to('2026-03-03', '08:59');
    await shop.tick();
    expect(box.sent).toEqual([]);
    shop.clock.to('2026-03-03', '09:00');
    await shop.tick();
    expect(box.sent).toHaveLength(1);
  });

  it('to a customer goes at night where the morning is too late; one to the staff goes at any hour', async () => {
    const job = await surveyed();
    const sendAt = moment('2026-03-02', '22:00');
    const row = { jobId: job.job.id, count: 1, sendAt, expiresAt: moment('2026-03-03', '06:00') };
    await putNotices({ ...row, key: 'survey-reminder' });
    await putNotices({ ...row, key: 'survey-call-today', to: 'owner', expiresAt: surveyAt });
    shop.clock.to('2026-03-02', '22:00');
    await shop.tick();
    expect(box.sent.map(({ locale }) => locale).toSorted()).toEqual(['en', 'en', 'zh-Hans']);
  });

  it('whose time is past is missed, not sent', async () => {
    const job = await surveyed();
    shop.clock.to('2026-03-05', '10:00');
    await shop.tick();
    expect(box.sent.filter(({ to }) => to.name === '王小明')).toEqual([]);
    expect(await reminder(job)).toMatchObject({ state: 'missed', error: 'its time was past' });
  });

  it('that a later one of the same money overtook is not sent after it, even when the job is planned again', async () => {
    const job = await dueSoon('2026-03-03');
    shop.clock.to('2026-03-06', '09:00');
    await shop.tick();
    expect(await noticesOf(job.job.id, 'milestone-due')).toMatchObject([{ state: 'missed' }]);
    await shop.owner.patch(`/api/jobs/${job.job.id}`, { baseVersion: 2, title: 'Another title' });
    await shop.tick();
    expect(box.sent.map(({ subject }) => subject)).toEqual([expect.stringContaining('提醒')]);
  });

  it('that fails is tried again after 1, 5 and 30 minutes, 2 and 6 hours, then given up', async () => {
    const job = await surveyed();
    await putNotices({
      jobId: job.job.id,
      key: 'survey-reminder',
      count: 1,
      sendAt: shop.clock.now,
      expiresAt: surveyAt,
    });
    box.answer = async () => ({ outcome: 'failed', isRetryable: true, error: 'E_RATE_LIMIT_EXCEEDED' });
    const waited: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      await shop.tick();
      const at = (await message(job))?.claimable_at;
      if (at === null || at === undefined) break;
      waited.push(Math.floor((at - shop.clock.now) / minuteMs));
      shop.clock.now = instant(at);
    }
    const bounds = [1, 5, 30, 120, 360];
    expect(waited).toHaveLength(5);
    for (const [index, least] of bounds.entries()) {
      expect(waited[index]).toBeGreaterThanOrEqual(least);
      expect(waited[index]).toBeLessThanOrEqual(least * 1.2);
    }
    expect(await reminder(job)).toMatchObject({ state: 'dead', error: 'E_RATE_LIMIT_EXCEEDED' });
    expect(await message(job)).toMatchObject({ state: 'dead', attempts: 6 });
    expect(box.sent).toHaveLength(6);
    expect(await undelivered()).toContain(job.job.id);
  });

  it('that may have gone out is left to the staff, not sent again', async () => {
    const job = await surveyed();
    const row = { jobId: job.job.id, sendAt: shop.clock.now, expiresAt: surveyAt };
    await putNotices({ ...row, key: 'survey-reminder', count: 1 });
    box.answer = async () => ({ outcome: 'unknown', error: 'no answer' });
    await shop.tick();
    shop.clock.now = instant(shop.clock.now + 60 * minuteMs);
    await shop.tick();
    expect(box.sent).toHaveLength(1);
    expect(await reminder(job)).toMatchObject({ state: 'unknown', error: 'no answer' });
    expect(await undelivered()).toContain(job.job.id);
  });
});
