import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { refuse } from '#domain/refusal';
import type { AppEnv } from '#http/house';
import { problemOf } from '#http/problem';

const fixed: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Puts the security headers on every answer, refusals and errors too. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  // `c.header` makes the answer anew at each call once it stands.
  const { headers } = c.res;
  for (const [name, value] of Object.entries(fixed)) headers.set(name, value);
  headers.set('x-request-id', c.get('requestId'));
});

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the request asks for a change. */
export const isWriting = (c: Context<AppEnv>): boolean => !reading.has(c.req.method);

/** Whether the request names our own site as the page that it comes from. */
export const isOurOrigin = (c: Context<AppEnv>): boolean => {
  const origin = c.req.header('origin');
  return origin !== undefined && [c.get('origin'), new URL(c.req.url).origin].includes(origin);
};

/** A change comes from our own site: a request that names another origin is refused, cookie or not. */
export const sameOrigin = createMiddleware<AppEnv>(async (c, next) => {
  const origin = c.req.header('origin');
  if (isWriting(c) && origin !== undefined && !isOurOrigin(c)) {
    return problemOf(c, refuse('foreign-origin').refusal);
  }
  await next();
});
