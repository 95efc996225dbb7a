import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { openShop, origin, type Shop } from '#test/kit/worker/api';
import { countRows } from '#test/kit/worker/database';
import { picture } from '#test/kit/pictures';
import { r2Storage } from '#files/r2';
import type { FileStorage } from '#files/storage';
import { bytesOf, filesIn, openPictures, put, storedNames, upload } from '#test/worker/http/files/kit';

let shop: Shop;
let path: string;
let id: string;

const jpeg = bytesOf('jpeg');

beforeEach(async () => {
  shop = await openShop('2026-03-02');
  path = await openPictures(shop);
  await env.FILES.delete([...(await storedNames())]);
  const { body } = await upload(shop, path, picture(1), { bytes: jpeg, name: "厨房 (1)'s.jpg" });
  id = filesIn(body)[picture(1)]?.file ?? '';
});

const read = async (address: string, headers: Readonly<Record<string, string>> = {}, of = shop) =>
  of.fetch(new Request(origin + address, { headers: { cookie: await of.cookie('viewer'), ...headers } }));

test('a file is read by whoever is signed in, with headers under which it runs nothing', async () => {
  const answer = await read(`/api/files/${id}`);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(jpeg);
  const { headers } = answer;
  expect([answer.status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
    200,
    'image/jpeg',
    'nosniff',
  ]);
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  );
  expect(headers.get('content-disposition')).toBe(
    "inline; filename*=UTF-8''%E5%8E%A8%E6%88%BF%20%281%29%27s.jpg",
  );
  expect(headers.get('cache-control')).toBe('private, no-cache');
  const again = await read(`/api/files/${id}`, { 'if-none-match': headers.get('etag') ?? '' });
  expect([again.status, again.body]).toEqual([304, null]);
  expect((await shop.stranger.get(`/api/files/${id}`)).status).toBe(401);
  const none = await read('/api/files/fil_none');
  expect(none.status).toBe(404);
});

test('a PDF is shown by the browser’s own page, which no sandbox keeps from running', async () => {
  const { body } = await upload(shop, path, picture(1, 'drawings'), {
    bytes: bytesOf('pdf'),
    name: 'plan.pdf',
  });
  const { headers, status } = await read(`/api/files/${filesIn(body)[picture(1, 'drawings')]?.file}`);
  expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
    200,
    'application/pdf',
    'nosniff',
  ]);
  expect(headers.get('content-security-policy')).not.toContain('sandbox');
});

test('a part is read by its range; what is no range gives the whole', async () => {
  for (const [range, from, to] of [
    ['bytes=0-3', 0, 4],
    ['bytes=1990-', 1990, 2000],
    ['bytes=-5', 1995, 2000],
    ['bytes=1990-9999', 1990, 2000],
  ] as const) {
    const answer = await read(`/api/files/${id}`, { range });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([
      206,
      `bytes ${from}-${to - 1}/2000`,
    ]);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(jpeg.slice(from, to));
  }
  for (const range of ['bytes=2000-', 'bytes=5-1', 'lines=1-2', 'bytes=-']) {
    const answer = await read(`/api/files/${id}`, { range });
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 2000]);
  }
});

test('a photo is shown small by the picture that came beside it, and whole until it has come', async () => {
  const whole = await read(`/api/files/${id}?size=thumb`);
  expect([(await whole.arrayBuffer()).byteLength, whole.headers.get('etag')]).toEqual([2000, null]);
  const small = bytesOf('jpeg', 300);
  const others = await put(shop, `/api/files/${id}/thumb`, { bytes: small, role: 'manager' });
  expect([others.status, others.body.code]).toEqual([403, 'not-allowed']);
  const wrong = await put(shop, `/api/files/${id}/thumb`, { bytes: bytesOf('pdf', 300) });
  expect(wrong.status).toBe(415);
  const png = await put(shop, `/api/files/${id}/thumb`, { bytes: bytesOf('png', 300) });
  expect(png.status).toBe(415);
  const long = await put(shop, `/api/files/${id}/thumb`, { bytes: bytesOf('jpeg', 256 * 1024 + 1) });
  expect([long.status, long.body.code]).toEqual([413, 'file-too-large']);
  expect((await put(shop, `/api/files/${id}/thumb`, { bytes: small })).status).toBe(200);
  const thumb = await read(`/api/files/${id}?size=thumb`);
  expect(new Uint8Array(await thumb.arrayBuffer())).toEqual(small);
  expect(thumb.headers.get('etag')).toContain('-thumb');
});

