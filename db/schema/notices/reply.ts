import { isNull, sql } from 'drizzle-orm';
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant } from '#db/schema/columns';
import { job } from '#db/schema/jobs/job';

/** A text message that came in and found no notice that it answers; staff attach it to a job or put it aside. */
export const reply = sqliteTable(
  'reply',
  {
    id: text('id').primaryKey(),
    provider: text('provider').notNull(),
    eventId: text('event_id').notNull(),
    phone: text('phone').notNull(),
    body: text('body').notNull(),
    receivedAt: instant('received_at').notNull(),
    why: text('why').notNull(),
    jobId: text('job_id').references(() => job.id),
    /** Why it was put aside. */
    reason: text('reason'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    uniqueIndex('reply_once').on(table.provider, table.eventId),
    index('reply_open')
      .on(table.receivedAt, table.id)
      .where(isNull(sql`decided_at`)),
  ],
);
