import type { Context } from 'hono';
import { getSignedCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { refuse } from '#domain/texts/refusal';
import { sessionCookie } from '#http/context/auth';
import { contextOf } from '#http/context/context';
import type { AppEnv } from '#http/context/app-deps';
import { localeOf, problemOf } from '#http/answers/problem';
import { firstReadingsOf } from '#http/request/prefetch';
import { sha256 } from '#http/context/read-body';
import { isWriting } from '#http/request/security';

/** The session token of a cookie with a valid signature. */
const tokenOf = async (c: Context<AppEnv>): Promise<string | null> => {
  const token = await getSignedCookie(c, c.get('deps').settings.authSecret, sessionCookie(c.get('origin')));
  return token === undefined || token === false ? null : token;
};

/** A digest that identifies the session without revealing the token; null without a session. */
export const sessionDigest = async (c: Context<AppEnv>): Promise<string | null> => {
  const token = await tokenOf(c);
  return token === null ? null : sha256(Uint8Array.from(new TextEncoder().encode(token)));
};

const operationPattern = /^ges_[0-9A-Za-z]{10,40}$/;

/** The operation of a request: `Operation-Id`, `gesture` from older tabs, or the request itself. */
const operationOf = (c: Context<AppEnv>): string => {
  const input = c.req.header('operation-id') ?? c.req.header('gesture');
  return input !== undefined && operationPattern.test(input) ? input : c.get('requestId');
};

/** Most own operations of a request; a tab rarely has more than a few. */
const ownOperationsMax = 100;

/** Ids of the tab's own operations that precede the request. */
const ownOperationsOf = (c: Context<AppEnv>): readonly string[] =>
  (c.req.header('own-operations') ?? '')
    .split(',', ownOperationsMax)
    .map((name) => name.trim())
    .filter((name) => operationPattern.test(name));

/** Admits only signed-in, active staff. It reads the session in one round trip, so a deleted session ends at once. */
export const signedIn = createMiddleware<AppEnv>(async (c, next) => {
  const token = await tokenOf(c);
  if (token === null) return problemOf(c, refuse('not-signed-in').refusal);
  const deps = c.get('deps');
  const session = await deps.store.loadSession(token, deps.now(), await firstReadingsOf(c, token));
  const { member } = session;
  if (member === null) return problemOf(c, refuse('not-signed-in').refusal);
  const { id, role } = member;
  // Another person may have signed in beside this tab, which then has their cookie. Such a write is refused.
  if (isWriting(c) && (c.req.header('staff') ?? id) !== id)
    return problemOf(c, refuse('somebody-else').refusal);
  const locale = localeOf(c.req.header('accept-language')) ?? member.locale;
  c.set('member', member);
  const requestContext = {
    actor: { id, role },
    locale,
    requestId: c.get('requestId'),
    operationId: operationOf(c),
    ownOperations: ownOperationsOf(c),
  };
  c.set('ctx', contextOf(deps, { now: deps.now(), ...requestContext, session }));
  await next();
});
