import { sql, type SQL } from 'drizzle-orm';
import { idempotency, inbox } from '#db/schema/money/arrival';
import { session, verification } from '#db/schema/people/auth';
import { setting, tickRun } from '#db/schema/shop/shop';
import type { Instant } from '#domain/time/day';
import { retentionMs, type Retained } from '#domain/time/retention';
import { batch } from '#store/database/batch';

/** Rows of a kind that one run deletes at most: small enough for any run, and more than a run lets come. */
const sliceMax = 200;

/** Until when an event of a provider may be deleted (epoch ms): a trigger lets nobody delete a later one. */
const inboxGate = 'inbox-deletable-until';

/** The oldest rows past their time; each has an index or is few. */
const expired = (before: (kind: Retained) => number): Readonly<Record<Retained, SQL>> => ({
  idempotency: sql`delete from ${idempotency} where (key, actor, route) in
    (select key, actor, route from ${idempotency} where recorded_at < ${before('idempotency')} order by recorded_at limit ${sliceMax})`,
  session: sql`delete from ${session} where id in
    (select id from ${session} where expires_at < ${before('session')} limit ${sliceMax})`,
  verification: sql`delete from ${verification} where id in
    (select id from ${verification} where expires_at < ${before('verification')} limit ${sliceMax})`,
  tickRun: sql`delete from ${tickRun} where slot in
    (select slot from ${tickRun} where slot < ${before('tickRun')} order by slot limit ${sliceMax})`,
  // Its oldest rows come first by rowid: it has no index by time.
  inbox: sql`delete from ${inbox} where rowid in
    (select rowid from (select rowid, received_at from ${inbox} order by rowid limit ${sliceMax}) where received_at < ${before('inbox')})`,
});

/** Deletes a slice of what is past its time, in one batch; answers how many rows went. */
export const deleteExpired = async (d1: D1Database, now: Instant): Promise<number> => {
  const before = (kind: Retained): number => now - retentionMs[kind];
  const gate = sql`insert into ${setting} (key, value) values (${inboxGate}, ${String(before('inbox'))})
    on conflict (key) do update set value = excluded.value`;
  const [, ...results] = await batch(d1, [gate, ...Object.values(expired(before))]);
  return results.reduce((sum, { meta }) => sum + meta.changes, 0);
};
