import { DetailedError, hc, parseResponse, type ClientResponse } from 'hono/client';
import { ulid } from 'ulid';
import type { App } from '#http/app';
import { chosenLocale } from '../texts/chosen-locale.ts';
import { ProblemError, problemOf } from './problem.ts';

/** How long an answer may take: a network that swallows everything must not hold an edit for ever. */
const answerMs = 60_000;

/** Asks the server for an answer in time and in the reader's language, which need not be the browser's. */
export const fetchInTime: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('accept-language', chosenLocale());
  return fetch(input, { signal: AbortSignal.timeout(answerMs), ...init, headers });
};

/** The server's routes, typed by the server's own code. The cookie travels with each call. */
export const api = hc<App>('/', { fetch: fetchInTime }).api;

const asProblem = (error: unknown): never => {
  if (!(error instanceof DetailedError)) throw error;
  throw new ProblemError(problemOf(error.statusCode ?? 500, error.detail?.data));
};

/** A route's good answer; rejects with a ProblemError for a refusal, and the browser's own error when the server was not reached. */
export const answerOf = <Given extends ClientResponse<unknown>>(
  call: Promise<Given>,
): ReturnType<typeof parseResponse<Given>> => parseResponse(call).catch(asProblem);

/** Jobs by their ids, at most 100, open or closed; those that are gone are left out. */
export const readJobs = async (ids: readonly string[]) =>
  (await answerOf(api.jobs.$get({ query: { ids: ids.join(','), view: 'all', facts: 'true' } }))).jobs;

/** A name for one gesture: a repeat under it is answered, not done again. */
export const newKey = (): string => ulid();
