import { describe, expect, test } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import { routes } from '#contract/routes/index';
import { colonPath, none, type Route } from '#contract/route/route';
import { openShop } from '#test/kit/worker/api';

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>;
}

const shop = await openShop();
const { body: document } = await shop.owner.get<OpenApi>('/api/openapi.json');

const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  `${method.toUpperCase()} ${path}`;

/** An address that the route handles, whether or not the resource exists. */
const addressOf = ({ path }: Route): string =>
  path.replace('{provider}', 'standard').replaceAll(/\{\w+\}/g, '1');

const everyMethod = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const isProblem = (headers: Headers): boolean =>
  headers.get('content-type')?.startsWith('application/problem+json') ?? false;

describe('every route', () => {
  test('is declared once', () => {
    const names = routes.map(nameOf);
    expect(names).toEqual([...new Set(names)]);
    expect(names.length).toBeGreaterThan(40);
  });

  test('is served, and nothing else is', () => {
    const served = shop.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    expect(served.toSorted()).toEqual(
      routes.map(({ method, path }) => `${method.toUpperCase()} ${colonPath(path)}`).toSorted(),
    );
  });

  test('is in the document of the API, and nothing else is', () => {
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.toSorted()).toEqual(routes.map(nameOf).toSorted());
  });

  test.each(routes.map((route) => ({ name: nameOf(route), route })))(
    '$name answers 405 to other methods, and says which it takes',
    async ({ route }) => {
      const taken = routes
        .filter(({ path }) => path === route.path)
        .map(({ method }) => method.toUpperCase());
      for (const method of everyMethod.filter((candidate) => !taken.includes(candidate))) {
        const answer = await shop.owner.send<Problem>({ method, path: addressOf(route) });
        expect({ method, status: answer.status, code: answer.body.code }).toEqual({
          method,
          status: 405,
          code: 'method-not-allowed',
        });
        expect(answer.headers.get('allow')?.split(', ').toSorted()).toEqual(taken.toSorted());
        expect(isProblem(answer.headers)).toBe(true);
      }
    },
  );

  test.each(routes.filter(({ query }) => query !== none).map((route) => ({ name: nameOf(route), route })))(
    '$name refuses a query that it does not know',
    async ({ route }) => {
      const { status, body, headers } = await shop.owner.send<Problem>({
        method: route.method.toUpperCase(),
        path: `${addressOf(route)}?nonsense=1`,
      });
      expect([status, body.code, isProblem(headers)]).toEqual([422, 'invalid-input', true]);
    },
  );

  const withBody = routes.filter(({ body }) => body !== none);

  test.each(withBody.map((route) => ({ name: nameOf(route), route })))(
    '$name refuses a body that is no JSON, of another type, or of another shape',
    async ({ route }) => {
      const send = async (body: unknown, type = 'application/json') => {
        const answer = await shop.owner.send<Problem>({
          method: route.method.toUpperCase(),
          path: addressOf(route),
          body,
          headers: { 'content-type': type },
        });
        return [answer.status, answer.body.code, isProblem(answer.headers)];
      };
      expect(await send('{')).toEqual([400, 'invalid-json', true]);
      expect(await send({ nonsense: true })).toEqual([422, 'invalid-input', true]);
      expect(await send('{}', 'text/plain')).toEqual([415, 'unsupported-media-type', true]);
    },
  );

  test.each(routes.filter(({ hasRawBody }) => hasRawBody).map((route) => ({ name: nameOf(route), route })))(
    '$name refuses bytes that nobody signed',
    async ({ route }) => {
      const answer = await shop.stranger.send<Problem>({
        method: 'POST',
        path: addressOf(route),
        body: '{',
      });
      expect([answer.status, answer.body.code, isProblem(answer.headers)]).toEqual([401, 'signature', true]);
    },
  );
});
