import { expect, test } from 'vitest';
import { openJob, openShop, type Answer } from '#test/kit/worker/api';
import { picture } from '#test/kit/pictures';
import { bytesOf, filesIn, openPictures, upload } from '#test/worker/http/files/kit';
import { queryBudget } from '#test/worker/query-budget';

const shop = await openShop();
const opened = await openJob(shop, { contractTotalMinor: 100_000 });
const path = `/api/jobs/${opened.job.id}`;
const down = opened.job.milestones.find(({ key }) => key === 'down')?.id ?? '';

const version = async (): Promise<number> => (await shop.owner.get(path)).body.job.version;
let count = 0;
const key = (): string => {
  count += 1;
  return `key-${count}`;
};

/** The job's version after another change of its title. */
const renameJob = async (): Promise<number> => {
  const baseVersion = await version();
  await shop.owner.patch(path, { baseVersion, title: `Version ${baseVersion}` });
  return baseVersion + 1;
};

const calls: Readonly<Record<string, () => Promise<() => Promise<Answer<unknown>>>>> = {
  'GET /api/me': async () => () => shop.owner.get('/api/me'),
  'GET /api/flows': async () => () => shop.owner.get('/api/flows'),
  'GET /api/calendar': async () => () => shop.owner.get('/api/calendar'),
  'GET /api/jobs': async () => () => shop.owner.get('/api/jobs?sort=nextDue&view=all'),
  'GET /api/sheet/rows': async () => () => shop.owner.get('/api/sheet/rows?sort=nextDue&view=all'),
  'GET /api/exports': async () => () => shop.owner.get('/api/exports?view=all'),
  'GET /api/jobs/:id': async () => () => shop.owner.get(path),
  'GET /api/jobs/:id/history': async () => () => shop.owner.get(`${path}/history`),
  'GET /api/notices': async () => () => shop.owner.get('/api/notices'),
  'GET /api/sheet/page-cursor': async () => () => shop.owner.get('/api/sheet/page-cursor?place=1'),
  'GET /api/sheet/due-counts': async () => () => shop.owner.get('/api/sheet/due-counts'),
  'GET /api/sheet/find': async () => () => shop.owner.get('/api/sheet/find?text=a'),
  'GET /api/sheet/outline': async () => () => shop.owner.get('/api/sheet/outline?by=stage'),
  'GET /api/views': async () => () => shop.owner.get('/api/views'),
  'GET /api/sheet/past': async () => () => shop.owner.get('/api/sheet/past'),
  'GET /api/jobs/:id/restore': async () => {
    const toVersion = (await renameJob()) - 1;
    return () => shop.owner.get(`${path}/restore?toVersion=${toVersion}`);
  },
  'POST /api/jobs/:id/restore': async () => {
    const baseVersion = await renameJob();
    return () => shop.owner.post(`${path}/restore`, { toVersion: baseVersion - 1, baseVersion }, key());
  },
  'POST /api/views': async () => () =>
    shop.owner.post('/api/views', { id: 'viw_1', name: 'Late', search: 'due=overdue' }),
  'PATCH /api/views/:id': async () => () =>
    shop.owner.patch('/api/views/viw_1', { baseVersion: 1, name: 'Very late' }),
  'GET /api/appointments': async () => () =>
    shop.owner.get('/api/appointments?from=2026-03-02&to=2026-03-08'),
  'GET /api/feeds': async () => () => shop.owner.get('/api/feeds'),
  'GET /api/settings': async () => () => shop.owner.get('/api/settings'),
  'GET /api/settings/history': async () => () => shop.owner.get('/api/settings/history'),
  'GET /api/staff': async () => () => shop.owner.get('/api/staff'),
  'GET /api/closures/moves': async () => () =>
    shop.owner.get('/api/closures/moves?from=2026-03-05&to=2026-03-06'),
  'POST /api/closures': async () => () =>
    shop.owner.post('/api/closures', { from: '2026-03-05', to: '2026-03-06' }),
  'GET /api/notice-texts/:flow': async () => () => shop.owner.get('/api/notice-texts/renovation'),
  'GET /api/today': async () => () => shop.owner.get('/api/today'),
  'GET /api/today/ready': async () => () => shop.owner.get('/api/today/ready'),
  'GET /api/tasks': async () => () => shop.owner.get('/api/tasks'),
  'GET /api/replies': async () => () => shop.owner.get('/api/replies'),
  'GET /api/unmatched': async () => () => shop.owner.get('/api/unmatched'),
  'POST /api/jobs': async () => () =>
    shop.owner.post('/api/jobs', { flow: 'wedding', title: 'W', customer: { name: 'Li' } }),
  'PATCH /api/jobs/:id': async () => {
    const baseVersion = await version();
    return () => shop.owner.patch(path, { baseVersion, facts: { area: 20 } });
  },
  'PATCH /api/jobs/:id on an older version': async () => {
    const baseVersion = await version();
    await shop.owner.patch(path, { baseVersion, facts: { area: 30 } });
    return () => shop.owner.patch(path, { baseVersion, title: 'Merged' });
  },
  'POST /api/edits': async () => {
    const baseVersion = await version();
    return () =>
      shop.owner.post(
        '/api/edits',
        { edits: [{ jobId: opened.job.id, baseVersion, title: 'Pasted' }] },
        key(),
      );
  },
  'POST /api/imports': async () => {
    const { number } = opened.job;
    const row = { flow: 'wedding', title: 'W', customer: { name: 'Li' } };
    return () =>
      shop.owner.post('/api/imports', { rows: [row, row, { number, title: `Imported ${key()}` }] }, key());
  },
  'POST /api/jobs/:id/facts': async () => () =>
    shop.owner.post(`${path}/facts`, { facts: [{ key: 'area', value: 91 }] }, key()),
  'PUT /api/jobs/:id/files': async () => {
    const pictures = await openPictures(shop);
    await shop.owner.get(pictures);
    return () =>
      upload(shop, pictures, picture(1), { bytes: bytesOf('jpeg'), headers: { 'idempotency-key': key() } });
  },
  'GET /api/files/:id': async () => {
    const { body: photo } = await upload(shop, await openPictures(shop), picture(1), {
      bytes: bytesOf('jpeg'),
    });
    return () => shop.owner.get(`/api/files/${filesIn(photo)[picture(1)]?.file}`);
  },
  'POST /api/jobs/:id/payments': async () => () =>
    shop.owner.post(
      `${path}/payments`,
      { amountMinor: 5, currency: 'CNY', method: 'cash', voucher: key() },
      key(),
    ),
  'POST /api/feeds': async () => () => shop.owner.post('/api/feeds', {}),
  'POST /api/undo': async () => {
    const baseVersion = await version();
    await shop.owner.patch(path, { baseVersion, title: 'To be undone' });
    return () => shop.owner.post('/api/undo', { way: 'undo' });
  },
  'POST /api/milestones/:id/link': async () => () =>
    shop.owner.post(`/api/milestones/${down}/link`, {}, key()),
};

/** An import opens in one batch and edits in another; a link is begun and finished; a view has no history, and a closure has the shop's. */
const writesOf = (call: string): number => {
  if (
    call.startsWith('GET') ||
    call.includes('/views') ||
    call.includes('/feeds') ||
    call.includes('/closures')
  )
    return 0;
  return call === 'POST /api/imports' || call.endsWith('/link') ? 2 : 1;
};

test.each(queryBudget)('%s takes %i round trips', async (call, trips) => {
  const prepared = await calls[call]?.();
  shop.trips.length = 0;
  const answer = await prepared?.();
  expect(answer?.status).toBeLessThan(300);
  expect(shop.trips).toHaveLength(trips);
  expect(
    shop.trips.filter(({ sql }) => sql.some((item) => /insert into "?history/i.test(item))),
  ).toHaveLength(writesOf(call));
});
