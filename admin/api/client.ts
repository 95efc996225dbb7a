import '../browser/without-eval.ts';
import { DetailedError, hc, parseResponse, type ClientResponse, type InferRequestType } from 'hono/client';
import { ulid } from 'ulid';
import { readSheetPage, type JobListPage } from '#contract/sheet/row-values';
import type { App } from '#http/app';
import { catalogue } from '../texts/catalogue.ts';
import { chosenLocale } from '../texts/chosen-locale.ts';
import { fillPlaceholders } from '../texts/fill-placeholders.ts';
import { ProblemError, problemOf } from './problem.ts';

/** How long an answer may take: a network that swallows everything must not hold an edit for ever. */
const answerMs = 60_000;

let operationCount = 0;

/** How many requests of this page had something written: whether anything was done since a moment. */
export const operationsDone = (): number => operationCount;

/** Asks the server for an answer in time and in the reader's language, which need not be the browser's. */
export const fetchInTime: typeof fetch = async (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('accept-language', chosenLocale());
  const answer = await fetch(input, { signal: AbortSignal.timeout(answerMs), ...init, headers });
  if (answer.ok && (init?.method ?? 'GET') !== 'GET') operationCount += 1;
  return answer;
};

let visibleTo: string | null = null;

/** Says whose shop this page shows; false: it showed another's before, and has to be loaded anew. */
export const showTo = (staffId: string): boolean => {
  visibleTo ??= staffId;
  return visibleTo === staffId;
};

// The cookie is the browser's: whoever signed in last, in whatever tab. The server writes for nobody else.
const whoWrites = (): Record<string, string> => (visibleTo === null ? {} : { staff: visibleTo });

/** The server's routes, typed by the server's own code. The cookie travels with each call. */
export const api = hc<App>('/', { fetch: fetchInTime, headers: whoWrites }).api;

/** Words for an answer that our server did not word. */
const elsewhereLabel = (status: number): string =>
  fillPlaceholders(catalogue['problem.elsewhere'][chosenLocale()], { status });

const asProblem = (error: unknown): never => {
  if (!(error instanceof DetailedError)) throw error;
  throw new ProblemError(problemOf(error.statusCode ?? 500, error.detail?.data, elsewhereLabel));
};

/** A route's good answer; rejects with a ProblemError for a refusal, and the browser's own error when the server was not reached. */
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

/** A key for one request: a repeat under it is answered, not done again. */
export const newKey = (): string => ulid();

/** A name for an operation: undo takes back all that was written under it. */
export const newOperationId = (): string => `ges_${newKey()}`;
