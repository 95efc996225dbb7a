import { DetailedError, hc, parseResponse, type ClientResponse } from 'hono/client';
import { ulid } from 'ulid';
import type { App } from '#http/app';
import { ProblemError, problemOf } from './problem.ts';

/** The server's routes, typed by the server's own code. The cookie travels with each call. */
export const api = hc<App>('/').api;

type Answer<Given extends ClientResponse<unknown>> = Awaited<ReturnType<typeof parseResponse<Given>>>;

/** A route's good answer; throws a ProblemError for a refusal, and the browser's own error when the server was not reached. */
export const answerOf = async <Given extends ClientResponse<unknown>>(
  call: Promise<Given>,
): Promise<Answer<Given>> => {
  try {
    return await parseResponse(call);
  } catch (error) {
    if (!(error instanceof DetailedError)) throw error;
    throw new ProblemError(problemOf(error.statusCode ?? 500, error.detail?.data));
  }
};

/** A name for one gesture: a repeat under it is answered, not done again. */
export const newKey = (): string => ulid();
