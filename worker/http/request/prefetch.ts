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

/**
 * The job of a batch with a single edit; only its row when the edit needs no more. Larger batches load their
 * jobs themselves.
 */
const editReading = async (c: Context<AppEnv>): Promise<Prefetch | undefined> => {
  const edit = editOf((await readBodyOnce(c))?.value);
  if (edit === undefined || !('jobId' in edit) || typeof edit.jobId !== 'string') return undefined;
  const { jobId: id, ...patch } = edit;
  return { kind: isOfRow(patch) ? 'cells' : 'job', id };
};

/** The stored answer of a request with an Idempotency-Key. */
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

const subjectReading = async (c: Context<AppEnv>): Promise<Prefetch | undefined> => {
  const { method, path } = c.req;
  const id = jobPath.exec(path)?.[1];
  if (id !== undefined) return jobPrefetch(id);
  if (method === 'POST' && path === '/api/edits') return editReading(c);
  if (method !== 'GET' || path !== '/api/jobs') return undefined;
  const query = jobListQuery.safeParse(c.req.query());
  const { now, settings } = c.get('deps');
  return query.success
    ? { kind: 'list', query: query.data, today: listDay(query.data, now(), settings.shop.zone) }
    : undefined;
};

/** What a request with a session token certainly reads first; empty when that is unknown. */
export const firstReadingsOf = async (c: Context<AppEnv>, token: string): Promise<readonly Prefetch[]> => {
  const subject = await subjectReading(c);
  const answer = answerReading(c, token);
  return [...(subject === undefined ? [] : [subject]), ...(answer === undefined ? [] : [answer])];
};
