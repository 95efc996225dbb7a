import { isNotNull, sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, json } from '#db/schema/columns';
import type { FieldChange } from '#domain/jobs/change';

/**
 * The part of an operation's id behind the prefix that tells who gave the id. Of operations of one instant it is the order.
 * Statements and the index write it in the same way, or the index does not serve.
 */
export const operationUlid = sql.raw('substr(gesture_id, 5)');

/**
 * The lock of a job: inserted first in every batch, refused by trigger unless it is the job's version plus one.
 * Append-only. No foreign key, for the row of a new job comes before the job. The table is WITHOUT ROWID: its primary key
 * is the table itself, one row written an entry less.
 */
export const history = sqliteTable(
  'history',
  {
    jobId: text('job_id').notNull(),
    version: integer('version').notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    reason: text('reason'),
    requestId: text('request_id').notNull(),
    changes: json('changes').$type<readonly FieldChange[]>().notNull(),
    /** What a person did in one go, over any number of jobs; null for machines, and for undo and redo themselves. */
    operationId: text('gesture_id'),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.version] }),
    index('history_actor').on(table.actor, table.at).where(isNotNull(table.operationId)),
    index('history_operation')
      .on(table.actor, operationUlid, table.jobId)
      .where(isNotNull(table.operationId)),
  ],
);

/** Operations that their person has undone; redo takes them out again. */
export const undone = sqliteTable(
  'undone',
  {
    operationId: text('gesture_id').notNull(),
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.operationId, table.actor] }),
    index('undone_actor').on(table.actor, table.at),
  ],
);
