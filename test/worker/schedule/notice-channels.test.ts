import { beforeEach, expect, test } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import { flows } from '#domain/trades/index';
import { openShop, type Shop } from '#test/kit/worker/api';
import { drainOutbox, noticesOf, postbox, type Postbox } from '#test/kit/worker/outbox';
import { endingsFlow } from '#test/kit/endings';

let shop: Shop;
let box: Postbox;

beforeEach(async () => {
  await drainOutbox();
  box = postbox(true);
  shop = await openShop('2026-03-02', { channel: box.channel, flows: [...flows, endingsFlow] });
});

const open = async (facts: object): Promise<JobDetail> =>
  (
    await shop.owner.post('/api/jobs', {
      flow: endingsFlow.key,
      title: 'Bathroom',
      customer: { name: '王芳' },
      ownerId: 'stf_staff',
      facts: { 'accepted.on': '2026-03-02', ...facts },
    })
  ).body;

const close = (job: JobDetail) =>
  shop.owner.post(`/api/jobs/${job.job.id}/stage`, { to: 'done', override: { reason: 'test' } });

test('a notice to a person whom facts name goes by SMS, of a closed job too', async () => {
  const job = await open({ neighbour: 'Zhang', 'neighbour.phone': '13900000000' });
  await close(job);
  shop.clock.to('2026-03-09', '10:00');
  await shop.tick();
  expect(box.sent.map(({ to }) => to)).toEqual([{ name: 'Zhang', phone: '13900000000', email: null }]);
  const [row] = await noticesOf(job.job.id, 'how-is-it');
  expect(row).toMatchObject({ state: 'sent', channel: 'sms' });
  // What was planned for the open job only is not sent for the closed one.
  expect((await noticesOf(job.job.id, 'books')).map(({ state }) => state)).toEqual(['superseded']);
});

test('without a phone it fails, and the assignee has a task', async () => {
  const job = await open({ neighbour: 'Zhang', 'neighbour.email': 'zhang@example.com' });
  shop.clock.to('2026-03-09', '10:00');
  await shop.tick();
  expect(box.sent.map(({ to }) => to.name)).not.toContain('Zhang');
  const [row] = await noticesOf(job.job.id, 'how-is-it');
  expect(row).toMatchObject({ state: 'failed', error: 'no phone number' });
  const { body } = await shop.staff.get(`/api/jobs/${job.job.id}`);
  const tasks = body.tasks.filter(({ key }) => key.startsWith('notice/'));
  expect(tasks).toMatchObject([
    { state: 'open', assigneeId: 'stf_staff', label: { en: 'Not delivered: How is it' } },
  ]);
  // Sent again with the phone, it arrives, and the task is done.
  const facts = [{ key: 'neighbour.phone', value: '13900000000' }];
  await shop.staff.post(`/api/jobs/${job.job.id}/facts`, { facts });
  await shop.staff.post(`/api/jobs/${job.job.id}/notices`, { noticeId: row?.id, act: 'send' });
  await shop.tick();
  expect(box.sent.map(({ to }) => to.phone)).toContain('13900000000');
});

test('a notice to a role goes to all who have it', async () => {
  await open({});
  shop.clock.to('2026-03-02', '10:00');
  await shop.tick();
  expect(box.sent.map(({ to }) => to.email)).toEqual(['finance@shop.test']);
});

test('the assignee is told once that warranties end soon, of a closed job', async () => {
  const job = await open({});
  for (const description of ['Wall', 'Floor'])
    await shop.owner.post(`/api/jobs/${job.job.id}/lines`, {
      description,
      amountMinor: 100,
      class: 'general',
    });
  await close(job);
  box.sent.length = 0;
  for (const on of ['2027-01-30', '2027-01-31', '2027-02-01']) {
    shop.clock.to(on, '09:00');
    await shop.tick();
  }
  const told = box.sent.filter(({ subject }) => subject.startsWith('Warranty ends soon'));
  expect(told.map(({ to }) => to.email)).toEqual(['staff@shop.test']);
});
