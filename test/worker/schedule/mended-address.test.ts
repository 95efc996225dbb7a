import { beforeEach, describe, expect, it } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import { openJob, openShop, type Shop } from '#test/kit/worker/api';
import { noticesOf, postbox, drainOutbox, type Postbox } from '#test/kit/worker/outbox';
import { moment } from '#test/kit/rules';

let shop: Shop;
let box: Postbox;

beforeEach(async () => {
  await drainOutbox();
  box = postbox();
  shop = await openShop('2026-03-02', { channel: box.channel });
});

const surveyed = (more: object): Promise<JobDetail> =>
  openJob(shop, { facts: { 'survey.at': moment('2026-03-05', '10:00') }, ...more });
const reminder = async (job: JobDetail) => (await noticesOf(job.job.id, 'survey-reminder'))[0];

describe('a notice', () => {
  it('that had no address to go to goes out once there is one, while its time lasts, and not to staff again', async () => {
    const job = await surveyed({ customer: { name: 'Wang', email: 'wrong@example.com', locale: 'en' } });
    shop.clock.to('2026-03-04', '18:00');
    box.answer = async () => ({ outcome: 'failed', isRetryable: false, error: 'no such mailbox' });
    await shop.tick();
    expect(await reminder(job)).toMatchObject({ state: 'failed' });
    const path = `/api/jobs/${job.job.id}`;
    const patch = async (customer: object) => {
      const { version: baseVersion } = (await shop.owner.get(path)).body.job;
      return (await shop.owner.patch(path, { baseVersion, customer })).body;
    };
    const tries = box.sent.length;
    await patch({ phone: '138 0000 0000' });
    await shop.tick();
    expect(box.sent).toHaveLength(tries);

    box.answer = async () => ({ outcome: 'sent' });
    const answered = await patch({ email: 'right@example.com' });
    expect(answered.notices).toEqual((await shop.owner.get(path)).body.notices);
    expect(answered.notices.find(({ key }) => key === 'survey-reminder')).toMatchObject({
      state: 'pending',
      error: null,
    });
    await shop.tick();
    expect(box.sent.slice(tries).map(({ to }) => to.email)).toEqual(['right@example.com']);
    expect(await reminder(job)).toMatchObject({ state: 'sent' });
    // A sent notice is not sent again to another address.
    await patch({ email: 'third@example.com' });
    await shop.tick();
    expect(box.sent).toHaveLength(tries + 1);
  });

  it('whose time is past stays undelivered, whatever the address is now', async () => {
    const job = await surveyed({ customer: { name: 'Wang', email: 'wrong@example.com', locale: 'en' } });
    shop.clock.to('2026-03-04', '18:00');
    box.answer = async () => ({ outcome: 'failed', isRetryable: false, error: 'no such mailbox' });
    await shop.tick();
    shop.clock.to('2026-03-06', '10:00');
    const path = `/api/jobs/${job.job.id}`;
    const { version: baseVersion } = (await shop.owner.get(path)).body.job;
    await shop.owner.patch(path, { baseVersion, customer: { email: 'right@example.com' } });
    expect(await reminder(job)).toMatchObject({ state: 'failed' });
  });
});
