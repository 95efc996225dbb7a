import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { staff } from '#db/schema/people/auth';
import { instant } from '#db/schema/columns';

/** A saved view of the sheet: its address and its visibility. */
export const sheetView = sqliteTable('sheet_view', {
  id: text('id').primaryKey(),
  ownerId: text('owner_id')
    .notNull()
    .references(() => staff.id),
  name: text('name').notNull(),
  isShared: integer('is_shared', { mode: 'boolean' }).notNull(),
  /** The address's query string, without the question mark. */
  search: text('search').notNull(),
  version: integer('version').notNull(),
  updatedAt: instant('updated_at').notNull(),
});
