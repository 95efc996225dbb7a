import type { Context } from 'hono';
import { getCookie, getSignedCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { refuse } from '#domain/texts/refusal';
import { sessionCookie } from '#http/context/auth';
import { contextOf } from '#http/context/context';
import type { AppEnv } from '#http/context/app-deps';
import { localeOf, problemOf } from '#http/answers/problem';
import { sha256, readBodyOnce, readListQuery } from '#http/context/body';
import { isWriting } from '#http/request/security';
import { listDay } from '#actions/sheet/list-day';
import { cellsRequest, isOfRow } from '#actions/jobs/edit-cells';
import { idempotentRoute, keyPattern } from '#http/request/idempotency';
import type { Prefetch } from '#store/store';

// The history route does not load the job.
const jobPath = /^\/api\/jobs\/([^/]+)(?:\/(?!history$)|$)/;

const editOf = (value: unknown): object | undefined => {
  const edits: unknown = typeof value === 'object' && value !== null && 'edits' in value ? value.edits : null;
  if (!Array.isArray(edits) || edits.length !== 1) return undefined;
  const [edit]: readonly unknown[] = edits;
  return typeof edit === 'object' && edit !== null ? edit : undefined;
};

/** The one job of a batch of edits, its row alone where no more is edited; a batch of many reads them by itself. */
const editReading = async (c: Context<AppEnv>): Promise<Prefetch | undefined> => {
  const edit = editOf((await readBodyOnce(c))?.value);
  if (edit === undefined || !('jobId' in edit) || typeof edit.jobId !== 'string') return undefined;
  const { jobId: id, ...patch } = edit;
  return isOfRow(patch, c.get('deps').flows)
    ? { kind: 'cells', ...cellsRequest(id, patch) }
    : { kind: 'job', id };
};

/** The answer to the same request, where it is one that is done once. */
const answerReading = (c: Context<AppEnv>, token: string): Prefetch | undefined => {
  const key = c.req.header('idempotency-key');
  if (!['POST', 'PUT'].includes(c.req.method) || key === undefined || !keyPattern.test(key)) return undefined;
  return { kind: 'answer', token, key, route: idempotentRoute(c) };
};

/** A malformed percent-encoding names no job; the route answers 404. */
const jobPrefetch = (written: string): Prefetch | undefined => {
  try {
    return { kind: 'job', id: decodeURIComponent(written) };
  } catch {
    return undefined;
  }
};

/** Which lists are answered with the names of assignees. */
const hasNames: Readonly<Record<string, boolean>> = { '/api/jobs': true, '/api/sheet/rows': false };

const listReading = (c: Context<AppEnv>): Prefetch | undefined => {
  const withNames = hasNames[c.req.path];
  if (withNames === undefined) return undefined;
  const query = readListQuery(c);
  if (!query.ok) return undefined;
  const { now, store } = c.get('deps');
  const today = listDay(query.value, now(), store.zone());
  return { kind: 'list', query: { ...query.value, withNames }, today };
};

const subjectReading = async (c: Context<AppEnv>): Promise<Prefetch | undefined> => {
  const { method, path } = c.req;
  const id = jobPath.exec(path)?.[1];
  if (id !== undefined) return jobPrefetch(id);
  if (method === 'POST' && path === '/api/edits') return editReading(c);
  return method === 'GET' ? listReading(c) : undefined;
};

/** What a request with a session's token is sure to read first; nothing where that is not known. */
const firstReadingsOf = async (c: Context<AppEnv>, token: string): Promise<readonly Prefetch[]> => {
  const subject = await subjectReading(c);
  const answer = answerReading(c, token);
  return [...(subject === undefined ? [] : [subject]), ...(answer === undefined ? [] : [answer])];
};

/** Signed tokens that were found valid, by the secret and the cookie's text: the same text needs no check again. */
const validTokens = new Map<string, string>();
const validTokensMax = 500;

/** The session token of a cookie with a valid signature. Whether its session stands is asked of the database each time. */
const tokenOf = async (c: Context<AppEnv>): Promise<string | null> => {
  const { authSecret } = c.get('deps').settings;
  const name = sessionCookie(c.get('origin'));
  const signed = getCookie(c, name);
  if (signed === undefined) return null;
  const key = `${authSecret} ${signed}`;
  const known = validTokens.get(key);
  if (known !== undefined) return known;
  const token = await getSignedCookie(c, authSecret, name);
  if (token === undefined || token === false) return null;
  if (validTokens.size >= validTokensMax) validTokens.clear();
  validTokens.set(key, token);
  return token;
};

/** A digest that identifies the session without revealing the token; null without a session. */
export const sessionDigest = async (c: Context<AppEnv>): Promise<string | null> => {
  const token = await tokenOf(c);
  return token === null ? null : sha256(Uint8Array.from(new TextEncoder().encode(token)));
};

const operationPattern = /^ges_[0-9A-Za-z]{10,40}$/;

/** The operation of a request: `Operation-Id`, `gesture` from older tabs, or the request itself. */
const operationOf = (c: Context<AppEnv>): string => {
  const input = c.req.header('operation-id') ?? c.req.header('gesture');
  return input !== undefined && operationPattern.test(input) ? input : c.get('requestId');
};

/** Most own operations of a request; a tab rarely has more than a few. */
const ownOperationsMax = 100;

/** Ids of the tab's own operations that precede the request. */
const ownOperationsOf = (c: Context<AppEnv>): readonly string[] =>
  (c.req.header('own-operations') ?? '')
    .split(',', ownOperationsMax)
    .map((name) => name.trim())
    .filter((name) => operationPattern.test(name));

/** Admits only signed-in, active staff. It reads the session in one round trip, so a deleted session ends at once. */
export const signedIn = createMiddleware<AppEnv>(async (c, next) => {
  const token = await tokenOf(c);
  if (token === null) return problemOf(c, refuse('not-signed-in').refusal);
  const deps = c.get('deps');
  const session = await deps.store.loadSession(token, deps.now(), await firstReadingsOf(c, token));
  const { member } = session;
  if (member === null) return problemOf(c, refuse('not-signed-in').refusal);
  const { id, role } = member;
  // Another person may have signed in beside this tab, which then has their cookie. Such a write is refused.
  if (isWriting(c) && (c.req.header('staff') ?? id) !== id)
    return problemOf(c, refuse('somebody-else').refusal);
  const locale = localeOf(c.req.header('accept-language')) ?? member.locale;
  c.set('member', member);
  const requestContext = {
    actor: { id, role },
    locale,
    requestId: c.get('requestId'),
    operationId: operationOf(c),
    ownOperations: ownOperationsOf(c),
  };
  c.set('ctx', contextOf(deps, { now: deps.now(), ...requestContext, session }));
  await next();
});
