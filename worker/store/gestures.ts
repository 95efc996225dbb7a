import { and, asc, eq, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { history, undone } from '#db/schema/history';
import type { Store } from '#store/store';

/** What people did in one go, and what of it they took back. */
export const gestures = (
  db: DrizzleD1Database,
): Pick<Store, 'newestGesture' | 'gestureChanges' | 'markUndone' | 'unmarkUndone'> => ({
  newestGesture: async (actor, since, way) => {
    const rows =
      way === 'undo'
        ? await db.all<{ readonly id: string }>(sql`
            select gesture_id as id from ${history}
            where actor = ${actor} and gesture_id is not null and at >= ${since}
              and not exists (select 1 from ${undone} where ${undone.gestureId} = ${history.gestureId}
                and ${undone.actor} = ${actor})
            order by at desc, rowid desc limit 1`)
        : await db.all<{ readonly id: string }>(sql`
            select gesture_id as id from ${undone}
            where actor = ${actor} and at >= ${since}
              and not exists (select 1 from ${history} where ${history.actor} = ${actor}
                and ${history.gestureId} is not null and ${history.at} > ${undone.at})
            order by at desc, rowid desc limit 1`);
    return rows[0]?.id ?? null;
  },
  gestureChanges: ({ gestureId, actor, after, limit }) =>
    db
      .select({ jobId: history.jobId, version: history.version, changes: history.changes })
      .from(history)
      .where(
        and(
          eq(history.gestureId, gestureId),
          eq(history.actor, actor),
          sql`${history.jobId} in (select distinct job_id from ${history}
            where gesture_id = ${gestureId} and job_id > ${after} order by job_id limit ${limit})`,
        ),
      )
      .orderBy(asc(history.jobId), asc(history.version)),
  markUndone: async (gestureId, actor, at) => {
    // Only what is really theirs: the gesture's name comes from outside.
    await db.run(sql`
      insert into ${undone} (gesture_id, actor, at) select ${gestureId}, ${actor}, ${at}
      where exists (select 1 from ${history} where gesture_id = ${gestureId} and actor = ${actor})
      on conflict do nothing`);
  },
  unmarkUndone: async (gestureId, actor) => {
    await db.delete(undone).where(and(eq(undone.gestureId, gestureId), eq(undone.actor, actor)));
  },
});
