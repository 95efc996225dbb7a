import { sql, type SQL } from 'drizzle-orm';
import { idempotency, inbox } from '#db/schema/money/arrival';
import { session, verification } from '#db/schema/people/auth';
import { setting, tickRun } from '#db/schema/shop/shop';
import type { Instant } from '#domain/time/day';
import { retentionMs, type Retained } from '#domain/time/retention';
import { batch } from '#store/database/batch';

/** Most rows of a kind deleted by one run: few enough for any run, and more than are added between runs. */
const sliceMax = 200;

/**
 * The setting with the instant (epoch ms) before which events may be deleted; a trigger refuses to delete
 * later ones.
 */
const inboxGate = 'inbox-deletable-until';

/** The oldest expired rows; each query has an index or few rows. */
const expired = (before: (kind: Retained) => number): Readonly<Record<Retained, SQL>> => ({
  idempotency: sql`delete from ${idempotency} where (key, actor, route) in
    (select key, actor, route from ${idempotency} where recorded_at < ${before('idempotency')} order by recorded_at limit ${sliceMax})`,
  session: sql`delete from ${session} where id in
    (select id from ${session} where expires_at < ${before('session')} limit ${sliceMax})`,
  verification: sql`delete from ${verification} where id in
    (select id from ${verification} where expires_at < ${before('verification')} limit ${sliceMax})`,
  tickRun: sql`delete from ${tickRun} where slot in
    (select slot from ${tickRun} where slot < ${before('tickRun')} order by slot limit ${sliceMax})`,
  // Ordered by rowid, which follows the time of receipt, because there is no index by time.
  inbox: sql`delete from ${inbox} where rowid in
    (select rowid from (select rowid, received_at from ${inbox} order by rowid limit ${sliceMax}) where received_at < ${before('inbox')})`,
});

/** Deletes a slice of the expired rows in one batch; returns their number. */
export const deleteExpired = async (d1: D1Database, now: Instant): Promise<number> => {
  const before = (kind: Retained): number => now - retentionMs[kind];
  const gate = sql`insert into ${setting} (key, value) values (${inboxGate}, ${String(before('inbox'))})
    on conflict (key) do update set value = excluded.value`;
  const [, ...results] = await batch(d1, [gate, ...Object.values(expired(before))]);
  return results.reduce((sum, { meta }) => sum + meta.changes, 0);
};
