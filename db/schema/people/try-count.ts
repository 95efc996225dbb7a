import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '#db/schema/columns';

/** How often something was tried until a moment. What it was stands here only as a keyed hash: no address is kept. */
export const tryCount = sqliteTable(
  'try_count',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    until: instant('until_at').notNull(),
  },
  (table) => [index('try_count_until').on(table.until)],
);
