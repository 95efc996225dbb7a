import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { dayMs, instant } from '#domain/time/day';
import { retentionMs } from '#domain/time/retention';
import { countRows } from '#test/kit/worker/database';
import { aRenovation, openJob, openShop, type Shop } from '#test/kit/worker/api';
import { makeLink, sendMessage } from '#test/kit/worker/webhook';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});

const later = async (ms: number) => {
  shop.clock.now = instant(shop.clock.now + ms);
  await shop.tick();
};

const open = (key: string) => shop.owner.post('/api/jobs', aRenovation, key);

describe('what only serves repeats', () => {
  test('an answer that is kept is a job’s name and version, and is given again as the job stands', async () => {
    const opened = await openJob(shop);
    const path = `/api/jobs/${opened.job.id}/milestones`;
    const body = { title: 'Extra', amountMinor: 5000, dueOn: '2026-05-01' };
    const first = await shop.owner.post(path, body, 'slim-1');
    expect(first.status).toBe(200);
    const { results } = await env.DB.prepare("select answer from idempotency where key = 'slim-1'").all();
    expect(results).toEqual([{ answer: `${opened.job.id}@${first.body.job.version}` }]);
    const again = await shop.owner.post(path, body, 'slim-1');
    expect(again.headers.get('idempotent-replay')).toBe('true');
    expect(again.body).toEqual(first.body);
  });

  test('a link that is made twice under one key is one link', async () => {
    const opened = await openJob(shop, { contractTotalMinor: 10_000_000 });
    const down = opened.job.milestones.find(({ key }) => key === 'down');
    const ask = () => shop.owner.post(`/api/milestones/${down?.id}/link`, {}, 'link-1');
    const [first, again] = [await ask(), await ask()];
    expect(again.body).toEqual(first.body);
    expect(await countRows('payment_link')).toBe(1);
  });

  test('is deleted once nobody can come back with it, and not before', async () => {
    await open('kept-1');
    const count = async () =>
      env.DB.prepare("select count(*) as n from idempotency where key = 'kept-1'").first<number>('n');
    await later(retentionMs.idempotency - dayMs);
    expect(await count()).toBe(1);
    const jobs = await countRows('job');
    expect((await open('kept-1')).headers.get('idempotent-replay')).toBe('true');
    expect(await countRows('job')).toBe(jobs);
    await later(2 * dayMs);
    expect(await count()).toBe(0);
  });

  test('ended sessions, spent links and the runs of last month go; living sessions stay', async () => {
    const at = shop.clock.now;
    await env.DB.batch([
      env.DB.prepare(
        "insert into session (id, token, user_id, expires_at, created_at, updated_at) values ('ses_old', 'old', 'stf_owner', ?, 0, 0)",
      ).bind(at - 2 * dayMs),
      env.DB.prepare(
        "insert into verification (id, identifier, value, expires_at, created_at, updated_at) values ('ver_old', 'x', 'y', ?, 0, 0)",
      ).bind(at - 2 * dayMs),
      env.DB.prepare('insert or ignore into tick_run (slot, started_at) values (?, 0)').bind(at - 30 * dayMs),
    ]);
    await shop.tick();
    const { results } = await env.DB.prepare(
      `select (select count(*) from session where id = 'ses_old') as ended, (select count(*) from session where token = 'token-of-owner') as living,
        (select count(*) from verification where id = 'ver_old') as links, (select count(*) from tick_run where slot < ?) as runs`,
    )
      .bind(at - 8 * dayMs)
      .all();
    expect(results).toEqual([{ ended: 0, living: 1, links: 0, runs: 0 }]);
  });

  test('events of providers stay for a year and more; nobody deletes one that the run would not', async () => {
    const job = await openJob(shop, { contractTotalMinor: 10_000_000 });
    const link = await makeLink(shop, job, 'down');
    expect(await sendMessage(shop, link, { eventId: 'evt_kept' })).toBe(200);
    const deleting = () => env.DB.prepare("delete from inbox where event_id = 'evt_kept'").run();
    await shop.tick();
    await expect(deleting()).rejects.toThrow(/APPEND_ONLY inbox/);
    await later(retentionMs.inbox - dayMs);
    await expect(deleting()).rejects.toThrow(/APPEND_ONLY inbox/);
    await later(2 * dayMs);
    expect(await countRows('inbox')).toBe(0);
  });
});

test('health tells the size of the database', async () => {
  const { body } = await shop.stranger.get<{ databaseBytes: number | null }>('/healthz');
  expect(body.databaseBytes).toBeGreaterThan(10_000);
});
