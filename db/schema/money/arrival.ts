import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, isMinor } from '#db/schema/columns';

/** Every event of a provider, once; append-only. */
export const inbox = sqliteTable(
  'inbox',
  {
    provider: text('provider').notNull(),
    eventId: text('event_id').notNull(),
    bodyHash: text('body_hash').notNull(),
    outcome: text('outcome').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.eventId] })],
);

/** Refused messages of a provider: one row a provider, so that a flood does not grow the table. */
export const webhookRefusal = sqliteTable('webhook_refusal', {
  provider: text('provider').primaryKey(),
  count: integer('count').notNull(),
  lastAt: instant('last_at').notNull(),
  lastWhy: text('last_why').notNull(),
});

/** Payments that matched no milestone; none is dropped. */
export const unmatched = sqliteTable(
  'unmatched',
  {
    id: text('id').primaryKey(),
    provider: text('provider').notNull(),
    eventId: text('event_id').notNull(),
    effectKey: text('effect_key').notNull().unique(),
    amountMinor: integer('amount_minor').notNull(),
    currency: text('currency').notNull(),
    reference: text('reference'),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    why: text('why').notNull(),
  },
  (table) => [
    index('unmatched_recorded').on(table.recordedAt, table.id),
    isMinor('unmatched', 'amount_minor'),
  ],
);

/** Stored answers for repeated requests. WITHOUT ROWID. */
export const idempotency = sqliteTable(
  'idempotency',
  {
    key: text('key').notNull(),
    actor: text('actor').notNull(),
    route: text('route').notNull(),
    bodyHash: text('body_hash').notNull(),
    status: integer('status').notNull(),
    answer: text('answer').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.actor, table.route] }),
    index('idempotency_recorded').on(table.recordedAt),
  ],
);
