import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { NoticeTextPreview, NoticeTextsView, ShopHistory } from '#contract/shop/settings';
import type { Message } from '#notify/channel';
import { openJob, openShop } from '#test/kit/worker/api';

const sent: Message[] = [];
const shop = await openShop('2026-03-02', {
  channel: {
    key: 'console',
    isIdempotent: true,
    send: async (message) => {
      sent.push(message);
      return { outcome: 'sent' };
    },
  },
});
const path = '/api/notice-texts/renovation/milestone-due';
const words = {
  locale: 'zh-Hans',
  subject: '{shop}：{milestone}',
  body: '{customer}，请付 {amount}。',
} as const;
const kindIn = ({ kinds }: NoticeTextsView) => kinds.find(({ key }) => key === 'milestone-due');
const read = async () => (await shop.owner.get<NoticeTextsView>('/api/notice-texts/renovation')).body;

const { job } = await openJob(shop, { contractTotalMinor: 100_000 });
const wedding = await shop.owner.post('/api/jobs', {
  flow: 'wedding',
  title: 'Chen & Park',
  customer: { name: 'Chen', email: 'chen@example.test', locale: 'en' },
});

test('each kind of a trade has its words, its places, and the version that a change is based on', async () => {
  const { kinds } = await read();
  expect(kinds.map(({ key }) => key)).toContain('task-late');
  const kind = kindIn({ kinds });
  expect(kind).toMatchObject({ version: 0, texts: { en: { isOwn: false } } });
  expect(kind?.places).toEqual(expect.arrayContaining(['customer', 'amount', 'payment', 'fact:survey.at']));
});

test('a preview says what a customer of a job would read, and which places are empty there', async () => {
  const preview = await shop.owner.post<NoticeTextPreview>(`${path}/preview`, { jobId: job.id, ...words });
  expect(preview.body).toMatchObject({ subject: expect.stringMatching(/^Test Shop：/), empty: [] });
  expect(preview.body.body).toContain('王小明，请付 ¥');
  const empty = await shop.owner.post<NoticeTextPreview>(`${path}/preview`, {
    jobId: job.id,
    ...words,
    body: '{fact:survey.at}',
  });
  expect(empty.body).toMatchObject({ body: '{fact:survey.at}', empty: ['fact:survey.at'] });
  const foreignJob = await shop.owner.refused(`${path}/preview`, { jobId: wedding.body.job.id, ...words });
  expect(foreignJob.body).toMatchObject({ status: 422, code: 'job-of-other-trade' });
  expect((await shop.owner.refused(`${path}/preview`, { jobId: 'job_1', ...words })).status).toBe(404);
});

test('an unknown place is refused by its name, at the preview and at saving, and nothing is kept', async () => {
  const wrong = { ...words, body: '{customer} {Betrag} {客户}' };
  for (const answer of [
    await shop.owner.refused(`${path}/preview`, { jobId: job.id, ...wrong }),
    await shop.owner.refused(path, { baseVersion: 0, ...wrong }, 'PATCH'),
  ]) {
    expect(answer.status).toBe(422);
    expect(answer.body.fields).toEqual([
      { path: 'body', message: expect.stringContaining('{Betrag} {客户}') },
    ]);
  }
  expect(kindIn(await read())).toMatchObject({ version: 0 });
});

test('own words are sent in their language and kept with the message; other languages and trades stay', async () => {
  const saved = await shop.owner.patch<NoticeTextsView>(path, { baseVersion: 0, ...words });
  expect(kindIn(saved.body)).toMatchObject({
    version: 1,
    texts: { 'zh-Hans': { subject: words.subject, body: words.body, isOwn: true }, en: { isOwn: false } },
  });
  await shop.owner.patch(`/api/jobs/${job.id}`, {
    baseVersion: 1,
    customer: { email: 'wang@example.test', locale: 'zh-Hans' },
    facts: {
      'survey.class': 'utility',
      'survey.zone': 'inside-second-ring',
      'survey.at': Date.UTC(2026, 2, 6, 2),
    },
  });
  shop.clock.to('2026-03-06', '09:30');
  await shop.tick();
  const due = sent.find(({ subject }) => subject.startsWith('Test Shop：'));
  expect(due?.body).toBe('王小明，请付 ¥200.00。');
  const outbox = await env.DB.prepare(`select body from notice_delivery where subject = ?`)
    .bind(due?.subject ?? '')
    .first<string>('body');
  expect(outbox).toBe(due?.body);
  const ofWedding = await shop.owner.get<NoticeTextsView>('/api/notice-texts/wedding');
  expect(kindIn(ofWedding.body)).toMatchObject({ version: 0 });
});

test('of two writers the later one is told; a reset brings the trade’s words back; both are in history', async () => {
  const late = await shop.owner.refused(path, { baseVersion: 0, ...words, body: 'Other' }, 'PATCH');
  expect(late.body).toMatchObject({ status: 409, code: 'stale', current: { body: words.body, version: 1 } });
  const reset = { baseVersion: 1, locale: 'zh-Hans', isReset: true };
  const { body } = await shop.owner.patch<NoticeTextsView>(path, reset);
  expect(kindIn(body)?.texts['zh-Hans']).toMatchObject({ isOwn: false });
  const { entries } = (await shop.owner.get<ShopHistory>('/api/settings/history')).body;
  expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
    ['reset-notice-text', 'renovation/milestone-due/zh-Hans'],
    ['save-notice-text', 'renovation/milestone-due/zh-Hans'],
  ]);
});

test('the words are the owner’s, and a trade or kind that is not there is not found', async () => {
  const foreign = await shop.manager.refused(path, { baseVersion: 2, ...words }, 'PATCH');
  expect(foreign.body.code).toBe('not-allowed');
  expect((await shop.manager.get('/api/notice-texts/renovation')).status).toBe(403);
  expect((await shop.owner.get('/api/notice-texts/bakery')).status).toBe(404);
  const unknown = '/api/notice-texts/renovation/no-such';
  expect((await shop.owner.refused(unknown, { baseVersion: 0, ...words }, 'PATCH')).status).toBe(404);
});
