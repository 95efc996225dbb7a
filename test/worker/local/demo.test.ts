import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { visit, visitJson, type Visit } from '#test/kit/local-door';

const count = async (sql: string): Promise<number> => (await env.DB.prepare(sql).first<number>('n')) ?? -1;

let loaded: Visit;
beforeAll(async () => {
  loaded = await visitJson('/local/demo', {});
}, 60_000);

it('the demo is loaded into an empty database, and not a second time', async () => {
  expect(loaded).toMatchObject({ status: 200, text: '{"loaded":true}' });
  const jobs = await count('select count(*) as n from job');
  expect(jobs).toBeGreaterThan(20);
  expect((await visitJson('/local/demo', {})).text).toBe('{"loaded":false}');
  expect(await count('select count(*) as n from job')).toBe(jobs);
});

it('its jobs are of both trades, some of them overdue, some paid, some closed', async () => {
  expect(await count('select count(distinct flow_key) as n from job')).toBe(2);
  const today = `date('now', '+8 hours')`;
  expect(
    await count(`select count(*) as n from job where is_closed = 0 and next_due_on < ${today}`),
  ).toBeGreaterThan(0);
  expect(
    await count(`select count(*) as n from job where is_closed = 0 and next_due_on > ${today}`),
  ).toBeGreaterThan(0);
  expect(await count('select count(*) as n from job where is_closed = 1')).toBeGreaterThan(0);
});

it('its past notices went out in their time and none is stuck', async () => {
  expect(await count(`select count(*) as n from notice where state = 'sent'`)).toBeGreaterThan(50);
  expect(
    await count(`select count(*) as n from notice where state in ('failed', 'dead', 'unknown', 'leased')`),
  ).toBe(0);
  expect(await count(`select count(*) as n from notice where state = 'sent' and sent_at < send_at`)).toBe(0);
  expect((await visit('/local/outbox')).text).toContain('明日婚礼彩排');
});

it('its owner is given a link to sign in', async () => {
  expect((await visitJson('/local/sign-in-link', {})).text).toContain('/sign-in#token=');
});
