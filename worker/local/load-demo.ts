import { addCatalogueItem } from '#actions/catalogue/save-catalogue-item';
import { instant, type Instant } from '#domain/time/day';
import { contextOf } from '#http/context/context';
import type { AppDeps } from '#http/context/app-deps';
import { demoActs } from '#local/demo/demo-shop';
import type { Act } from '#local/demo/acts';
import { demoPrices } from '#local/demo/shop/price-list';
import { demoStaff } from '#local/demo/staff';
import type { RequestContextRow } from '#store/store';

/** The input of the demo: the dependencies, the database, and the tick, which sends past notices at their own time. */
export interface DemoParts {
  readonly deps: AppDeps;
  readonly db: D1Database;
  readonly tick: (at: Instant) => Promise<void>;
}

const isEmpty = async (db: D1Database): Promise<boolean> =>
  (await db.prepare('select 1 as one from job limit 1').first('one')) === null;

const putStaff = async (db: D1Database, now: Instant): Promise<void> => {
  await db
    .prepare(
      `insert or ignore into staff (id, name, email, email_verified, role, locale, is_active, created_at, updated_at)
       select value->>'id', value->>'name', value->>'email', 1, value->>'role', value->>'locale', 1, ?1, ?1
       from json_each(?2)`,
    )
    .bind(now, JSON.stringify(demoStaff))
    .run();
};

/** Sends the notices that fall due up to an instant, each at its own time, as cron would have done. */
const sendUpTo = async (
  { db, tick }: DemoParts,
  { since, until }: { readonly since: Instant; readonly until: Instant },
): Promise<void> => {
  const next = db.prepare('select min(claimable_at) as at from notice where claimable_at <= ?').bind(until);
  for (let due = await next.first<number>('at'); due !== null; due = await next.first<number>('at')) {
    await tick(instant(Math.max(due, since)));
  }
};

const staffById = new Map(demoStaff.map((person) => [person.id, person]));

/** Runs an action as its actor at its instant, with the rights, gates and history of a request at that time. */
const perform = async (
  deps: AppDeps,
  { at, by, name, run }: Act,
  session: RequestContextRow,
): Promise<void> => {
  const person = staffById.get(by);
  if (person === undefined) throw new Error(`${name}: nobody of the staff`);
  const { id, role, locale } = person;
  const requestId = deps.newId('req');
  const requestContext = { now: at, actor: { id, role }, locale, requestId, operationId: requestId, session };
  const done = await run(contextOf(deps, requestContext), deps.storage);
  if (done.ok) return;
  const { code, details } = done.refusal;
  throw new Error(`The demo was refused: ${name}: ${code} ${JSON.stringify(details)}`);
};

/** Puts the price list in by the product's own action, as a manager would. */
const putPrices = async (deps: AppDeps, session: RequestContextRow, now: Instant): Promise<void> => {
  const manager = demoStaff.find(({ role }) => role === 'manager');
  if (manager === undefined) throw new Error('the demo has a manager');
  const { id, role, locale } = manager;
  const requestId = deps.newId('req');
  const ctx = contextOf(deps, { now, actor: { id, role }, locale, requestId, operationId: null, session });
  const parts = { store: deps.shopStore, flows: deps.flows };
  for (const item of demoPrices) {
    const added = await addCatalogueItem(ctx, parts, item);
    if (!added.ok) throw new Error(`the demo's price list was refused: ${added.refusal.code}`);
  }
};

/** Loads the demo into a database without jobs, in chronological order; false when there are jobs. */
export const loadDemo = async (parts: DemoParts): Promise<boolean> => {
  const { deps, db } = parts;
  if (!(await isEmpty(db))) return false;
  const now = deps.now();
  await putStaff(db, now);
  const session = await deps.store.loadSession(null, now);
  await putPrices(deps, session, now);
  const opening = { flows: deps.flows, staff: await deps.shopStore.staff() };
  let since = instant(0);
  for (const act of demoActs({ now, zone: deps.settings.shop.zone, opening })) {
    await sendUpTo(parts, { since, until: act.at });
    await perform(deps, act, session);
    since = act.at;
  }
  await sendUpTo(parts, { since, until: now });
  return true;
};
