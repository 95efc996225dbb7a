import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { json } from '#db/schema/columns';
import { customer } from '#db/schema/people/customer';
import type { ThingKind } from '#domain/flow/plans/thing';
import type { FactKey, FactValue } from '#domain/rules/fact';

/** A car, a home or a brand; jobs refer to it. Its customer may have been merged since: the row points on. */
export const thing = sqliteTable(
  'thing',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id')
      .notNull()
      .references(() => customer.id),
    kind: text('kind').$type<ThingKind>().notNull(),
    title: text('title').notNull(),
    /** The newest value of each item of the thing, by key; the jobs have all of them. */
    values: json('values_json').$type<Readonly<Record<FactKey, FactValue>>>().notNull(),
  },
  (table) => [index('thing_customer').on(table.customerId)],
);

/** By what a thing is recognised: a plate, a chassis number, an address. */
export const thingKey = sqliteTable(
  'thing_key',
  {
    kind: text('kind').$type<ThingKind>().notNull(),
    key: text('key').notNull(),
    /** Folded, without spaces and signs. */
    value: text('value_norm').notNull(),
    thingId: text('thing_id')
      .notNull()
      .references(() => thing.id),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.key, table.value, table.thingId] }),
    index('thing_key_thing').on(table.thingId),
  ],
);
