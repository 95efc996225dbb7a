import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessDate } from '#db/schema/columns';
import type { Visibility } from '#db/schema/jobs/job';
import type { Currency } from '#domain/money/money';

/**
 * Number and sums of the jobs in each group. Triggers on `job` maintain it in the transaction of each change;
 * nothing else writes here. An edit that changes neither group nor amounts writes no row here.
 */
export const jobSum = sqliteTable(
  'job_sum',
  {
    visibility: integer('visibility').$type<Visibility>().notNull(),
    flowKey: text('flow_key').notNull(),
    stage: text('stage').notNull(),
    /** Empty text: nobody, because a primary key takes no null. */
    assigneeId: text('assignee_id').notNull(),
    currency: text('currency').$type<Currency>().notNull(),
    jobCount: integer('job_count').notNull(),
    /** Minor units. Jobs without a contract total add nothing. */
    contractTotalMinor: integer('contract_total_minor').notNull(),
    paidMinor: integer('paid_minor').notNull(),
    outstandingMinor: integer('outstanding_minor').notNull(),
  },
  ({ visibility, flowKey, stage, assigneeId, currency }) => [
    primaryKey({ columns: [visibility, flowKey, stage, assigneeId, currency] }),
  ],
);

/** Number of open jobs by next due date; no row for a day without any. Maintained like `job_sum`. */
export const jobDueCount = sqliteTable('job_due_count', {
  dueOn: businessDate('due_on').primaryKey(),
  jobCount: integer('job_count').notNull(),
});
