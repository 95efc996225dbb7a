import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { renovation } from '#domain/trades/renovation/index';
import { openShop } from '#test/kit/worker/api';

const shop = await openShop();

const ask = (path: string, tag?: string) =>
  shop.owner.send<{ flow: Flow }>({
    method: 'GET',
    path,
    ...(tag === undefined ? {} : { headers: { 'if-none-match': tag } }),
  });

const tagOf = ({ headers }: { readonly headers: Headers }): string => headers.get('etag') ?? '';

describe('the flows', () => {
  test.each(['/api/flows', `/api/flows/renovation/${renovation.version}`])(
    '%s has a tag, and answers 304 to whoever holds it',
    async (path) => {
      const whole = await ask(path);
      expect(whole.status).toBe(200);
      expect(tagOf(whole)).toMatch(/^"[0-9a-f]{32}"$/);
      expect(whole.headers.get('cache-control')).toBe('private, no-cache');
      for (const held of [tagOf(whole), `W/${tagOf(whole)}`, `"other", ${tagOf(whole)}`, '*']) {
        const again = await ask(path, held);
        expect([again.status, again.body, tagOf(again)]).toEqual([304, '', tagOf(whole)]);
      }
      expect((await ask(path, '"other"')).status).toBe(200);
    },
  );

  test('a version that only old jobs go by is read from the database', async () => {
    // A process caches versions, also those of other files' databases, so this number is used in this file
    // only.
    const version = 41;
    const older = { ...renovation, version, label: { ...renovation.label, en: 'As it was called' } };
    await env.DB.prepare(`insert into flow_version (key, version, flow) values ('renovation', ?, ?)`)
      .bind(version, JSON.stringify(older))
      .run();
    const answer = await ask(`/api/flows/renovation/${version}`);
    expect([answer.status, answer.body.flow.label.en]).toEqual([200, 'As it was called']);
    expect(tagOf(answer)).not.toBe(tagOf(await ask(`/api/flows/renovation/${renovation.version}`)));
  });

  test.each([
    '/api/flows/renovation/99',
    '/api/flows/nothing/1',
    '/api/flows/renovation/1.5',
    '/api/flows/renovation/01',
  ])('%s is no version', async (path) => {
    const answer = await shop.owner.get<Problem>(path);
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });

  test('what holds something of a person is stored nowhere', async () => {
    for (const path of ['/api/me', '/api/jobs', '/api/flows/nothing/1'])
      expect((await shop.owner.get(path)).headers.get('cache-control')).toBe('no-store');
  });
});
