import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { addDays, businessDate, type ClockTime } from '#domain/time/day';
import { loadDemo, type DemoParts } from '#local/load-demo';
import { openShop } from '#test/kit/worker/api';
import { emptyDatabase } from '#test/kit/worker/empty-database';
import { sized } from '#test/kit/size';
import { runTick } from '#worker/index';

beforeEach(emptyDatabase);

const partsOn = async (on: string, clock: ClockTime): Promise<DemoParts> => {
  const shop = await openShop(on);
  shop.clock.to(on, clock);
  return { deps: shop.deps, db: env.DB, tick: (at) => runTick(shop.deps, at, () => at) };
};

const visibilities = async (): Promise<readonly unknown[]> =>
  (
    await env.DB.prepare(
      'select number, title, stage, missing_count, planned_minor, paid_minor, outstanding_minor from job order by number',
    ).all()
  ).results;

/** A day, a time, and the least number of appointments within the lead time. */
type Loading = readonly [string, ClockTime, number];

// After the two long holidays, and after the longest one before anybody is in.
const springFestival: Loading = ['2026-02-24', '00:05', 1];
const nationalDay: Loading = ['2026-10-08', '09:30', 1];
const newYear = businessDate('2026-01-01');
const everyFourthWeek = Array.from({ length: 13 }, (_, index): Loading => [
  addDays(newYear, index * 28),
  '23:50',
  0,
]);

let usual: readonly unknown[] | null = null;

it.each(sized({ small: [], full: [springFestival, nationalDay, ...everyFourthWeek] }))(
  'the demo shop loads on %s at %s, and its jobs stand as on every other day',
  async (on, clock, lateMin) => {
    expect(await loadDemo(await partsOn(on, clock))).toBe(true);
    const jobs = await visibilities();
    usual ??= jobs;
    expect(jobs).toEqual(usual);
    const late = await env.DB.prepare(
      `select count(*) as n from history where action = 'record-facts' and reason is not null`,
    ).first<number>('n');
    expect(late).toBeGreaterThanOrEqual(lateMin);
  },
  120_000,
);

it('a deed that is refused stops the load and says which, of which job, and why', async () => {
  const { deps, ...parts } = await partsOn('2026-06-17', '12:00');
  const shopStore = { ...deps.shopStore, staff: async () => [] };
  await expect(loadDemo({ ...parts, deps: { ...deps, shopStore } })).rejects.toThrow(
    /Bamboo Lane studio, day -\d+, deed 1 of stf_chen: unknown-person/,
  );
  expect(await visibilities()).toEqual([]);
});
