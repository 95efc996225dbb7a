import { createMiddleware } from 'hono/factory';
import { refuse } from '#domain/texts/refusal';
import type { AppEnv } from '#http/context/app-deps';
import { problemOf } from '#http/answers/problem';
import { isLoopback } from '#http/request/security';

/**
 * The local pages hand out sign-in links and book money without a password: they answer only this machine's own names.
 * Another site can point a name of its own at 127.0.0.1, but its pages then ask for that name.
 */
export const ownHost = createMiddleware<AppEnv>(async (c, next) =>
  isLoopback(new URL(c.req.url).hostname) ? next() : problemOf(c, refuse('foreign-origin').refusal),
);
