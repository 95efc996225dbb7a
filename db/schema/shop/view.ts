import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { staff } from '#db/schema/people/auth';
import { instant } from '#db/schema/columns';

/** A way to look at the sheet that somebody named: its address, and who may see it. */
export const sheetView = sqliteTable('sheet_view', {
  id: text('id').primaryKey(),
  ownerId: text('owner_id')
    .notNull()
    .references(() => staff.id),
  name: text('name').notNull(),
  isShared: integer('is_shared', { mode: 'boolean' }).notNull(),
  /** What stands in the address bar after the question mark. */
  search: text('search').notNull(),
  version: integer('version').notNull(),
  updatedAt: instant('updated_at').notNull(),
});