test('a file of a withdrawn job is hidden with it', async () => {
  await env.DB.prepare('update job set is_closed = 2 where id = ?').bind(path.split('/').at(-1)).run();
  const answer = await read(`/api/files/${id}`);
  expect([answer.status, (await answer.json<{ code: string }>()).code]).toEqual([410, 'withdrawn']);
});

test('without a bucket files are refused by name, and all else works', async () => {
  const without = await openShop('2026-03-02', { storage: null });
  const refused = await upload(without, path, picture(2), { bytes: jpeg });
  expect([refused.status, refused.body.code]).toEqual([409, 'files-not-set-up']);
  const shown = await read(`/api/files/${id}`, {}, without);
  expect([shown.status, (await shown.json<{ code: string }>()).code]).toEqual([409, 'files-not-set-up']);
  expect((await without.staff.get(path)).status).toBe(200);
  without.clock.to('2026-03-09', '03:30');
  await without.tick();
});

/** A storage that does not answer. */
const away: FileStorage = {
  put: async () => 'away',
  get: async () => 'away',
  remove: async () => false,
  list: async () => 'away',
};

test('while the storage is away the person is told to try again, and nothing is saved', async () => {
  const broken = await openShop('2026-03-02', { storage: away });
  const before = await countRows('file');
  const refused = await upload(broken, path, picture(2), { bytes: jpeg });
  expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([
    503,
    'files-away',
    '2',
  ]);
  expect(await countRows('file')).toBe(before);
  const shown = await read(`/api/files/${id}`, {}, broken);
  expect(shown.status).toBe(503);
  broken.clock.to('2026-03-09', '03:30');
  await broken.tick();
  expect(await storedNames()).toEqual([`file/${id}`]);
});

test('the adapter answers an outage of the bucket as away', async () => {
  const failing = async () => {
    throw new Error('R2 is down');
  };
  const bucket: Pick<R2Bucket, 'put' | 'get' | 'list' | 'delete'> = {
    put: failing,
    get: failing,
    list: failing,
    delete: failing,
  };
  const storage = r2Storage(Object.assign(Object.create(env.FILES), bucket));
  const body = { head: jpeg, rest: new Blob([]).stream() };
  const about = { size: jpeg.byteLength, type: 'image/jpeg', sha256: 'a'.repeat(64) };
  expect(await storage.put('file/x', body, about)).toBe('away');
  expect(await storage.get('file/x')).toBe('away');
  expect(await storage.list(null, 5)).toBe('away');
  expect(await storage.remove(['file/x'])).toBe(false);
});

test('the weekly sweep removes what no row names, and only that', async () => {
  await env.FILES.put('file/fil_orphan', 'x');
  await env.FILES.put('thumb/fil_orphan', 'x');
  await put(shop, `/api/files/${id}/thumb`, { bytes: bytesOf('jpeg', 300) });
  const kept = [`file/${id}`, `thumb/${id}`];
  const all = [...kept, 'file/fil_orphan', 'thumb/fil_orphan'].toSorted();
  // Objects of less than a day may be of uploads that are yet to commit: by the clock of 2026 these are of the future.
  shop.clock.to('2026-03-09', '03:30');
  await shop.tick();
  expect(await storedNames()).toEqual(all);
  const later = await openShop('2126-03-04');
  await later.tick();
  expect(await storedNames()).toEqual(all);
  later.clock.to('2126-03-04', '03:31');
  await later.tick();
  expect(await storedNames()).toEqual(kept.toSorted());
  const runs = await env.DB.prepare(`select count(*) as n from tick_run where counts ->> 'swept' = 2`).first(
    'n',
  );
  expect(runs).toBe(1);
});
