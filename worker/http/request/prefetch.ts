import type { Context } from 'hono';
import { listDay } from '#actions/sheet/list-day';
import { jobListQuery } from '#contract/sheet/job-list';
import { isOfRow } from '#actions/jobs/own-cells';
import { readBodyOnce } from '#http/request/body';
import type { AppEnv } from '#http/context/app-deps';
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
  return { kind: isOfRow(patch) ? 'cells' : 'job', id };
};

/** The answer to the same request, where it is one that is done once. */
const answerReading = (c: Context<AppEnv>, token: string): Prefetch | undefined => {
  const key = c.req.header('idempotency-key');
  if (c.req.method !== 'POST' || key === undefined || !keyPattern.test(key)) return undefined;
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
  const query = jobListQuery.safeParse(c.req.query());
  if (!query.success) return undefined;
  const { now, settings } = c.get('deps');
  const today = listDay(query.data, now(), settings.shop.zone);
  return { kind: 'list', query: { ...query.data, withNames }, today };
};

const subjectReading = async (c: Context<AppEnv>): Promise<Prefetch | undefined> => {
  const { method, path } = c.req;
  const id = jobPath.exec(path)?.[1];
  if (id !== undefined) return jobPrefetch(id);
  if (method === 'POST' && path === '/api/edits') return editReading(c);
  return method === 'GET' ? listReading(c) : undefined;
};

/** What a request with a session's token is sure to read first; nothing where that is not known. */
export const firstReadingsOf = async (c: Context<AppEnv>, token: string): Promise<readonly Prefetch[]> => {
  const subject = await subjectReading(c);
  const answer = answerReading(c, token);
  return [...(subject === undefined ? [] : [subject]), ...(answer === undefined ? [] : [answer])];
};
