import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessDate, instant, json } from '#db/schema/columns';
import type { Flow } from '#domain/flow/flow';

/** A group of settings as one value; the machine's own marks are settings too. */
export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: json('value').notNull(),
  /** Raised by each write, so that of two writers the later one is told. */
  version: integer('version').notNull().default(1),
  writtenBy: text('written_by'),
  writtenAt: instant('written_at'),
});

/** Who changed what of the shop, its staff and its texts, and when; append-only. */
export const shopHistory = sqliteTable('shop_history', {
  /** A ULID, so that entries sort in the order of writing. */
  id: text('id').primaryKey(),
  at: instant('at').notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  /** What it is about: a setting's key, a staff id, an address, a span of days. */
  subject: text('subject').notNull(),
  before: json('before'),
  after: json('after'),
});

/** Days on which the shop is closed, both ends included. */
export const closure = sqliteTable(
  'closure',
  {
    from: businessDate('from_date').notNull(),
    to: businessDate('to_date').notNull(),
    reason: text('reason'),
  },
  (table) => [primaryKey({ columns: [table.from, table.to] })],
);

/** Flows as data; a job keeps the version that it began with. */
export const flowVersion = sqliteTable(
  'flow_version',
  {
    key: text('key').notNull(),
    version: integer('version').notNull(),
    flow: json('flow').$type<Flow>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.version] })],
);

/** One row a run of the tick; its age shows whether cron has stopped. */
export const tickRun = sqliteTable('tick_run', {
  slot: integer('slot').primaryKey(),
  startedAt: instant('started_at').notNull(),
  finishedAt: instant('finished_at'),
  counts: json('counts').$type<Readonly<Record<string, number>>>(),
});
