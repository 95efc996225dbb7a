import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, isMinor, json } from '#db/schema/columns';

/** The price list: what lines of jobs are picked from. Items are taken off it, never deleted: lines name them. */
export const catalogue = sqliteTable(
  'catalogue',
  {
    id: text('id').primaryKey(),
    code: text('code').notNull().unique('catalogue_code'),
    kind: text('kind', { enum: ['work', 'goods'] }).notNull(),
    name: text('name').notNull(),
    unit: text('unit'),
    priceMinor: integer('price_minor').notNull(),
    currency: text('currency').notNull(),
    /** Tags of lines that the trades name. */
    tags: json('tags').$type<readonly string[]>().notNull(),
    /** The warranty class, a key of the trades. */
    warranty: text('warranty'),
    isActive: flag('is_active').notNull(),
    /** Raised by each write, so that of two writers the later one is told. */
    version: integer('version').notNull(),
    /** Code and name, folded for the search. */
    searchText: text('search_text').notNull(),
  },
  (table) => [index('catalogue_active').on(table.isActive, table.code), isMinor('catalogue', 'price_minor')],
);
