import { expect, test } from 'vitest';
import { openJob, openShop } from '#test/kit/worker/api';

const shop = await openShop();

interface History {
  readonly entries: readonly {
    readonly changes: readonly { path: string; before: unknown; after: unknown }[];
  }[];
  readonly nextBefore: number | null;
}

test('the history of one cell holds its own changes only, newest first', async () => {
  const { job } = await openJob(shop, { title: 'A' });
  const path = `/api/jobs/${job.id}`;
  await shop.owner.patch(path, { baseVersion: 1, title: 'B', customer: { phone: '1' } });
  await shop.owner.patch(path, { baseVersion: 2, customer: { phone: '2' } });
  await shop.owner.patch(path, { baseVersion: 3, title: 'C' });
  const { body } = await shop.viewer.get<History>(`${path}/history?path=title`);
  expect(body.entries.map(({ changes }) => changes)).toEqual([
    [{ path: 'title', before: 'B', after: 'C' }],
    [{ path: 'title', before: 'A', after: 'B' }],
    [{ path: 'title', before: null, after: 'A' }],
  ]);
  expect(body.nextBefore).toBeNull();
  const none = await shop.viewer.get<History>(`${path}/history?path=nothing`);
  expect(none.body).toEqual({ entries: [], nextBefore: null });
  expect((await shop.viewer.get(`${path}/history?path=`)).status).toBe(422);
});
