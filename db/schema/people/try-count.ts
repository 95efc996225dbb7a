import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '#db/schema/columns';

/** Rate limit counters, valid until an instant. Names are stored as keyed hashes, so that no address is stored. */
export const tryCount = sqliteTable(
  'try_count',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    until: instant('until_at').notNull(),
  },
  (table) => [index('try_count_until').on(table.until)],
);
