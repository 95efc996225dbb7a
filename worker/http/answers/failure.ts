import type { Context } from 'hono';
import { refuse } from '#domain/texts/refusal';
import type { AppEnv } from '#http/context/app-deps';
import { problemOf, unexpectedProblem } from '#http/answers/problem';
import { isDatabaseFailure } from '#store/database/failures';

/** The parts of an error that may be logged: its origin, never its data. */
const logged = (error: Error): Readonly<Record<string, unknown>> => ({
  error: error.cause instanceof Error ? error.cause.name : error.name,
  at: (error.stack ?? '')
    .split('\n')
    .slice(1, 6)
    .map((line) => line.trim()),
});

/** Logs the failure; the answer says whether a retry is safe. */
export const answerFailure = (c: Context<AppEnv>, error: Error): Response => {
  const { deps, requestId } = c.var;
  const isDatabase = isDatabaseFailure(error);
  deps.log({
    event: isDatabase ? 'database-failed' : 'unexpected',
    requestId,
    path: c.req.routePath,
    ...logged(error),
  });
  return isDatabase ? problemOf(c, refuse('database-unavailable').refusal) : unexpectedProblem(c);
};
