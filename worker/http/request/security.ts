import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { refuse } from '#domain/texts/refusal';
import type { AppEnv } from '#http/context/app-deps';
import { problemOf } from '#http/answers/problem';

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

/** Sets the security headers on every response, including refusals and errors. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  // `c.header` copies an existing response at each call.
  const { headers } = c.res;
  for (const [name, value] of Object.entries(fixed)) headers.set(name, value);
  const cacheControl = c.get('cacheControl');
  if (cacheControl !== undefined) headers.set('cache-control', cacheControl);
  const contentPolicy = c.get('contentPolicy');
  if (contentPolicy !== undefined) headers.set('content-security-policy', contentPolicy);
  headers.set('x-request-id', c.get('requestId'));
});

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the request's method can change data. */
export const isWriting = (c: Context<AppEnv>): boolean => !reading.has(c.req.method);

/** Whether the request's origin is this site. */
export const isOurOrigin = (c: Context<AppEnv>): boolean => {
  const origin = c.req.header('origin');
  return origin !== undefined && [c.get('origin'), new URL(c.req.url).origin].includes(origin);
};

/**
 * Refuses a write from another origin, and a write with a cookie but without an origin. Browsers send the
 * origin with every write.
 */
export const sameOrigin = createMiddleware<AppEnv>(async (c, next) => {
  const mayBeForeign = c.req.header('origin') !== undefined || c.req.header('cookie') !== undefined;
  if (isWriting(c) && mayBeForeign && !isOurOrigin(c)) return problemOf(c, refuse('foreign-origin').refusal);
  await next();
});

/** Whether a host is the local machine, which needs no https. */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** Redirects http to https (308 keeps method and body). */
export const httpsOnly = createMiddleware<AppEnv>(async (c, next) => {
  const url = new URL(c.req.url);
  if (url.protocol !== 'http:' || isLoopback(url.hostname)) return next();
  url.protocol = 'https:';
  return c.redirect(url.toString(), 308);
});
