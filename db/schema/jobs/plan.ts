import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { businessDate, flag, instant, isMinorOrNull, json } from '#db/schema/columns';
import { job } from '#db/schema/jobs/job';

const jobId = () =>
  text('job_id')
    .notNull()
    .references(() => job.id);

/** A milestone of the plan. Its amount is fixed once it is manual or money is allocated to it. */
export const milestone = sqliteTable(
  'milestone',
  {
    id: text('id').primaryKey(),
    jobId: jobId(),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    kind: text('kind').notNull(),
    amountMinor: integer('amount_minor'),
    dueOn: businessDate('due_on'),
    isProvisional: flag('is_provisional').notNull(),
    waitsFor: json('waits_for').$type<readonly string[]>().notNull(),
    isManualAmount: flag('is_manual_amount').notNull(),
    isManualDue: flag('is_manual_due').notNull(),
    title: text('title'),
    isCancelled: flag('is_cancelled').notNull(),
  },
  (table) => [
    uniqueIndex('milestone_key').on(table.jobId, table.key),
    isMinorOrNull('milestone', 'amount_minor'),
  ],
);

/** A deadline of a member of staff. */
export const task = sqliteTable(
  'task',
  {
    id: text('id').primaryKey(),
    jobId: jobId(),
    key: text('key').notNull(),
    title: text('title'),
    assigneeId: text('assignee_id'),
    dueOn: businessDate('due_on'),
    dueAt: instant('due_at'),
    isProvisional: flag('is_provisional').notNull(),
    state: text('state', { enum: ['open', 'done', 'dropped'] }).notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [uniqueIndex('task_key').on(table.jobId, table.key)],
);

export const warranty = sqliteTable(
  'warranty',
  {
    id: text('id').primaryKey(),
    jobId: jobId(),
    key: text('key').notNull(),
    startsOn: businessDate('starts_on').notNull(),
    endsOn: businessDate('ends_on').notNull(),
    /** The line that it covers; null: the whole work. */
    lineId: text('line_id'),
  },
  (table) => [index('warranty_job').on(table.jobId, table.key)],
);
