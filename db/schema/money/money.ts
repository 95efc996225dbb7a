import { isNotNull } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { instant, isMinor } from '#db/schema/columns';
import { job } from '#db/schema/jobs/job';
import { milestone } from '#db/schema/jobs/plan';
import type { Currency } from '#domain/money/money';

const jobId = () =>
  text('job_id')
    .notNull()
    .references(() => job.id);

// Payment, allocation and receipt are append-only: triggers refuse UPDATE, DELETE and REPLACE. Allocation and
// receipt are WITHOUT ROWID, which saves a written row for each index.

/** Received money; refunds and reversals are negative and refer to the payment that they reverse. */
export const payment = sqliteTable(
  'payment',
  {
    id: text('id').primaryKey(),
    jobId: jobId(),
    kind: text('kind', { enum: ['payment', 'refund', 'reversal'] }).notNull(),
    amountMinor: integer('amount_minor').notNull(),
    currency: text('currency').$type<Currency>().notNull(),
    method: text('method').notNull(),
    provider: text('provider').notNull(),
    reference: text('reference'),
    note: text('note'),
    reversesId: text('reverses_id').references((): AnySQLiteColumn => payment.id),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    /** Identifies the effect in the world, so that it is booked once whichever event reports it. */
    effectKey: text('effect_key').notNull().unique(),
  },
  (table) => [
    index('payment_job').on(table.jobId, table.recordedAt),
    index('payment_reverses').on(table.reversesId).where(isNotNull(table.reversesId)),
    isMinor('payment', 'amount_minor'),
  ],
);

export const allocation = sqliteTable(
  'allocation',
  {
    id: text('id').notNull(),
    jobId: jobId(),
    paymentId: text('payment_id')
      .notNull()
      .references(() => payment.id),
    milestoneId: text('milestone_id')
      .notNull()
      .references(() => milestone.id),
    amountMinor: integer('amount_minor').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.id] }),
    index('allocation_payment').on(table.paymentId),
    index('allocation_milestone').on(table.milestoneId),
    isMinor('allocation', 'amount_minor'),
  ],
);

/** Numbered without gaps in each series. */
export const receipt = sqliteTable(
  'receipt',
  {
    series: text('series').notNull(),
    number: integer('number').notNull(),
    paymentId: text('payment_id')
      .notNull()
      .unique()
      .references(() => payment.id),
  },
  (table) => [primaryKey({ columns: [table.series, table.number] })],
);

export const paymentLink = sqliteTable(
  'payment_link',
  {
    id: text('id').primaryKey(),
    reference: text('reference').notNull().unique(),
    jobId: jobId(),
    milestoneId: text('milestone_id')
      .notNull()
      .references(() => milestone.id),
    provider: text('provider').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    url: text('url').notNull(),
    state: text('state', { enum: ['creating', 'open', 'paid', 'closed'] }).notNull(),
  },
  (table) => [
    index('payment_link_job').on(table.jobId, table.id),
    // Foreign key checks look up links by milestone whenever a milestone is written.
    index('payment_link_milestone').on(table.milestoneId),
    isMinor('payment_link', 'amount_minor'),
  ],
);
