import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { refuse } from '#domain/refusal';
import { body } from '#http/body';
import type { AppEnv } from '#http/house';
import { problemOf } from '#http/problem';

const path = z
  .string()
  .max(200)
  .regex(/^\/(?!\/)/);
const signInInput = z.strictObject({
  email: z.email().max(200),
  callbackURL: path.default('/'),
  errorCallbackURL: path.default('/sign-in'),
});
const signOutInput = z.strictObject({});

const askAuth = async (c: Context<AppEnv>, sent?: Readonly<Record<string, unknown>>): Promise<Response> => {
  const { url, method, headers } = c.req.raw;
  const target = new URL(new URL(url).pathname + new URL(url).search, c.get('origin'));
  const request = new Request(target, {
    method,
    headers,
    redirect: 'manual',
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  });
  const given = await c.get('house').authFor(c.get('origin')).handler(request);
  if (given.status === 429) return problemOf(c, refuse('too-many-requests').refusal, { 'retry-after': '60' });
  if (given.status === 403) return problemOf(c, refuse('foreign-origin').refusal);
  if (given.status >= 400 && given.status < 500) return problemOf(c, refuse('invalid-input').refusal);
  if (given.status >= 500) throw new Error('sign-in failed');
  if (given.headers.has('set-cookie')) {
    c.get('house').log({ event: 'session-changed', requestId: c.get('requestId'), path: c.req.routePath });
  }
  return given;
};

/** The three of better-auth's routes that signing in by a link needs; its others stay shut. */
export const authRoutes = new Hono<AppEnv>()
  .post('/sign-in/magic-link', body(signInInput), (c) => askAuth(c, c.req.valid('json')))
  .get('/magic-link/verify', (c) => askAuth(c))
  .post('/sign-out', body(signOutInput), (c) => askAuth(c, {}));
