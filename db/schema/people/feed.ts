import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '#db/schema/columns';
import { staff } from '#db/schema/people/auth';

/** A secret address under which a calendar program reads appointments. Only its hash is kept. */
export const feed = sqliteTable(
  'feed',
  {
    id: text('id').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    /** SHA-256 of the secret, hexadecimal. */
    secretHash: text('secret_hash').notNull().unique(),
    /** What the feed shows: the person's own appointments, or everybody's. */
    scope: text('scope', { enum: ['own', 'all'] }).notNull(),
    /** The customer's phone and address are shown. */
    hasContact: flag('has_contact').notNull(),
    locale: text('locale').notNull(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('feed_staff').on(table.staffId)],
);
