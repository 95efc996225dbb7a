import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { staff } from '#db/schema/people/auth';
import { instant, json } from '#db/schema/columns';

/** The duties of a member of staff: names that flows declare. They stand beside the role, which says what the shop allows. */
export const staffDuty = sqliteTable(
  'staff_duty',
  {
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    duty: text('duty').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.duty] }), index('staff_duty_duty').on(table.duty)],
);

/** Who gave and took duties. Rows are only added. */
export const staffDutyLog = sqliteTable(
  'staff_duty_log',
  {
    id: integer('id').primaryKey(),
    staffId: text('staff_id').notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    before: json('before').$type<readonly string[]>().notNull(),
    after: json('after').$type<readonly string[]>().notNull(),
  },
  (table) => [index('staff_duty_log_staff').on(table.staffId, table.id)],
);
