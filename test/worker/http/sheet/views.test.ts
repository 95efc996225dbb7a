import { expect, test } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import type { SheetView } from '#contract/sheet/views';
import { openShop } from '#test/kit/worker/api';

const shop = await openShop();
type Views = { views: SheetView[] };
const namesOf = ({ body }: { body: Views }) => body.views.map(({ name }) => name);
const seenBy = async (role: 'owner' | 'manager' | 'staff' | 'viewer') =>
  namesOf(await shop[role].get<Views>('/api/views'));

test('a view is its maker’s own until it is shared, and only who may share shares it', async () => {
  const mine = { id: 'viw_1', name: 'Mine', search: 'owner=stf_staff&sort=nextDue' };
  const added = await shop.staff.post<Views>('/api/views', mine);
  expect(added.status).toBe(201);
  expect(added.body.views).toMatchObject([{ ...mine, isShared: false, version: 1 }]);
  // Sent twice, it is created once.
  expect(namesOf(await shop.staff.post<Views>('/api/views', mine))).toEqual(['Mine']);
  expect(await seenBy('owner')).toEqual([]);
  expect(await shop.staff.post('/api/views', { ...mine, id: 'viw_2', isShared: true })).toMatchObject({
    status: 403,
    body: { code: 'not-allowed' },
  });
  const shared = { id: 'viw_3', name: 'Overdue', search: 'due=overdue', isShared: true };
  await shop.manager.post('/api/views', shared);
  expect(await seenBy('viewer')).toEqual(['Overdue']);
  expect(await seenBy('staff')).toEqual(['Mine', 'Overdue']);
});

test('what is not one’s own is not there; what is shared is changed by who may share', async () => {
  const change = { baseVersion: 1, name: 'Taken' };
  expect((await shop.owner.patch('/api/views/viw_1', change)).status).toBe(404);
  expect((await shop.staff.patch('/api/views/viw_3', change)).status).toBe(403);
  const remapped = await shop.owner.patch<Views>('/api/views/viw_3', { baseVersion: 1, name: 'Late' });
  expect(namesOf(remapped)).toEqual(['Late']);
});

test('of two who change a view on one base the later one is told what stands', async () => {
  const late = await shop.manager.patch<Problem>('/api/views/viw_3', { baseVersion: 1, search: 'due=soon' });
  expect(late).toMatchObject({ status: 409, body: { code: 'stale', current: { name: 'Late' } } });
  expect((await shop.manager.patch('/api/views/viw_3', { baseVersion: 2, isRemoved: true })).status).toBe(
    200,
  );
  expect(await seenBy('viewer')).toEqual([]);
});

test('a name is needed, and an address has a length', async () => {
  const bad = await shop.staff.post<Problem>('/api/views', {
    id: 'viw_9',
    name: ' ',
    search: 'x'.repeat(4001),
  });
  expect(bad.status).toBe(422);
  expect(bad.body.fields?.map(({ path }) => path)).toEqual(['name', 'search']);
});
