import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { webhookRefusal } from '#db/schema/money/arrival';
import { job } from '#db/schema/jobs/job';
import { notice, noticeDelivery } from '#db/schema/notices/notice';
import { tickRun } from '#db/schema/shop/shop';
import type { Instant } from '#domain/time/day';
import { batch, rowsIn } from '#store/database/batch';
import { rowsOf } from '#store/database/json-rows';
import { deleteExpired } from '#store/schedule/retention';
import type { FindFlow } from '#store/jobs/flow-versions';
import { reindexJobs } from '#store/commit/reindex';
import type { HealthFigures } from '#store/schedule/health';

interface HealthRow {
  readonly tick: Instant | null;
  readonly undelivered: Instant | null;
  readonly refusals: string;
}

const webhookRefusals = rowsOf(getTableColumns(webhookRefusal), sql`${webhookRefusal}`);

/** The runs of the tick, and its queries. */
export interface Ticks {
  startTick(slot: Instant, startedAt: Instant): Promise<void>;
  finishTick(slot: Instant, finishedAt: Instant, counts: Readonly<Record<string, number>>): Promise<void>;
  /** Deletes a slice of the expired rows; returns their number. */
  deleteExpired(now: Instant): Promise<number>;
  health(now: Instant): Promise<HealthFigures>;
  /** Open jobs planned with another calendar version, to be planned again. */
  jobsPlannedWithout(calendarVersion: string, limit: number): Promise<readonly string[]>;
  /** Updates search texts and sort keys of an older version, of at most `limit` jobs; returns their number. */
  reindexJobs(limit: number): Promise<number>;
}

/** Creates the tick's part of the store. */
export const ticks = (db: DrizzleD1Database, d1: D1Database, findFlow: FindFlow): Ticks => ({
  reindexJobs: (limit) => reindexJobs(db, findFlow, limit),
  deleteExpired: (now) => deleteExpired(d1, now),
  startTick: async (slot, startedAt) => {
    // Two runs of the same slot share a row.
    await db.insert(tickRun).values({ slot, startedAt }).onConflictDoNothing();
  },
  finishTick: async (slot, finishedAt, counts) => {
    await db.update(tickRun).set({ finishedAt, counts }).where(eq(tickRun.slot, slot));
  },
  health: async (now) => {
    const results = await batch(d1, [
      sql`select
      (select finished_at from ${tickRun} where finished_at is not null order by slot desc limit 1) as tick,
      (select min(claimable_at) from (
        select claimable_at from (select claimable_at from ${notice} where claimable_at <= ${now} order by claimable_at, id limit 1)
        union all
        select claimable_at from (select claimable_at from ${noticeDelivery} where claimable_at <= ${now} order by claimable_at, id limit 1)
      )) as undelivered,
      ${webhookRefusals} as refusals`,
    ]);
    const rows: readonly HealthRow[] = rowsIn(results, 0);
    const [found] = rows;
    return {
      lastTickAt: found?.tick ?? null,
      oldestUndeliveredAt: found?.undelivered ?? null,
      databaseBytes: results[0]?.meta.size_after ?? null,
      webhookRefusals: JSON.parse(found?.refusals ?? '[]'),
    };
  },
  jobsPlannedWithout: async (calendarVersion, limit) => {
    // Two ranges, because `<>` would scan all jobs.
    const rows = await db.all<{ readonly id: string }>(sql`
      select id from ${job} where is_closed = 0 and planned_with < ${calendarVersion}
      union all
      select id from ${job} where is_closed = 0 and planned_with > ${calendarVersion}
      limit ${limit}`);
    return rows.map(({ id }) => id);
  },
});
