import type { JobDetail } from '#contract/jobs/job-answers';
import type { EditResult } from '#contract/shop/shop-answers';
import { instant, minuteMs } from '#domain/time/day';
import { openShop, type Answer, type Client, type Shop } from '#test/kit/worker/api';
import { expect } from 'vitest';

export interface Undone {
  readonly gestureId: string;
  readonly after: string | null;
  readonly isUnfinished: boolean;
  readonly results: readonly EditResult[];
  readonly jobs: readonly JobDetail['job'][];
}

let days = 0;

/** A shop on the next day, because people and operations are shared by all tests of a file. */
export const nextDay = (): Promise<Shop> => {
  days += 1;
  return openShop(`2026-03-${String(days + 1).padStart(2, '0')}`);
};

/** Advances the clock by a minute: operations are ordered by time. */
export const later = (shop: Shop) => {
  shop.clock.now = instant(shop.clock.now + minuteMs);
};

/** Undoes or redoes the newest operation. */
export const step = async <Body = Undone>(
  shop: Shop,
  way: 'undo' | 'redo',
  who: Client = shop.manager,
): Promise<Answer<Body>> => {
  later(shop);
  return who.post<Body>('/api/undo', { way });
};

/** Sends edits as one operation, all of which must succeed; returns its id. */
export const operation = async (
  shop: Shop,
  edits: readonly object[],
  who: Client = shop.manager,
): Promise<string> => {
  later(shop);
  const id = shop.deps.newId('ges');
  const sent = await who.send<{ results: readonly EditResult[] }>({
    method: 'POST',
    path: '/api/edits',
    body: { edits },
    headers: { 'operation-id': id },
  });
  expect(sent.body.results.map(({ code }) => code)).toEqual(sent.body.results.map(() => null));
  return id;
};

/** The current job. */
export const readDetail = async (shop: Shop, id: string): Promise<JobDetail> =>
  (await shop.owner.get(`/api/jobs/${id}`)).body;

/** An edit based on the version that was read. */
export const edit = ({ job }: JobDetail, patch: object) => ({
  jobId: job.id,
  baseVersion: job.version,
  ...patch,
});
