import { isNotNull, sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Locale } from '#domain/texts/text';

export const customer = sqliteTable(
  'customer',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    phone: text('phone'),
    email: text('email'),
    address: text('address'),
    locale: text('locale').$type<Locale>().notNull(),
    /** The digits of the phone without country code and trunk zero: equal for the same telephone. */
    phoneKey: text('phone_key'),
    /** The customer with whom this one was merged; the row stays and has no jobs. */
    mergedInto: text('merged_into'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('customer_phone')
      .on(table.phoneKey)
      .where(sql`${table.phoneKey} is not null and ${table.mergedInto} is null`),
    index('customer_merged').on(table.mergedInto).where(isNotNull(table.mergedInto)),
  ],
);
