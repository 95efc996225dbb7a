import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessDate, instant } from '#db/schema/columns';
import { dueOrderColumn, keyDateOrderColumn, nameColumns, type Visibility } from '#db/schema/jobs/job';
import type { ContactState } from '#domain/jobs/job';
import type { Currency } from '#domain/money/money';

/**
 * Past versions of job rows, valid from `updated_at` until `until_at` (exclusive). The trigger
 * `job_past_keeps` copies the sheet's columns when a row changes; nothing else writes here. WITHOUT ROWID.
 */
export const jobPast = sqliteTable(
  'job_past',
  {
    number: integer('number').notNull(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    flowKey: text('flow_key').notNull(),
    flowVersion: integer('flow_version').notNull(),
    title: text('title').notNull(),
    stage: text('stage').notNull(),
    ownerId: text('owner_id'),
    currency: text('currency').$type<Currency>().notNull(),
    contractTotalMinor: integer('contract_total_minor'),
    updatedAt: instant('updated_at').notNull(),
    untilAt: instant('until_at').notNull(),
    visibility: integer('is_closed').$type<Visibility>().notNull(),
    customerName: text('customer_name').notNull(),
    plannedMinor: integer('planned_minor').notNull(),
    paidMinor: integer('paid_minor').notNull(),
    creditMinor: integer('credit_minor').notNull(),
    outstandingMinor: integer('outstanding_minor').notNull(),
    nextDueOn: businessDate('next_due_on'),
    keyDate: businessDate('key_date'),
    dueOrder: dueOrderColumn(),
    keyDateOrder: keyDateOrderColumn(),
    progressPercent: real('progress_percent'),
    missingCount: integer('missing_count').notNull(),
    endedAs: text('ended_as'),
    contactState: text('contact_state').$type<ContactState>(),
    // Long texts come last, so that a list that skips a row need not read them.
    milestonesJson: text('milestones_json').notNull(),
    factsJson: text('facts_json').notNull(),
    nextJson: text('next_json'),
    ...nameColumns(),
  },
  // A list of a past moment scans only what changed after it.
  ({ untilAt, number }) => [primaryKey({ columns: [untilAt, number] })],
);
