import { isNull } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, json } from '#db/schema/columns';
import { job } from '#db/schema/jobs/job';
import type { FactValue } from '#domain/rules/fact';

/**
 * Facts are superseded, never deleted: triggers allow setting `superseded_version` once and nothing else.
 * WITHOUT ROWID stores the facts of a job together, oldest first, because ids increase with time.
 */
export const fact = sqliteTable(
  'fact',
  {
    id: text('id').notNull(),
    jobId: text('job_id')
      .notNull()
      .references(() => job.id),
    key: text('key').notNull(),
    value: json('value').$type<FactValue>().notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedVersion: integer('recorded_version').notNull(),
    supersededVersion: integer('superseded_version'),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.id] }),
    index('fact_current').on(table.jobId, table.key).where(isNull(table.supersededVersion)),
  ],
);
