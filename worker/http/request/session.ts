import type { Context } from 'hono';
import { getSignedCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { refuse } from '#domain/texts/refusal';
import { sessionCookie } from '#http/context/auth';
import { contextOf } from '#http/context/context';
import type { AppEnv } from '#http/context/house';
import { localeOf, problemOf } from '#http/answers/problem';
import { firstReadingsOf } from '#http/request/first-reading';
import { sha256 } from '#http/context/read-body';
import { isWriting } from '#http/request/security';

/** The session's token where its cookie carries our signature. */
const tokenOf = async (c: Context<AppEnv>): Promise<string | null> => {
  const token = await getSignedCookie(c, c.get('house').settings.authSecret, sessionCookie(c.get('origin')));
  return token === undefined || token === false ? null : token;
};

/** Names the request's session where the token itself must not go; null without one. */
export const sessionDigest = async (c: Context<AppEnv>): Promise<string | null> => {
  const token = await tokenOf(c);
  return token === null ? null : sha256(Uint8Array.from(new TextEncoder().encode(token)));
};

const gesturePattern = /^ges_[0-9A-Za-z]{10,40}$/;

/** The gesture that a request belongs to: its header's, or the request by itself. */
const gestureOf = (c: Context<AppEnv>): string => {
  const given = c.req.header('gesture');
  return given !== undefined && gesturePattern.test(given) ? given : c.get('requestId');
};

/** Names that a request may bring; a tab has seldom more than a few. */
const ownOperationsMax = 100;

/** The tab's own operations that a request follows. */
const ownOperationsOf = (c: Context<AppEnv>): readonly string[] =>
  (c.req.header('own-operations') ?? '')
    .split(',', ownOperationsMax)
    .map((name) => name.trim())
    .filter((name) => gesturePattern.test(name));

/** Lets only signed-in, active staff through; one round trip, so a deleted session is out at once. */
export const signedIn = createMiddleware<AppEnv>(async (c, next) => {
  const token = await tokenOf(c);
  if (token === null) return problemOf(c, refuse('not-signed-in').refusal);
  const house = c.get('house');
  const entrance = await house.store.enter(token, house.now(), await firstReadingsOf(c, token));
  const { member } = entrance;
  if (member === null) return problemOf(c, refuse('not-signed-in').refusal);
  const { id, role } = member;
  // A tab that shows one person's shop may hold the cookie of another, who signed in beside it: it writes for nobody.
  if (isWriting(c) && (c.req.header('staff') ?? id) !== id)
    return problemOf(c, refuse('somebody-else').refusal);
  const locale = localeOf(c.req.header('accept-language')) ?? member.locale;
  c.set('member', member);
  const entering = {
    actor: { id, role },
    locale,
    requestId: c.get('requestId'),
    gestureId: gestureOf(c),
    ownOperations: ownOperationsOf(c),
  };
  c.set('ctx', contextOf(house, { now: house.now(), ...entering, entrance }));
  await next();
});
