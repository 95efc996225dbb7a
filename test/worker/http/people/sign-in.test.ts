import { env } from 'cloudflare:workers';
import { expect, test, vi } from 'vitest';
import { createApp } from '#http/app';
import type { Message } from '#notify/channel';
import { authSecret, openShop, origin, webhookSecret } from '#test/kit/worker/api';
import { countRows, everyRow } from '#test/kit/worker/database';
import { createDeps } from '#worker/deps/create-deps';

const shop = await openShop();

const ask = (email: string) => shop.stranger.post<unknown>('/api/auth/sign-in/magic-link', { email });

/** The request of the button on the link's page. */
const follow = (url: string) =>
  shop.fetch(
    new Request(`${origin}/api/auth/magic-link/verify`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ token: tokenIn(url) }),
    }),
  );

const tokenIn = (url: string): string => new URLSearchParams(new URL(url).hash.slice(1)).get('token') ?? '';

const meWith = async (cookie: string): Promise<number> =>
  (await shop.fetch(new Request(`${origin}/api/me`, { headers: { cookie } }))).status;

const linkFor = async (email: string): Promise<string> => {
  shop.links.length = 0;
  await ask(email);
  const [link] = shop.links;
  if (link === undefined) throw new Error('no link was sent');
  return link.url;
};

const signIn = async (email: string): Promise<string> => {
  const answer = await follow(await linkFor(email));
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};

test('a link signs in once', async () => {
  const url = await linkFor('manager@shop.test');
  expect(url).toMatch(/^https:\/\/jobsheet\.test\/sign-in#token=\w{20,}$/);
  const first = await follow(url);
  const cookie = first.headers.get('set-cookie') ?? '';
  expect(first.status).toBe(200);
  expect(cookie).toMatch(/^__Host-jobsheet\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/Secure/);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).toMatch(/Path=\/(;|$)/i);
  expect(cookie).not.toMatch(/Domain=/i);
  expect(await meWith(cookie.split(';')[0] ?? '')).toBe(200);
  const second = await follow(url);
  expect(second.status).toBe(410);
  expect(await second.json()).toMatchObject({ code: 'sign-in-link-spent' });
  expect(second.headers.get('set-cookie')).toBeNull();
});

test.each(['GET', 'HEAD'])('a mail scanner or a prefetch that sends %s spends no link', async (method) => {
  const url = await linkFor('manager@shop.test');
  const before = await everyRow();
  for (const path of [`/sign-in`, `/api/auth/magic-link/verify?token=${tokenIn(url)}&callbackURL=/`]) {
    const answer = await shop.fetch(
      new Request(`${origin}${path}`, { method, headers: { purpose: 'prefetch' }, redirect: 'manual' }),
    );
    expect(answer.headers.get('set-cookie')).toBeNull();
  }
  expect(await everyRow()).toEqual(before);
  expect((await follow(url)).status).toBe(200);
});

test("no answer's body holds the session's token", async () => {
  const answer = await follow(await linkFor('manager@shop.test'));
  const cookie = answer.headers.get('set-cookie') ?? '';
  const token = decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? '').split('.')[0] ?? '';
  expect(token.length).toBeGreaterThan(20);
  expect(await answer.text()).not.toContain(token);
  const me = await shop.fetch(
    new Request(`${origin}/api/me`, { headers: { cookie: cookie.split(';')[0] ?? '' } }),
  );
  expect(await me.text()).not.toContain(token);
});

test('a link from another site signs nobody in', async () => {
  const url = await linkFor('manager@shop.test');
  const answer = await shop.fetch(
    new Request(`${origin}/api/auth/magic-link/verify`, {
      method: 'POST',
      headers: { origin: 'https://evil.test', 'content-type': 'application/json' },
      body: JSON.stringify({ token: tokenIn(url) }),
    }),
  );
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
});

test('two browsers that follow one link at once get one session', async () => {
  const url = await linkFor('staff@shop.test');
  const answers = await Promise.all([follow(url), follow(url), follow(url)]);
  expect(answers.filter(({ headers }) => headers.has('set-cookie'))).toHaveLength(1);
});

test('a link that is too old signs nobody in', async () => {
  const url = await linkFor('manager@shop.test');
  await env.DB.prepare('update verification set expires_at = ?')
    .bind(Date.now() - 1)
    .run();
  const answer = await follow(url);
  expect(answer.headers.get('set-cookie')).toBeNull();
});

