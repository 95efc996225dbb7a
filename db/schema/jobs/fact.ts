import { isNull } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, json } from '#db/schema/columns';
import { job } from '#db/schema/jobs/job';
import type { FactValue } from '#domain/rules/fact';

/** Appended and superseded, never erased: triggers let `superseded_version` be set once and nothing else. */
export const fact = sqliteTable(
  'fact',
  {
    id: text('id').primaryKey(),
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
    index('fact_current').on(table.jobId, table.key).where(isNull(table.supersededVersion)),
    index('fact_job').on(table.jobId, table.recordedVersion),
  ],
);
