import { isNotNull, sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, json } from '#db/schema/columns';
import type { FieldChange } from '#domain/jobs/change';

/**
 * The ULID of an operation's id, without the prefix that tells who assigned it. It orders operations of the
 * same instant. Statements must use the same expression as the index, or SQLite does not use the index.
 */
export const operationUlid = sql.raw('substr(gesture_id, 5)');

/**
 * The lock of a job: inserted first in every batch, and refused by a trigger unless it is the job's version
 * plus one. Append-only. No foreign key, because the history row of a new job precedes the job. WITHOUT
 * ROWID, so that an entry writes one row less.
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
    /** A person's operation, over any number of jobs; null for machines, and for undo and redo themselves. */
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

/** Operations that their person has undone; redo deletes their rows. */
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
