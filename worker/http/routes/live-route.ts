import { Hono } from 'hono';
import { liveQuery } from '#contract/live/live';
import { refuse } from '#domain/texts/refusal';
import { query } from '#http/request/body';
import type { AppEnv } from '#http/context/house';
import { problemOf } from '#http/answers/problem';
import { isOurOrigin } from '#http/request/security';
import { sessionDigest } from '#http/request/session';

/** The socket by which a signed-in person hears what others change, whoever may read. */
export const liveRoute = new Hono<AppEnv>().get('/', query(liveQuery), async (c) => {
  const { house, member } = c.var;
  // A browser sends the cookie with any page's socket: only our own pages are let in.
  if (!isOurOrigin(c)) return problemOf(c, refuse('foreign-origin').refusal);
  if (c.req.header('upgrade')?.toLowerCase() !== 'websocket')
    return problemOf(c, refuse('upgrade-required').refusal, { upgrade: 'websocket' });
  const { id: staffId, name } = member;
  const session = await sessionDigest(c);
  if (session === null) return problemOf(c, refuse('not-signed-in').refusal);
  const who = { id: house.newId('liv'), staffId, name, since: house.now(), session };
  const webSocket = await house.live.listen({ who, seen: c.req.valid('query').seen ?? null });
  if (webSocket === 'too-many')
    return problemOf(c, refuse('too-many-requests').refusal, { 'retry-after': '60' });
  if (webSocket === 'away') return problemOf(c, refuse('live-unavailable').refusal);
  return new Response(null, { status: 101, webSocket });
});
