import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, json } from '#db/schema/columns';
import type { FieldChange } from '#domain/change';

/**
 * The lock of a job: inserted first in every batch, refused by trigger unless it is the job's version plus one.
 * Append-only. No foreign key, for the row of a new job comes before the job.
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
  },
  (table) => [primaryKey({ columns: [table.jobId, table.version] })],
);
