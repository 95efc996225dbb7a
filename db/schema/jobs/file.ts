import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '#db/schema/columns';
import { job } from '#db/schema/jobs/job';

/**
 * Files that were stored: their bytes are in the bucket under their ids. Triggers refuse changes and deletions. A removed
 * file keeps its row and its bytes, for the history shows it and undo brings it back.
 */
export const file = sqliteTable(
  'file',
  {
    id: text('id').primaryKey(),
    jobId: text('job_id')
      .notNull()
      .references(() => job.id),
    factKey: text('fact_key').notNull(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    by: text('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('file_job').on(table.jobId)],
);
