import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessDate, flag, instant, isMinor, json } from '#db/schema/columns';
import { job } from '#db/schema/jobs/job';
import type { FieldValue } from '#domain/rules/fact';

const jobId = () =>
  text('job_id')
    .notNull()
    .references(() => job.id);

/** One line of the quote. */
export const line = sqliteTable(
  'line',
  {
    id: text('id').primaryKey(),
    jobId: jobId(),
    position: integer('position').notNull(),
    description: text('description').notNull(),
    quantity: real('quantity').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    tags: json('tags').$type<readonly string[]>().notNull(),
    isDone: flag('is_done').notNull(),
    /** The warranty class, a key of the flow. */
    class: text('class'),
    /** What the quantity counts. */
    unit: text('unit'),
    /** Price of one unit; null: the amount is written. */
    unitMinor: integer('unit_minor'),
    /** Null where nobody decides: the line is part of the work. */
    decision: text('decision', { enum: ['open', 'accepted', 'declined', 'deferred'] }),
    decidedAt: instant('decided_at'),
    deferUntil: businessDate('defer_until'),
    /** The declined or deferred line that this one offers again. */
    repeats: text('repeats'),
    catalogueId: text('catalogue_id'),
    /** The change order that owns it. */
    changeOrderId: text('change_order_id'),
    /** Values of the flow's fields of lines. */
    values: json('values_json').$type<Readonly<Record<string, FieldValue>> | null>(),
  },
  // The unit price has no check of its own: SQLite would copy the table for it, and the amount that it makes has one.
  (table) => [index('line_job').on(table.jobId, table.position), isMinor('line', 'amount_minor')],
);

/** Work added or removed after signing. */
export const changeOrder = sqliteTable(
  'change_order',
  {
    id: text('id').primaryKey(),
    jobId: jobId(),
    title: text('title').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    state: text('state', { enum: ['proposed', 'approved', 'rejected'] }).notNull(),
    approvedAt: instant('approved_at'),
  },
  (table) => [index('change_order_job').on(table.jobId, table.id), isMinor('change_order', 'amount_minor')],
);

/** A supplier or crew member requested for a day. */
export const booking = sqliteTable(
  'booking',
  {
    id: text('id').primaryKey(),
    jobId: jobId(),
    role: text('role').notNull(),
    supplier: text('supplier').notNull(),
    phone: text('phone'),
    on: businessDate('on_date'),
    state: text('state', { enum: ['asked', 'booked', 'cancelled'] }).notNull(),
  },
  (table) => [
    index('booking_job').on(table.jobId, table.id),
    index('booking_supplier').on(table.supplier, table.on),
  ],
);
