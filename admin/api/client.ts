import { hc, type ClientResponse } from 'hono/client';
import { ulid } from 'ulid';
import type { App } from '#http/app';
import { ProblemError, problemOf } from './problem.ts';

/** The server's routes, typed by the server's own code. The cookie travels with each call. */
export const api = hc<App>('/').api;

/** What a good answer of a route holds. */
type Answer<Given> =
  Given extends ClientResponse<infer Value, infer Status, 'json'>
    ? Status extends 200 | 201
      ? Value
      : never
    : never;

const isGood = <Given extends ClientResponse<unknown>>(given: Given): boolean =>
  given.status === 200 || given.status === 201;

/** A route's answer; throws a ProblemError for a refusal, and the browser's own error when the server was not reached. */
export const answerOf = async <Given extends ClientResponse<unknown>>(
  call: Promise<Given>,
): Promise<Answer<Given>> => {
  const given = await call;
  if (!isGood(given)) throw new ProblemError(await problemOf(given));
  const value: unknown = await given.json();
  return value as Answer<Given>;
};

/** A name for one gesture: a repeat under it is answered, not done again. */
export const newKey = (): string => ulid();
