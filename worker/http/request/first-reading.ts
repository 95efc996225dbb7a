import type { Context } from 'hono';
import { listDay } from '#actions/sheet/list-day';
import { jobListQuery } from '#contract/sheet/job-list';
import type { AppEnv } from '#http/context/house';
import type { FirstReading } from '#store/store';

// A job's history is read without the job.
const jobPath = /^\/api\/jobs\/([^/]+)(?:\/(?!history$)|$)/;

/** A name that is no address text names no job: the route says so. */
const jobReading = (written: string): FirstReading | undefined => {
  try {
    return { kind: 'job', id: decodeURIComponent(written) };
  } catch {
    return undefined;
  }
};

/** What a request is sure to read first, by its address alone; undefined where that is not known. */
export const firstReadingOf = (c: Context<AppEnv>): FirstReading | undefined => {
  const { method, path } = c.req;
  const id = jobPath.exec(path)?.[1];
  if (id !== undefined) return jobReading(id);
  if (method !== 'GET' || path !== '/api/jobs') return undefined;
  const query = jobListQuery.safeParse(c.req.query());
  const { now, settings } = c.get('house');
  return query.success
    ? { kind: 'list', query: query.data, today: listDay(query.data, now(), settings.shop.zone) }
    : undefined;
};
