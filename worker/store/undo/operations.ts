import { asc, sql, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { idempotency } from '#db/schema/money/arrival';
import { history, operationUlid, undone } from '#db/schema/jobs/history';
import { batch, whole } from '#store/database/batch';
import { lostOrThrow } from '#store/database/failures';
import type { FieldChange } from '#domain/jobs/change';
import type { Instant } from '#domain/time/day';
import type { CommitExtras, CommitOutcome } from '#store/database/outcomes';

/** A page of an operation's jobs: after a job id, at most `limit`. */
interface OperationPage {
  readonly operationId: string;
  readonly actor: string;
  readonly after: string;
  readonly limit: number;
}

type OperationName = Pick<OperationPage, 'operationId' | 'actor'>;

export interface OperationSize {
  readonly jobCount: number;
  readonly openedCount: number;
}

interface OperationQuery {
  readonly actor: string;
  readonly since: Instant;
  readonly way: 'undo' | 'redo';
  readonly operationId: string | null;
  /** The request's idempotency key. A request with a stored answer selects no operation. */
  readonly once?: Pick<NonNullable<CommitExtras['idempotency']>, 'key' | 'actor' | 'route'> | undefined;
}

interface StepEnd {
  readonly operationId: string;
  readonly actor: string;
  readonly at: Instant;
  readonly way: 'undo' | 'redo';
  readonly isMoved: boolean;
  readonly retained?: NonNullable<CommitExtras['idempotency']>;
}

/** The changes of one commit of an operation. */
export interface OperationChange {
  readonly jobId: string;
  /** The job's version after the commit: 1 is the opening. */
  readonly version: number;
  readonly changes: readonly FieldChange[];
}

/** Operations, and which of them are undone. */
export interface Operations {
  /**
   * The actor's newest operation since an instant that is not undone; for redo, the operation undone last unless the
   * actor wrote since. With an id, that operation if it qualifies, newest or not.
   */
  newestOperation(operationQuery: OperationQuery): Promise<string | null>;
  /** The number of jobs in an operation of the actor, and how many of them it opened. */
  operationSize(operation: OperationName): Promise<OperationSize>;
  /** The changes of an actor's operation by job id, oldest change first. */
  operationChanges(page: OperationPage): Promise<readonly OperationChange[]>;
  /**
   * Ends a call of undo or redo: marks the operation as undone or done, and stores the answer for a repeated request.
   */
  endStep(step: StepEnd): Promise<CommitOutcome>;
}

/** Concurrent copies of one request: after one finished its operation, the other must not take the next one. */
const filters = ({ operationId, once }: OperationQuery): SQL => sql`
  ${operationId === null ? sql`` : sql`and gesture_id = ${operationId}`}
  ${
    once === undefined
      ? sql``
      : sql`and not exists (select 1 from ${idempotency} where ${idempotency.key} = ${once.key}
          and ${idempotency.actor} = ${once.actor} and ${idempotency.route} = ${once.route})`
  }`;

/** Entries of one operation of an actor, found by the index of operations. */
const isOf = ({
  operationId,
  actor,
}: OperationName): SQL => sql`actor = ${actor} and gesture_id = ${operationId}
  and ${operationUlid} = substr(${operationId}, 5)`;

const newestDone = (operationQuery: OperationQuery): SQL => {
  const { actor, since, operationId } = operationQuery;
  const entries =
    operationId === null ? sql`actor = ${actor} and gesture_id is not null` : isOf({ operationId, actor });
  return sql`select gesture_id as id from ${history}
    where ${entries} and at >= ${since} ${filters(operationQuery)}
      and not exists (select 1 from ${undone} where ${undone.operationId} = ${history.operationId} and ${undone.actor} = ${actor})
    order by at desc, ${operationUlid} desc limit 1`;
};

const newestUndone = (operationQuery: OperationQuery): SQL => sql`
  select gesture_id as id from ${undone}
  where actor = ${operationQuery.actor} and at >= ${operationQuery.since}
    ${filters(operationQuery)}
    and not exists (select 1 from ${history} where ${history.actor} = ${operationQuery.actor}
      and ${history.operationId} is not null and ${history.at} > ${undone.at})
  order by at desc, rowid desc limit 1`;

const changed = ({ operationId, actor, at, way }: StepEnd): SQL =>
  way === 'undo'
    ? // Only an operation of the actor, because the client chooses the id.
      sql`insert into ${undone} (gesture_id, actor, at) select ${operationId}, ${actor}, ${at}
        where exists (select 1 from ${history} where ${isOf({ operationId, actor })})
        on conflict do nothing`
    : sql`delete from ${undone} where gesture_id = ${operationId} and actor = ${actor}`;

/** The store's reads for undo and redo, and the record of a finished step, on D1. */
export const operations = (d1: D1Database): Operations => {
  const db = drizzle(d1);
  return {
    newestOperation: async (operationQuery) => {
      const question =
        operationQuery.way === 'undo' ? newestDone(operationQuery) : newestUndone(operationQuery);
      const rows = await db.all<{ readonly id: string }>(question);
      return rows[0]?.id ?? null;
    },
    operationSize: async (operation) => {
      const rows = await db.all<OperationSize>(sql`
        select count(distinct job_id) as jobCount, count(case when version = 1 then 1 end) as openedCount
        from ${history} where ${isOf(operation)}`);
      return rows[0] ?? { jobCount: 0, openedCount: 0 };
    },
    operationChanges: ({ operationId, actor, after, limit }) =>
      db
        .select({ jobId: history.jobId, version: history.version, changes: history.changes })
        .from(history)
        .where(
          sql`${isOf({ operationId, actor })} and job_id in (select distinct job_id from ${history}
            where ${isOf({ operationId, actor })} and job_id > ${after} order by job_id limit ${whole(limit)})`,
        )
        .orderBy(asc(history.jobId), asc(history.version)),
    endStep: async (step) => {
      const { retained, at } = step;
      const writes = [
        ...(step.isMoved ? [changed(step)] : []),
        ...(retained === undefined ? [] : [db.insert(idempotency).values({ ...retained, recordedAt: at })]),
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
