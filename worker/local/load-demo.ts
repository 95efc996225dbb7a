import { demoShop } from '#db/seed/demo-shop';
import type { Played } from '#db/seed/play';
import type { DemoStaff } from '#db/seed/staff';
import { calendarOf } from '#domain/calendar';
import { dateOf, instant, type Instant } from '#domain/day';
import type { House } from '#http/house';

/** What loading the demo needs besides the house: its database, and the tick, by which past notices go out in their time. */
export interface DemoParts {
  readonly house: House;
  readonly db: D1Database;
  readonly tick: (at: Instant) => Promise<void>;
}

const isEmpty = async (db: D1Database): Promise<boolean> =>
  (await db.prepare('select 1 as one from job limit 1').first('one')) === null;

const putStaff = async (db: D1Database, staff: readonly DemoStaff[], now: Instant): Promise<void> => {
  await db
    .prepare(
      `insert or ignore into staff (id, name, email, email_verified, role, locale, is_active, created_at, updated_at)
       select value->>'id', value->>'name', value->>'email', 1, value->>'role', value->>'locale', 1, ?1, ?1
       from json_each(?2)`,
    )
    .bind(now, JSON.stringify(staff))
    .run();
};

/** Sends what fell due up to a moment, each notice at its own time, as cron would have. */
const sendUpTo = async ({ db, tick }: DemoParts, at: Instant): Promise<void> => {
  const next = db.prepare('select min(claimable_at) as at from notice where claimable_at <= ?').bind(at);
  for (let due = await next.first<number>('at'); due !== null; due = await next.first<number>('at')) {
    await tick(instant(due));
  }
};

const write = async (
  house: House,
  { change, state, flow }: Played,
  numbers: Map<string, number>,
): Promise<void> => {
  const number = numbers.get(change.jobId);
  const numbered = { ...state, job: { ...state.job, number: number ?? 0 } };
  if (number === undefined) {
    const opened = await house.store.openJobs([{ state: numbered, flow, change }]);
    if (!opened.done) throw new Error(`the demo's job was not opened: ${opened.key}`);
    numbers.set(change.jobId, opened.numbers[0] ?? 0);
    return;
  }
  const written = await house.store.commit(change, numbered, { flow });
  if (!written.done) throw new Error(`the demo's change was not written: ${written.key}`);
};

/** Loads the demo shop into a database without jobs, in the order in which it would have happened; false where there are some. */
export const loadDemo = async (parts: DemoParts): Promise<boolean> => {
  const { house, db } = parts;
  if (!(await isEmpty(db))) return false;
  const now = house.now();
  const { zone } = house.settings.shop;
  const calendar = calendarOf({ zone, years: house.years, closures: [] });
  const shop = demoShop({ today: dateOf(now, zone), now, calendar, newId: house.newId });
  await putStaff(db, shop.staff, now);
  const numbers = new Map<string, number>();
  for (const played of shop.jobs.flat().toSorted((a, b) => a.change.at - b.change.at)) {
    await sendUpTo(parts, played.change.at);
    await write(house, played, numbers);
  }
  await sendUpTo(parts, now);
  return true;
};
