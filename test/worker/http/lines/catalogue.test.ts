import { expect, test } from 'vitest';
import type { CatalogueItem, CatalogueList } from '#contract/shop/catalogue';
import type { ShopHistory } from '#contract/shop/settings';
import { linesShop, openWorkshop } from './lines-shop.ts';

const shop = await linesShop();
const path = '/api/catalogue';
const filter = {
  code: 'F-01',
  kind: 'goods',
  name: '机油滤清器 Oil filter',
  unit: '个',
  priceMinor: 6800,
  tags: ['part'],
  warranty: 'work',
} as const;

const list = async (query = ''): Promise<CatalogueList> =>
  (await shop.viewer.get<CatalogueList>(`${path}${query}`)).body;
const codes = async (query = ''): Promise<readonly string[]> =>
  (await list(query)).items.map(({ code }) => code);
const add = async (more: object = {}): Promise<CatalogueItem> =>
  (await shop.manager.post<CatalogueItem>(path, { ...filter, ...more })).body;

test('an item is added in the shop’s currency, by those who may, and is in the shop’s history', async () => {
  const item = await add();
  expect(item).toMatchObject({ ...filter, currency: 'CNY', isActive: true, version: 1 });
  expect((await list()).items).toEqual([item]);
  for (const client of [shop.staff, shop.finance, shop.viewer]) {
    const refused = await client.refused(path, { ...filter, code: 'X' });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
  }
  const { body } = await shop.owner.get<ShopHistory>('/api/settings/history');
  expect(body.entries[0]).toMatchObject({ action: 'add-catalogue-item', subject: 'F-01' });
});

test('a code that is taken, words of no trade, and values that are none are refused at their fields', async () => {
  const refused = async (more: object) => {
    const { status, body } = await shop.manager.refused(path, { ...filter, code: 'F-99', ...more });
    return [status, body.code, body.fields?.map((field) => field.path)];
  };
  expect(await refused({ code: 'F-01', priceMinor: 1 })).toEqual([409, 'code-taken', ['code']]);
  expect(await refused({ tags: ['gold'], warranty: 'ever' })).toEqual([
    422,
    'invalid-input',
    ['tags', 'warranty'],
  ]);
  expect(await refused({ priceMinor: -1 })).toEqual([422, 'invalid-input', ['priceMinor']]);
  expect(await refused({ priceMinor: 1.5 })).toEqual([422, 'invalid-input', ['priceMinor']]);
  expect(await refused({ name: ' ', kind: 'magic' })).toEqual([422, 'invalid-input', ['kind', 'name']]);
  expect(await codes()).toEqual(['F-01']);
});

test('is found by its code, by words in both scripts and by pinyin, in the order of codes', async () => {
  await add({ code: 'A-01', name: '工時 Labour', kind: 'work', tags: [], warranty: null });
  expect(await codes()).toEqual(['A-01', 'F-01']);
  expect(await codes('?find=f-0')).toEqual(['F-01']);
  expect(await codes('?find=OIL%20滤清')).toEqual(['F-01']);
  expect(await codes(`?find=${encodeURIComponent('工时')}`)).toEqual(['A-01']);
  expect(await codes('?find=jiyou')).toEqual(['F-01']);
  expect(await codes('?find=nothing')).toEqual([]);
  expect(await codes('?after=A-01')).toEqual(['F-01']);
});

test('an item changes on the version that was read, and a change that is none writes nothing', async () => {
  const [item] = (await list('?find=F-01')).items;
  const patch = (body: object) => shop.manager.patch<CatalogueItem>(`${path}/${item?.id}`, body);
  const changed = await patch({ baseVersion: 1, priceMinor: 7000 });
  expect(changed.body).toMatchObject({ priceMinor: 7000, version: 2, name: filter.name });
  expect((await patch({ baseVersion: 2, priceMinor: 7000 })).body.version).toBe(2);
  const stale = await shop.manager.refused(`${path}/${item?.id}`, { baseVersion: 1, priceMinor: 1 }, 'PATCH');
  expect([stale.status, stale.body.code]).toEqual([409, 'stale']);
  const taken = { baseVersion: 2, code: 'A-01' };
  expect((await shop.manager.refused(`${path}/${item?.id}`, taken, 'PATCH')).body.code).toBe('code-taken');
  expect((await shop.manager.refused(`${path}/cat_none`, { baseVersion: 1 }, 'PATCH')).status).toBe(404);
  expect((await shop.staff.refused(`${path}/${item?.id}`, { baseVersion: 2 }, 'PATCH')).status).toBe(403);
});

