import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { routes } from '#contract/routes/index';
import type { Problem } from '#contract/jobs/job-answers';
import { createApp } from '#http/app';
import { aRenovation, openJob, openShop, origin } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';

const shop = await openShop();
const { job, customer } = await openJob(shop);

const named: Readonly<Record<string, string>> = {
  flow: 'renovation',
  id: job.id,
  key: 'renovation',
  version: String(job.flowVersion),
};

const at = (path: string): string =>
  path
    .replace('/staff/{id}', '/staff/stf_staff')
    .replace('/customers/{id}', `/customers/${customer.id}`)
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => named[name] ?? name);

describe('every door', () => {
  test.each(routes.filter(({ isOpen }) => isOpen !== true))(
    '$method $path needs a session',
    async ({ method, path }) => {
      const body = method === 'get' ? {} : { body: {} };
      const answer = await shop.stranger.send<Problem>({
        method: method.toUpperCase(),
        path: at(path),
        ...body,
      });
      expect(answer).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    },
  );

  test.each(['/healthz', '/api/me', '/api/jobs', '/api/jobs/job_none', '/api/nowhere', '/webhooks/none'])(
    '%s answers with the security headers, refusals too',
    async (path) => {
      const { headers } = await shop.owner.get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000; includeSubDomains/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('content-type')).toMatch(/charset=utf-8/i);
    },
  );

  test('an unknown address is a 404 problem', async () => {
    const answer = await shop.owner.get<Problem>('/api/nowhere');
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test.each([
    ['DELETE', '/api/jobs', 'GET, POST'],
    ['PUT', '/api/me', 'GET, PATCH'],
    ['DELETE', at('/api/jobs/{id}'), 'GET, PATCH'],
    ['GET', '/api/edits', 'POST'],
    ['OPTIONS', '/api/jobs', 'GET, POST'],
    ['GET', '/webhooks/standard', 'POST'],
  ])('%s %s is a method not declared', async (method, path, allow) => {
    const answer = await shop.owner.send<Problem>({ method, path });
    expect(answer).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
    expect(answer.headers.get('allow')).toBe(allow);
  });

  test('a change from another site is refused, whoever is signed in', async () => {
    const before = await everyRow();
    for (const foreign of ['https://evil.test', 'null', 'http://jobsheet.test']) {
      const answer = await shop.owner.send<Problem>({
        method: 'POST',
        path: '/api/jobs',
        body: aRenovation,
        headers: { origin: foreign },
      });
      expect(answer).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
    }
    expect(await everyRow()).toEqual(before);
  });

  test('a change that brings a cookie and does not say where it comes from is refused', async () => {
    const before = await everyRow();
    const answer = await shop.fetch(
      new Request(`${origin}/api/jobs`, {
        method: 'POST',
        headers: { cookie: await shop.cookie('owner'), 'content-type': 'application/json' },
        body: JSON.stringify(aRenovation),
      }),
    );
    expect([answer.status, (await answer.json<Problem>()).code]).toEqual([403, 'foreign-origin']);
    expect(await everyRow()).toEqual(before);
  });

  test.each(['GET', 'POST'])('%s over http is sent on to https, with its query', async (method) => {
    for (const path of ['/api/jobs?q=a', '/webhooks/standard', '/', '/healthz']) {
      const url = `http://jobsheet.test${path}`;
      const answer = await shop.fetch(
        new Request(url, { method, redirect: 'manual', headers: { accept: 'text/html' } }),
      );
      expect([answer.status, answer.headers.get('location')]).toEqual([308, `https://jobsheet.test${path}`]);
    }
  });

  test('a shop without a public address has its cookies bound to the host that was asked', async () => {
    const answer = await createApp(() => ({
      ...shop.deps,
      settings: { ...shop.deps.settings, publicUrl: null },
    })).fetch(new Request('http://other.test/api/me', { redirect: 'manual' }), { DB: env.DB });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, 'https://other.test/api/me']);
  });

  describe('the admin’s pages', () => {
    const ASSETS = { fetch: async () => new Response('<!doctype html><title>Jobsheet</title>') };
    const visit = (path: string, accept = 'text/html,*/*') =>
      createApp(() => shop.deps).fetch(new Request(origin + path, { headers: { accept } }), {
        DB: env.DB,
        ASSETS,
      });

    test.each(['/jobs/job_1', '/notices', '/sign-in'])('%s is the one page', async (path) => {
      const answer = await visit(path);
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<title>')]);
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    });

    test.each([
      ['/assets/index-old.js', 404],
      ['/assets/old', 404],
      ['/favicon.ico', 404],
      ['/api/nowhere', 401],
      ['/webhooks/x', 405],
    ])('%s is not the page', async (path, status) => expect((await visit(path)).status).toBe(status));

    test('a script that asks for anything is not given the page', async () => {
      expect((await visit('/notices', 'application/json')).status).toBe(404);
    });
  });

  /** The required query parameters of these routes. */
  const asking: Readonly<Record<string, string>> = {
    '/api/jobs/{id}/flow-version': `?to=${job.flowVersion}`,
    '/api/sheet/find': '?text=a',
    '/api/closures/moves': '?from=2026-03-05&to=2026-03-06',
    '/api/jobs/{id}/restore': '?toVersion=1',
    '/api/sheet/page-cursor': '?place=1',
    '/api/appointments': '?from=2026-03-02&to=2026-03-08',
  };

  /** A page, an address with a secret, a document, a file, a line and a thing: their own tests read them. */
  const others = new Set([
    '/api/docs',
    '/feeds/{file}',
    '/api/jobs/{id}/documents/{key}',
    '/api/files/{id}',
    '/api/jobs/{id}/coverage',
    '/api/things/{id}',
  ]);

  test('reading changes nothing', async () => {
    const path = at('/api/jobs/{id}');
    const { version } = (await shop.owner.get(path)).body.job;
    await shop.owner.patch(path, { baseVersion: version, title: 'Read again and again' });
    const before = await everyRow();
    const reads = routes
      .filter(({ method, status, path: of }) => method === 'get' && status === 200 && !others.has(of))
      .map((route) => `${at(route.path)}${asking[route.path] ?? ''}`);
    for (const read of [...reads, `${path}/history?at=1`]) {
      expect({ read, status: (await shop.owner.get(read)).status }).toEqual({ read, status: 200 });
    }
    expect(await everyRow()).toEqual(before);
  });

  test('headers that claim to be somebody are not believed', async () => {
    const answer = await shop.stranger.send({
      method: 'GET',
      path: '/api/me',
      headers: {
        'x-user': 'stf_owner',
        'x-forwarded-for': '127.0.0.1',
        authorization: 'Bearer token-of-owner',
      },
    });
    expect(answer.status).toBe(401);
  });
});

