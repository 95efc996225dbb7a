import { env } from 'cloudflare:workers';
import { beforeEach, expect, test, vi } from 'vitest';
import { hourMs, instant } from '#domain/time/day';
import { addressHourMax, messagesDayMax, networkHourMax } from '#domain/rights/sign-in-limits';
import { openShop, type Answer, type Shop } from '#test/kit/worker/api';

let shop: Shop;
let network = 0;

beforeEach(async () => {
  await env.DB.exec('delete from try_count');
  shop = await openShop('2026-03-02', { isRateLimited: true });
  network += 1;
});

/** Requests from a new network each time, unless one is named. */
const ask = (email: string, from?: string): Promise<Answer<unknown>> => {
  network += 1;
  return shop.stranger.send({
    method: 'POST',
    path: '/api/auth/sign-in/magic-link',
    body: { email },
    headers: { 'cf-connecting-ip': from ?? `203.0.${Math.floor(network / 250)}.${network % 250}` },
  });
};
const request = async (email: string, times: number): Promise<readonly Answer<unknown>[]> => {
  const answers: Answer<unknown>[] = [];
  for (let count = 0; count < times; count += 1) answers.push(await ask(email));
  return answers;
};
const withoutRequestId = ({ status, body }: Answer<unknown>) => ({
  status,
  body: JSON.parse(JSON.stringify(body).replace(/req_\w+/, '')),
});

test('a stranger who asks for one address from everywhere gets it a few letters an hour, and no more', async () => {
  const answers = await request('owner@shop.test', addressHourMax + 20);
  expect(shop.links).toHaveLength(addressHourMax);
  expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'too-many-letters' } });
  expect(answers.at(-1)?.headers.get('retry-after')).toBe('3600');
  shop.clock.now = instant(shop.clock.now + hourMs);
  expect((await ask('OWNER@shop.test')).status).toBe(200);
  await vi.waitFor(() => expect(shop.links).toHaveLength(addressHourMax + 1));
});

test('an unknown address is answered word for word as a known one, within the limit and beyond', async () => {
  const times = addressHourMax + 2;
  const known = (await request('manager@shop.test', times)).map(withoutRequestId);
  const unknown = (await request('nobody@shop.test', times)).map(withoutRequestId);
  expect(unknown).toEqual(known);
  expect(new Set(known.map(({ status }) => status))).toEqual(new Set([200, 429]));
});

test('and costs the same round trips', async () => {
  const tripsOf = async (email: string): Promise<number> => {
    shop.trips.length = 0;
    await ask(email);
    return shop.trips.filter(({ sql }) => sql.every((item) => !item.includes('try_count')) || sql.length > 2)
      .length;
  };
  expect(await tripsOf('nobody@shop.test')).toBe(await tripsOf('finance@shop.test'));
});

test('one network is slowed whatever addresses it asks for, wherever it was counted; another is not', async () => {
  await ask('nobody@shop.test', '2001:db8:1:2::1');
  // Like other isolates, which count in the same rows.
  await env.DB.prepare('update try_count set count = ?')
    .bind(networkHourMax - 1)
    .run();
  // A subscriber has a whole /64 of addresses.
  expect((await ask('nobody-2@shop.test', '2001:db8:1:2::2')).status).toBe(200);
  const limited = await ask('nobody-3@shop.test', '2001:db8:1:2:aaaa::3');
  expect(limited).toMatchObject({ status: 429, body: { code: 'too-many-letters' } });
  expect((await ask('nobody-3@shop.test', '2001:db8:1:3::1')).status).toBe(200);
});

test('all the staff’s addresses together cannot use up the day’s mail, and nobody is told', async () => {
  const count = messagesDayMax + 10;
  const people = JSON.stringify(Array.from({ length: count }, (_, index) => index));
  await env.DB.prepare(
    `insert into staff (id, name, email, email_verified, role, locale, is_active, created_at, updated_at)
     select 'stf_many' || value, 'P', 'many' || value || '@shop.test', 1, 'viewer', 'en', 1, 0, 0 from json_each(?)`,
  )
    .bind(people)
    .run();
  for (let index = 0; index < count; index += 1) {
    expect((await ask(`many${index}@shop.test`)).status).toBe(200);
  }
  await vi.waitFor(() => expect(shop.log.filter(({ outcome }) => outcome === 'limited')).toHaveLength(10));
  expect(shop.links).toHaveLength(messagesDayMax);
  shop.clock.to('2026-03-03');
  await ask('many1@shop.test');
  await vi.waitFor(() => expect(shop.links).toHaveLength(messagesDayMax + 1));
});

test('what was counted is no address, and goes when its hour is over', async () => {
  await ask('owner@shop.test', '203.0.113.9');
  const { results } = await env.DB.prepare('select * from try_count').all();
  expect(results.length).toBeGreaterThanOrEqual(2);
  expect(JSON.stringify(results)).not.toMatch(/owner|203\.0/);
  shop.clock.to('2026-03-04');
  await ask('finance@shop.test');
  const retained = await env.DB.prepare('select min(until_at) as first from try_count').first<number>(
    'first',
  );
  expect(retained).toBeGreaterThan(shop.clock.now);
});
