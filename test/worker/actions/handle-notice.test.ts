import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryEntry, JobDetail, NoticeView, Problem } from '#contract/jobs/job-answers';
import { instant, minuteMs } from '#domain/time/day';
import { openJob, openShop, type Shop } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';
import { postbox, drainOutbox, type Postbox } from '#test/kit/worker/outbox';
import { moment } from '#test/kit/rules';

let shop: Shop;
let box: Postbox;

beforeEach(async () => {
  await drainOutbox();
  box = postbox();
  shop = await openShop('2026-03-02', { channel: box.channel });
});

const pathOf = ({ job }: JobDetail): string => `/api/jobs/${job.id}`;
const read = async (job: JobDetail): Promise<JobDetail> => (await shop.owner.get(pathOf(job))).body;
const reminderOf = ({ notices }: JobDetail): NoticeView => {
  const found = notices.find(({ key, state }) => key === 'survey-reminder' && state !== 'superseded');
  if (found === undefined) throw new Error('a survey has its reminder');
  return found;
};
const taskOf = (detail: JobDetail) =>
  detail.tasks.find(({ key }) => key === `notice/${reminderOf(detail).id}`);
const pass = (minutes: number): void => {
  shop.clock.now = instant(shop.clock.now + minutes * minuteMs);
};

/** A job whose survey reminder reached nobody, at 18:00 on the day before. */
const undelivered = async (): Promise<JobDetail> => {
  const job = await openJob(shop, { facts: { 'survey.at': moment('2026-03-05', '10:00') } });
  shop.clock.to('2026-03-04', '18:00');
  box.answer = async () => ({ outcome: 'failed', isRetryable: false, error: 'no such mailbox' });
  await shop.tick();
  // The next run plans the job again.
  pass(1);
  await shop.tick();
  box.sent.length = 0;
  return read(job);
};
const act = (job: JobDetail, input: object, who: 'staff' | 'viewer' = 'staff') =>
  shop[who].send<JobDetail & Problem>({
    method: 'POST',
    path: `${pathOf(job)}/notices`,
    body: { noticeId: reminderOf(job).id, ...input },
  });

describe('a notice that did not arrive', () => {
  it('is a task of the staff, due on its day, named by what it is about', async () => {
    const job = await undelivered();
    expect(reminderOf(job)).toMatchObject({ state: 'failed', error: 'no such mailbox' });
    expect(taskOf(job)).toMatchObject({
      state: 'open',
      dueOn: '2026-03-04',
      label: { en: expect.stringContaining('Not delivered: ') },
      source: reminderOf(job).source,
    });
  });

  it('that was given up after all its tries is one too', async () => {
    const job = await openJob(shop, { facts: { 'survey.at': moment('2026-03-10', '10:00') } });
    box.answer = async () => ({ outcome: 'failed', isRetryable: true, error: 'busy' });
    shop.clock.to('2026-03-09', '09:00');
    for (const minutes of [0, 2, 7, 40, 150, 440, 1]) {
      pass(minutes);
      await shop.tick();
    }
    const { notices, tasks } = await read(job);
    const dead = notices.filter(({ state }) => state === 'dead').map(({ id }) => `notice/${id}`);
    expect(dead.length).toBeGreaterThan(0);
    expect(tasks.filter(({ state }) => state === 'open').map(({ key }) => key)).toEqual(
      expect.arrayContaining(dead),
    );
  });

  it('is sent again by staff, its task is done, and it is in the history', async () => {
    const job = await undelivered();
    box.answer = async () => ({ outcome: 'sent' });
    const { status, body } = await act(job, { act: 'send', reason: 'the mailbox works again' });
    expect(status).toBe(200);
    expect(reminderOf(body)).toMatchObject({ state: 'pending', error: null });
    expect(taskOf(body)).toMatchObject({ state: 'done' });
    // The answer equals a read.
    const again = await read(job);
    expect([reminderOf(again), taskOf(again)]).toEqual([reminderOf(body), taskOf(body)]);
    await shop.tick();
    expect(box.sent).toHaveLength(1);
    pass(1);
    await shop.tick();
    expect(reminderOf(await read(job))).toMatchObject({ state: 'sent' });
    expect(taskOf(await read(job))).toMatchObject({ state: 'done' });
    const { body: history } = await shop.owner.get<{ entries: readonly HistoryEntry[] }>(
      `${pathOf(job)}/history`,
    );
    const entry = history.entries.find(({ action }) => action === 'send-notice');
    expect(entry).toMatchObject({
      actor: 'stf_staff',
      reason: 'the mailbox works again',
      changes: [{ path: `notice:${reminderOf(job).id}.state`, before: 'failed', after: 'pending' }],
    });
  });

  it('that fails again is a task again', async () => {
    const job = await undelivered();
    await act(job, { act: 'send' });
    await shop.tick();
    pass(1);
    await shop.tick();
    expect(reminderOf(await read(job))).toMatchObject({ state: 'failed' });
    expect(taskOf(await read(job))).toMatchObject({ state: 'open' });
  });

  it('is put aside by staff: it leaves the list of the undelivered, and its task is done', async () => {
    const job = await undelivered();
    const { status, body } = await act(job, { act: 'aside', reason: 'told by phone' });
    expect(status).toBe(200);
    expect(reminderOf(body)).toMatchObject({ state: 'aside' });
    expect(taskOf(body)).toMatchObject({ state: 'done' });
    const listed = await shop.staff.get<{ notices: readonly NoticeView[] }>('/api/notices?undelivered=true');
    expect(listed.body.notices.map(({ id }) => id)).not.toContain(reminderOf(job).id);
    pass(10);
    await shop.tick();
    expect(box.sent).toEqual([]);
  });

  it('is refused to those who only look, and nothing is changed', async () => {
    const job = await undelivered();
    const before = await everyRow();
    expect((await act(job, { act: 'send' }, 'viewer')).status).toBe(403);
    expect(await everyRow()).toEqual(before);
  });

  it('is not handled twice: the second is told how it stands', async () => {
    const job = await undelivered();
    await act(job, { act: 'aside' });
    const second = await act(job, { act: 'send' });
    expect(second).toMatchObject({ status: 409, body: { code: 'notice-settled' } });
  });

  it('is not sent again when its time is past, and can be put aside then', async () => {
    const job = await undelivered();
    shop.clock.to('2026-03-05', '12:00');
    expect(await act(job, { act: 'send' })).toMatchObject({ status: 409, body: { code: 'notice-too-late' } });
    expect((await act(job, { act: 'aside' })).status).toBe(200);
  });

  it('is handled on what was seen: another version of it is a conflict', async () => {
    const job = await undelivered();
    await act(job, { act: 'aside' });
    const stale = await act(job, { act: 'aside', baseVersion: job.job.version });
    expect(stale.status).toBe(409);
  });
});
