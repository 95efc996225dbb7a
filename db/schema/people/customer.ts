import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Locale } from '#domain/texts/text';

export const customer = sqliteTable('customer', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  phone: text('phone'),
  email: text('email'),
  address: text('address'),
  locale: text('locale').$type<Locale>().notNull(),
});