test('the token is not kept as it was sent', async () => {
  const url = new URL(await linkFor('manager@shop.test'));
  const { results } = await env.DB.prepare('select identifier, value from verification').all();
  expect(JSON.stringify(results)).not.toContain(tokenIn(url.toString()));
});

test('an unknown address gets the same answer, and no link', async () => {
  shop.links.length = 0;
  const [known, unknown] = [await ask('owner@shop.test'), await ask('nobody@shop.test')];
  expect({ status: unknown.status, body: unknown.body }).toEqual({ status: known.status, body: known.body });
  expect(shop.links.map(({ email }) => email)).toEqual(['owner@shop.test']);
});

test('somebody who left gets no link, cannot follow one, and is out at once', async () => {
  const email = 'viewer@shop.test';
  const cookie = await signIn(email);
  const url = await linkFor(email);
  expect(await meWith(cookie)).toBe(200);
  await env.DB.prepare('update staff set is_active = 0 where email = ?').bind(email).run();
  expect(await meWith(cookie)).toBe(401);
  expect((await follow(url)).headers.get('set-cookie')).toBeNull();
  shop.links.length = 0;
  expect((await ask(email)).status).toBe(200);
  expect(shop.links).toEqual([]);
});

test('signing out ends the session on the server', async () => {
  const cookie = await signIn('finance@shop.test');
  const answer = await shop.fetch(
    new Request(`${origin}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: '{}',
    }),
  );
  expect(answer.status).toBe(200);
  expect(await meWith(cookie)).toBe(401);
});

test('a cookie without our signature, or a session that is over, is nobody', async () => {
  const [name = '', value = ''] = (await shop.cookie('owner')).split('=');
  expect(await meWith(`${name}=${value}`)).toBe(200);
  expect(await meWith(`${name}=token-of-owner`)).toBe(401);
  expect(await meWith(`${name}=${value.replace('token-of-owner', 'token-of-finance')}`)).toBe(401);
  await env.DB.prepare("update session set expires_at = 1 where token = 'token-of-owner'").run();
  expect((await shop.owner.get('/api/me')).status).toBe(401);
});

test('a link leads only to our own pages', async () => {
  const sent = await shop.stranger.refused('/api/auth/sign-in/magic-link', {
    email: 'owner@shop.test',
    callbackURL: 'https://evil.test/',
  });
  expect(sent.status).toBe(422);
  expect(sent.body.fields?.map(({ path }) => path)).toEqual(['callbackURL']);
});

test('nobody signs up, and the other doors of sign-in are shut', async () => {
  const before = await env.DB.prepare('select count(*) as n from staff').first('n');
  for (const path of ['/api/auth/sign-up/email', '/api/auth/sign-in/email', '/api/auth/update-user']) {
    const { status } = await shop.owner.refused(path, { email: 'new@shop.test', password: 'x', name: 'x' });
    expect([401, 404]).toContain(status);
  }
  expect(await env.DB.prepare('select count(*) as n from staff').first('n')).toBe(before);
  expect(await countRows('job')).toBe(0);
});

test("the link goes out by the shop's channel, in the person's language, behind the answer", async () => {
  const messages: Message[] = [];
  const { settings } = shop.deps;
  const deps = createDeps(
    {
      DB: env.DB,
      SHOP_NAME: settings.shop.name,
      SHOP_ZONE: settings.shop.zone,
      SHOP_CURRENCY: settings.shop.currency,
      PUBLIC_URL: origin,
      BETTER_AUTH_SECRET: authSecret,
      STANDARD_WEBHOOK_SECRET: webhookSecret,
    },
    {
      isRateLimited: false,
      channel: {
        key: 'kept',
        isIdempotent: true,
        send: async (message) => {
          messages.push(message);
          return { outcome: 'sent' };
        },
      },
    },
  );
  const app = createApp(() => deps);
  const request = new Request(`${origin}/api/auth/sign-in/magic-link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: 'Manager@shop.test' }),
  });
  expect((await app.fetch(request, { DB: env.DB })).status).toBe(200);
  await vi.waitFor(() => expect(messages).toHaveLength(1));
  expect(messages[0]).toMatchObject({
    to: { email: 'manager@shop.test' },
    locale: 'en',
    subject: 'Your sign-in link',
  });
  const url = /https:\S+/.exec(messages[0]?.body ?? '')?.[0] ?? '';
  expect((await follow(url)).headers.has('set-cookie')).toBe(true);
});
