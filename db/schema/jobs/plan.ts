import { sql } from 'drizzle-orm';
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

/** The order of due: by the day, within it by the hour, and tasks of the whole day last; without a due at the end. */
const dueOrder = sql.raw(
  "coalesce(due_on, '9999-12-31') || ' ' || coalesce(printf('%015d', due_at), '999999999999999')",
);

/** Open tasks that Today lists. */
const isListed = sql.raw("state = 'open' and is_shown = 1");

/** A deadline of a member of staff, or of a duty that one of its keepers takes. */
export const task = sqliteTable(
  'task',
  {
    id: text('id').primaryKey(),
    jobId: jobId(),
    key: text('key').notNull(),
    title: text('title'),
    assigneeId: text('assignee_id'),
    duty: text('duty'),
    entry: text('entry'),
    party: text('party'),
    dueOn: businessDate('due_on'),
    dueAt: instant('due_at'),
    dueOrder: text('due_order').notNull().generatedAlwaysAs(dueOrder, { mode: 'virtual' }),
    isProvisional: flag('is_provisional').notNull(),
    isUrgent: flag('is_urgent').notNull().default(false),
    state: text('state', { enum: ['open', 'done', 'dropped'] }).notNull(),
    doneAt: instant('done_at'),
    missedAt: instant('missed_at'),
    missedBy: text('missed_by'),
    /** False where its job is in no list of open work. */
    isShown: flag('is_shown').notNull().default(true),
  },
  (table) => [
    uniqueIndex('task_key').on(table.jobId, table.key),
    index('task_due').on(table.dueOrder, table.id).where(isListed),
    index('task_assignee_due').on(table.assigneeId, table.dueOrder, table.id).where(isListed),
    index('task_duty_due')
      .on(table.duty, table.dueOrder, table.id)
      .where(sql`${isListed} and duty is not null`),
    index('task_to_take')
      .on(table.duty, table.dueOrder, table.id)
      .where(sql`${isListed} and duty is not null and assignee_id is null`),
  ],
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
