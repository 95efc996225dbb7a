import { createMiddleware } from 'hono/factory';
import { refuse } from '#domain/texts/refusal';
import type { AppEnv } from '#http/context/app-deps';
import { problemOf } from '#http/answers/problem';
import { isLoopback } from '#http/request/security';

/**
 * Local pages give out sign-in links and book money without a password, so they answer only under this
 * machine's own host names. Against DNS rebinding: a foreign name that resolves to 127.0.0.1 is refused.
 */
export const ownHost = createMiddleware<AppEnv>(async (c, next) =>
  isLoopback(new URL(c.req.url).hostname) ? next() : problemOf(c, refuse('foreign-origin').refusal),
);
