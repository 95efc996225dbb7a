import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessDate, instant, json } from '#db/schema/columns';
import type { Flow } from '#domain/flow/flow';

export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: json('value').notNull(),
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
