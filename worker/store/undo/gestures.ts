import { asc, sql, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { idempotency } from '#db/schema/money/arrival';
import { history, operationUlid, undone } from '#db/schema/jobs/history';
import { batch } from '#store/database/batch';
import { lostOrThrow } from '#store/database/commit-error';
import type { FieldChange } from '#domain/jobs/change';
import type { Instant } from '#domain/time/day';
import type { CommitExtras } from '#store/database/outcomes';
import type { CommitOutcome } from '#store/database/outcomes';

/** Jobs of a gesture after a job id, at most `limit` of them. */
interface GesturePage {
  readonly gestureId: string;
  readonly actor: string;
  readonly after: string;
  readonly limit: number;
}

type GestureName = Pick<GesturePage, 'gestureId' | 'actor'>;

export interface GestureSize {
  readonly jobCount: number;
  readonly openedCount: number;
}

interface AskedGesture {
  readonly actor: string;
  readonly since: Instant;
  readonly way: 'undo' | 'redo';
  readonly gestureId: string | null;
  /** Of the request: once its answer is kept, it asks for nothing any more. */
  readonly once?: Pick<NonNullable<CommitExtras['idempotency']>, 'key' | 'actor' | 'route'> | undefined;
}

interface StepEnd {
  readonly gestureId: string;
  readonly actor: string;
  readonly at: Instant;
  readonly way: 'undo' | 'redo';
  readonly isMoved: boolean;
  readonly kept?: NonNullable<CommitExtras['idempotency']>;
}

/** What one commit of a gesture changed. */
export interface GestureChange {
  readonly jobId: string;
  /** Of the job after it: 1 is the job's opening. */
  readonly version: number;
  readonly changes: readonly FieldChange[];
}

/** What people did in one go, and what of it they took back. */
export interface Gestures {
  /**
   * The actor's newest gesture since an instant that is not undone; for redo, the one undone last unless they did
   * something since. With a gesture's id, that one if it is such a gesture, newest or not.
   */
  newestGesture(asked: AskedGesture): Promise<string | null>;
  /** Of how many jobs a gesture of the actor is, and how many of them it opened. */
  gestureSize(gesture: GestureName): Promise<GestureSize>;
  /** What a gesture of the actor changed, job by job in the order of their ids, oldest change first. */
  gestureChanges(page: GesturePage): Promise<readonly GestureChange[]>;
  /** Ends a call of a step: a gesture that was moved is undone or done, and the answer is kept for a repeated request. */
  endStep(step: StepEnd): Promise<CommitOutcome>;
}

/** Two of one request may come side by side: when one has moved its gesture, the next is not the other's. */
const narrowed = ({ gestureId, once }: AskedGesture): SQL => sql`
  ${gestureId === null ? sql`` : sql`and gesture_id = ${gestureId}`}
  ${
    once === undefined
      ? sql``
      : sql`and not exists (select 1 from ${idempotency} where ${idempotency.key} = ${once.key}
          and ${idempotency.actor} = ${once.actor} and ${idempotency.route} = ${once.route})`
  }`;

/** Entries of one operation of an actor, found by the index of operations. */
const isOf = ({ gestureId, actor }: GestureName): SQL => sql`actor = ${actor} and gesture_id = ${gestureId}
  and ${operationUlid} = substr(${gestureId}, 5)`;

const newestDone = (asked: AskedGesture): SQL => {
  const { actor, since, gestureId } = asked;
  const entries =
    gestureId === null ? sql`actor = ${actor} and gesture_id is not null` : isOf({ gestureId, actor });
  return sql`select gesture_id as id from ${history}
    where ${entries} and at >= ${since} ${narrowed(asked)}
      and not exists (select 1 from ${undone} where ${undone.gestureId} = ${history.gestureId} and ${undone.actor} = ${actor})
    order by at desc, ${operationUlid} desc limit 1`;
};

const newestUndone = (asked: AskedGesture): SQL => sql`
  select gesture_id as id from ${undone}
  where actor = ${asked.actor} and at >= ${asked.since}
    ${narrowed(asked)}
    and not exists (select 1 from ${history} where ${history.actor} = ${asked.actor}
      and ${history.gestureId} is not null and ${history.at} > ${undone.at})
  order by at desc, rowid desc limit 1`;

const moved = ({ gestureId, actor, at, way }: StepEnd): SQL =>
  way === 'undo'
    ? // Only what is really theirs: the gesture's name comes from outside.
      sql`insert into ${undone} (gesture_id, actor, at) select ${gestureId}, ${actor}, ${at}
        where exists (select 1 from ${history} where ${isOf({ gestureId, actor })})
        on conflict do nothing`
    : sql`delete from ${undone} where gesture_id = ${gestureId} and actor = ${actor}`;

export const gestures = (d1: D1Database): Gestures => {
  const db = drizzle(d1);
  return {
    newestGesture: async (asked) => {
      const question = asked.way === 'undo' ? newestDone(asked) : newestUndone(asked);
      const rows = await db.all<{ readonly id: string }>(question);
      return rows[0]?.id ?? null;
    },
    gestureSize: async (gesture) => {
      const rows = await db.all<GestureSize>(sql`
        select count(distinct job_id) as jobCount, count(case when version = 1 then 1 end) as openedCount
        from ${history} where ${isOf(gesture)}`);
      return rows[0] ?? { jobCount: 0, openedCount: 0 };
    },
    gestureChanges: ({ gestureId, actor, after, limit }) =>
      db
        .select({ jobId: history.jobId, version: history.version, changes: history.changes })
        .from(history)
        .where(
          sql`${isOf({ gestureId, actor })} and job_id in (select distinct job_id from ${history}
            where ${isOf({ gestureId, actor })} and job_id > ${after} order by job_id limit ${limit})`,
        )
        .orderBy(asc(history.jobId), asc(history.version)),
    endStep: async (step) => {
      const { kept, at } = step;
      const writes = [
        ...(step.isMoved ? [moved(step)] : []),
        ...(kept === undefined ? [] : [db.insert(idempotency).values({ ...kept, recordedAt: at })]),
      ];
      if (writes.length === 0) return { done: true };
      try {
        await batch(d1, writes);
      } catch (error) {
        return lostOrThrow(error);
      }
      return { done: true };
    },
  };
};
