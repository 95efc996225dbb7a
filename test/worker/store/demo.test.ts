import { expect, test } from 'vitest';
import { demoShop } from '#db/seed/demo-shop';
import { addDays, businessDate, instantAt } from '#domain/day';
import { chinaCalendar } from '#test/kit/rules';
import { db, first, listed, newId, store, zone } from '#test/worker/store/shop';

const today = businessDate('2026-11-23');
const now = instantAt(today, '08:30', zone);

const load = async (): Promise<void> => {
  const shop = demoShop({ today, now, calendar: chinaCalendar(), newId });
  const staff = JSON.stringify(shop.staff);
  await db
    .prepare(
      `insert into staff (id, name, email, role, created_at, updated_at)
       select value->>'id', value->>'name', value->>'email', value->>'role', 0, 0 from json_each(?)`,
    )
    .bind(staff)
    .run();
  for (const [opening, ...changes] of shop.jobs) {
    if (opening === undefined) throw new Error('a demo job begins with its opening');
    const opened = await store.openJobs([opening]);
    if (!opened.done) throw new Error(opened.key);
    for (const { change, state, flow } of changes) {
      const job = { ...state.job, number: opened.numbers[0] ?? 0 };
      const written = await store.commit(change, { ...state, job }, { flow });
      if (!written.done) throw new Error(`${change.edits.action}: ${written.key}`);
    }
  }
};

test('the demo shop goes through the rules and shows every state of money', async () => {
  await load();
  const { jobs } = await listed({ view: 'all', sort: 'number', limit: 100 });
  expect(jobs.length).toBeGreaterThanOrEqual(24);
  expect(new Set(jobs.map(({ flow }) => flow))).toEqual(new Set(['renovation', 'wedding']));
  const milestones = jobs.flatMap((job) => job.milestones);
  const states = new Set(milestones.map(({ state }) => state));
  for (const state of ['waiting', 'due', 'part', 'paid'] as const) expect(states).toContain(state);
  const unpaid = milestones
    .filter(({ state }) => state === 'due' || state === 'part')
    .map(({ dueOn }) => dueOn);
  expect(unpaid.filter((dueOn) => dueOn !== null && dueOn < today).length).toBeGreaterThanOrEqual(4);
  expect(unpaid).toContain(today);
  expect(unpaid.some((dueOn) => dueOn !== null && dueOn > today && dueOn <= addDays(today, 7))).toBe(true);
  expect((await listed({ view: 'closed' })).jobs).toHaveLength(2);
  expect((await listed({ q: '王芳' })).jobs).toHaveLength(1);
});

test('its open jobs stand in order: later stages miss nothing of the earlier ones', async () => {
  const { jobs } = await listed({ view: 'all', sort: 'number', limit: 100 });
  const closed = jobs.filter(({ stage }) => stage === 'closed');
  expect(closed.map(({ missingCount, outstandingMinor }) => [missingCount, outstandingMinor])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('its receipts have no gap, and each role is on its staff', async () => {
  const receipts = await first<{ n: number; most: number }>(
    `select count(*) as n, max(number) as most from receipt where series = 'R2026'`,
  );
  expect(receipts?.n).toBe(receipts?.most);
  const roles = await first<{ n: number }>('select count(distinct role) as n from staff');
  expect(roles?.n).toBe(5);
});
