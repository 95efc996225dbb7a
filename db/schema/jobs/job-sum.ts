import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessDate } from '#db/schema/columns';
import type { Visibility } from '#db/schema/jobs/job';
import type { Currency } from '#domain/money/money';

/**
 * How many jobs a group has and what they come to. Triggers on `job` keep it in the transaction of each change; nothing
 * else writes here. An edit that moves no job between groups and changes no amount writes no row of it.
 */
export const jobSum = sqliteTable(
  'job_sum',
  {
    visibility: integer('visibility').$type<Visibility>().notNull(),
    flowKey: text('flow_key').notNull(),
    stage: text('stage').notNull(),
    /** Empty text: nobody. A key takes no null. */
    assigneeId: text('assignee_id').notNull(),
    currency: text('currency').$type<Currency>().notNull(),
    jobCount: integer('job_count').notNull(),
    /** Minor units. Jobs without a total yet add nothing. */
    contractTotalMinor: integer('contract_total_minor').notNull(),
    paidMinor: integer('paid_minor').notNull(),
    outstandingMinor: integer('outstanding_minor').notNull(),
  },
  ({ visibility, flowKey, stage, assigneeId, currency }) => [
    primaryKey({ columns: [visibility, flowKey, stage, assigneeId, currency] }),
  ],
);

/** How many open jobs fall due next on a day; a day without any has no row. Kept as `job_sum` is. */
export const jobDueCount = sqliteTable('job_due_count', {
  dueOn: businessDate('due_on').primaryKey(),
  jobCount: integer('job_count').notNull(),
});