describe('the document of the API', () => {
  interface OpenApi {
    readonly openapi: string;
    readonly paths: Readonly<
      Record<string, Readonly<Record<string, { readonly parameters: readonly unknown[] }>>>
    >;
  }

  test('declares bodies strict, keys for every POST, and one shape of problems', async () => {
    const { body } = await shop.owner.get<OpenApi>('/api/openapi.json');
    const text = JSON.stringify(body.paths['/api/jobs']?.['post']);
    expect(text).toContain('"additionalProperties":false');
    expect(text).toContain('Idempotency-Key');
    expect(text).toContain('application/problem+json');
    // 200,000 were reached when lines had prices, decisions and a price list.
    expect(JSON.stringify(body).length).toBeLessThan(240_000);
  });
});

test('health tells of the database and of cron', async () => {
  const fresh = await shop.stranger.get<{ ok: boolean; database: boolean; lastTickAt: number | null }>(
    '/healthz',
  );
  expect(fresh).toMatchObject({ status: 200, body: { ok: true, database: true, lastTickAt: null } });
  await shop.tick();
  expect((await shop.stranger.get('/healthz')).body).toMatchObject({ ok: true, lastTickAt: shop.clock.now });
  shop.clock.to('2026-03-03');
  expect(await shop.stranger.get('/healthz')).toMatchObject({ status: 503, body: { ok: false } });
});

test('a tab that shows one person writes nothing once another is signed in in its browser', async () => {
  const { version: baseVersion } = (await shop.owner.get(`/api/jobs/${job.id}`)).body.job;
  const rename = (staff: string) =>
    shop.manager.send<Problem>({
      method: 'PATCH',
      path: `/api/jobs/${job.id}`,
      body: { baseVersion, title: 'By whom?' },
      headers: { staff },
    });
  const before = await everyRow();
  const refused = await rename('stf_owner');
  expect([refused.status, refused.body.code]).toEqual([401, 'somebody-else']);
  expect(await everyRow()).toEqual(before);
  const read = await shop.manager.send({ method: 'GET', path: '/api/me', headers: { staff: 'stf_owner' } });
  expect(read.status).toBe(200);
  expect((await rename('stf_manager')).status).toBe(200);
});
