import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import { businessDate, instantAt } from '#domain/time/day';
import { openDiaryShop } from '#test/kit/worker/appointments-shop';
import type { Shop } from '#test/kit/worker/api';

const person = 'stf_staff';
let shop: Shop;
const ids = new Map<string, string>();

const open = async (title: string, more: object = {}): Promise<string> => {
  const { status, body } = await shop.owner.post('/api/jobs', {
    flow: 'renovation',
    title,
    customer: { name: '王小明', phone: '13800138000', address: 'Lane 12' },
    ownerId: 'stf_manager',
    ...more,
  });
  expect(status).toBe(201);
  ids.set(title, body.job.id);
  return body.job.id;
};

beforeAll(async () => {
  shop = await openDiaryShop('2026-03-02');
  await open('in charge', { ownerId: person });
  await open('designer', { facts: { designer: person } });
  await open('holder');
  // A hand-over writes it; here only the list is asked.
  await env.DB.prepare('update job set holder_id = ? where id = ?').bind(person, ids.get('holder')).run();
  await open('only told of', { facts: { needs: `Ask "${person}" for the plans` } });
  await open('of nobody');
});

const titles = async (query: string, caller = shop.staff): Promise<readonly string[]> => {
  const { status, body } = await caller.get<{ readonly jobs: readonly { readonly title: string }[] }>(
    `/api/jobs?${query}`,
  );
  expect(status).toBe(200);
  return body.jobs.map(({ title }) => title);
};

describe('the jobs in which a person has a role', () => {
  const mine = ['in charge', 'designer', 'holder'];

  test('are those in charge of, held, or named in by a field, and no others', async () => {
    expect((await titles(`person=${person}`)).toSorted()).toEqual(mine.toSorted());
    expect(await titles(`person=${person}&owner=${person}`)).toEqual(['in charge']);
    expect(await titles('person=stf_finance')).toEqual([]);
  });

  test('are the same in every order, page by page', async () => {
    for (const sort of ['number', 'title', 'nextDue', '-outstanding', 'keyDate', 'stage']) {
      expect((await titles(`person=${person}&sort=${sort}&limit=50`)).toSorted()).toEqual(mine.toSorted());
    }
    expect(await titles(`person=${person}&sort=number&limit=2`)).toEqual(['in charge', 'designer']);
  });

  test('are counted with their sums', async () => {
    const { body } = await shop.owner.get<{ readonly groups: readonly { readonly count: number }[] }>(
      `/api/sheet/outline?by=none&person=${person}`,
    );
    expect(body.groups.map(({ count }) => count)).toEqual([3]);
  });

  test('of a past moment are told by the row of then, which knows no holder', async () => {
    const asOf = instantAt(businessDate('2026-03-03'), '12:00', 'Asia/Shanghai');
    expect((await titles(`person=${person}&asOf=${asOf}`)).toSorted()).toEqual(['designer', 'in charge']);
  });

  test('a text that is no id is refused', async () => {
    expect((await shop.staff.get('/api/jobs?person=no%20id')).status).toBe(422);
  });
});