test('staff pick a line at the list’s price; an item that is taken off stays on its lines and is picked no more', async () => {
  const [item] = (await list('?find=F-01')).items;
  const job = await openWorkshop(shop);
  const picked = {
    description: 'Oil filter',
    quantity: 2,
    unit: '个',
    unitMinor: 7000,
    catalogueId: item?.id,
  };
  const lineId = await job.add(picked, shop.staff);
  expect(await job.line(lineId)).toMatchObject({ amountMinor: 14_000, catalogueId: item?.id });
  const cheaper = await shop.staff.refused(`${job.path}/lines`, { ...picked, unitMinor: 1 });
  expect(cheaper.body.code).toBe('price-not-yours');
  await shop.manager.patch(`${path}/${item?.id}`, { baseVersion: 2, isActive: false });
  expect([await codes(), await codes('?all=1')]).toEqual([['A-01'], ['A-01', 'F-01']]);
  const refused = await shop.staff.refused(`${job.path}/lines`, picked);
  expect([refused.status, refused.body.code]).toEqual([409, 'item-inactive']);
  const more = { lineId, ...picked, quantity: 3 };
  expect((await shop.staff.post(`${job.path}/lines`, more)).body.lines[0]).toMatchObject({
    amountMinor: 21_000,
    catalogueId: item?.id,
  });
});

test('a repeated request adds one item', async () => {
  const body = { ...filter, code: 'R-01' };
  const first = await shop.manager.post<CatalogueItem>(path, body);
  const again = await shop.manager.post<CatalogueItem>(path, body);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
});

test('a price that a manager wrote on a picked line is not brought back by staff, who write no prices', async () => {
  const item = await add({ code: 'P-01', priceMinor: 1000 });
  const job = await openWorkshop(shop);
  const picked = { description: 'Ring', quantity: 1, unitMinor: 1000, catalogueId: item.id };
  const lineId = await job.add(picked, shop.staff);
  await job.write('lines', { ...picked, lineId, unitMinor: 600 });
  const toVersion = (await job.now()).job.version;
  await job.write('lines', { ...picked, lineId, unitMinor: 1000 });
  const { version: baseVersion } = (await job.now()).job;
  const back = { toVersion, baseVersion };
  const plan = await shop.staff.get<unknown>(`${job.path}/restore?toVersion=${toVersion}`);
  expect(JSON.stringify(plan.body)).toContain('You cannot set this price');
  expect((await shop.staff.refused(`${job.path}/restore`, back)).status).toBe(409);
  expect(await job.line(lineId)).toMatchObject({ unitMinor: 1000 });
  const { version } = (await job.now()).job;
  expect((await shop.manager.post(`${job.path}/restore`, { toVersion, baseVersion: version })).status).toBe(
    200,
  );
  expect(await job.line(lineId)).toMatchObject({ unitMinor: 600, amountMinor: 600 });
});

test('who loses the race for an item is told what stands now, and the next try goes on from there', async () => {
  const item = await add({ code: 'W-01' });
  const patch = (body: object) =>
    shop.manager.send<CatalogueItem>({ method: 'PATCH', path: `${path}/${item.id}`, body });
  let isFirst = true;
  shop.watch.after = async ({ sql }) => {
    if (!isFirst || !sql.some((statement) => /from "?catalogue/.test(statement))) return;
    isFirst = false;
    await patch({ baseVersion: 1, name: 'Washer' });
  };
  const lost = await shop.manager.refused(`${path}/${item.id}`, { baseVersion: 1, priceMinor: 5 }, 'PATCH');
  shop.watch.after = () => undefined;
  expect([lost.status, lost.body.code]).toEqual([409, 'stale']);
  expect(lost.body.current).toMatchObject({ [item.id]: { version: 2, name: 'Washer' } });
  expect((await patch({ baseVersion: 2, priceMinor: 5 })).body).toMatchObject({
    name: 'Washer',
    priceMinor: 5,
  });
});
