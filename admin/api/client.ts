import '../browser/without-eval.ts';
import { DetailedError, hc, parseResponse, type ClientResponse, type InferRequestType } from 'hono/client';
import { ulid } from 'ulid';
import { readSheetPage, type JobListPage } from '#contract/sheet/row-values';
import type { App } from '#http/app';
import { catalogue } from '../texts/catalogue.ts';
import { chosenLocale } from '../texts/chosen-locale.ts';
import { fillPlaceholders } from '../texts/fill-placeholders.ts';
import { ProblemError, problemOf } from './problem.ts';

/** Timeout of a request, ms, so that a network that drops packets does not block the edits behind it for ever. */
const answerMs = 60_000;

let operationCount = 0;

/** Counts a write that went another way than by `fetch`. */
export const noteOperation = (): void => {
  operationCount += 1;
};

/** Number of this page's requests that wrote something; a changed number shows that something was written since. */
export const operationsDone = (): number => operationCount;

/** `fetch` with a timeout and with the reader's language, which can differ from the browser's. */
export const fetchInTime: typeof fetch = async (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('accept-language', chosenLocale());
  const answer = await fetch(input, { signal: AbortSignal.timeout(answerMs), ...init, headers });
  if (answer.ok && (init?.method ?? 'GET') !== 'GET') operationCount += 1;
  return answer;
};

let visibleTo: string | null = null;

/** Sets the staff member whom this page shows. False: the page already shows another one and must be reloaded. */
export const showTo = (staffId: string): boolean => {
  visibleTo ??= staffId;
  return visibleTo === staffId;
};

// The cookie belongs to the whole browser, so another tab may have signed in somebody else. The server
// refuses writes whose `staff` header is not the session's.
export const whoWrites = (): Record<string, string> => (visibleTo === null ? {} : { staff: visibleTo });

/** The server's routes, typed by the type of its Hono app. The session cookie is sent with each call. */
export const api = hc<App>('/', { fetch: fetchInTime, headers: whoWrites }).api;

/** The text for an answer that did not come from our server. */
export const elsewhereLabel = (status: number): string =>
  fillPlaceholders(catalogue['problem.elsewhere'][chosenLocale()], { status });

const asProblem = (error: unknown): never => {
  if (!(error instanceof DetailedError)) throw error;
  throw new ProblemError(problemOf(error.statusCode ?? 500, error.detail?.data, elsewhereLabel));
};

/**
 * A route's successful answer. Rejects with a ProblemError for a refusal, and with the browser's error when
 * the server was not reached.
 */
export const answerOf = <Options extends ClientResponse<unknown>>(
  call: Promise<Options>,
): ReturnType<typeof parseResponse<Options>> => parseResponse(call).catch(asProblem);

type RowsQuery = InferRequestType<typeof api.sheet.rows.$get>['query'];

/** A page of a list of jobs: the one way in which the admin reads rows. */
export const readRows = async (query: RowsQuery): Promise<JobListPage> =>
  readSheetPage(await answerOf(api.sheet.rows.$get({ query })));

/** Jobs by their ids, at most 100, open or closed; those that are gone are left out. */
export const readJobs = async (ids: readonly string[]) =>
  (await readRows({ ids: ids.join(','), view: 'all', facts: 'true' })).jobs;

/** An idempotency key: a repeated request with the same key returns the first answer and writes nothing. */
export const newKey = (): string => ulid();

/** The id of a new operation: undo reverts everything written under it. */
export const newOperationId = (): string => `ges_${newKey()}`;
