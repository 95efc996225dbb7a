import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessDate, instant } from '#db/schema/columns';
import { staff, staffRoles } from '#db/schema/people/auth';

/** An invitation to join the staff. Of its link only the hash is stored. */
export const invite = sqliteTable('invite', {
  id: text('id').primaryKey(),
  /** In small letters. A new invitation of an address replaces the one before it. */
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  role: text('role', { enum: staffRoles }).notNull(),
  locale: text('locale').notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  invitedBy: text('invited_by').notNull(),
  invitedAt: instant('invited_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  /** The session that its use began. */
  usedFor: text('used_for'),
  revokedAt: instant('revoked_at'),
});

/** Days on which a person is away, both ends included. */
export const leave = sqliteTable(
  'leave',
  {
    id: text('id').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    from: businessDate('from_date').notNull(),
    to: businessDate('to_date').notNull(),
    note: text('note'),
  },
  (table) => [index('leave_staff').on(table.staffId, table.to)],
);
