import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '#db/schema/columns';
import { job } from '#db/schema/jobs/job';

/** Appointments that take longer than this are long, ms. */
export const longMs = 3 * 60 * 60 * 1000;
/** The words of the partial index: it serves a question only where its condition is asked too. */
export const isLong = sql.raw(`ends_at - starts_at > ${longMs}`);

/** One person or thing at one appointment: a projection of facts, by which the diary is read and clashes are found. */
export const appointment = sqliteTable(
  'appointment',
  {
    jobId: text('job_id')
      .notNull()
      .references(() => job.id),
    key: text('key').notNull(),
    /** The entry of a list; empty in the job itself. */
    entry: text('entry').notNull(),
    /** A staff id, `crew:<supplier>`, `resource:<field>:<value>`, or empty. */
    who: text('who').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    state: text('state', { enum: ['booked', 'held', 'cancelled'] }).notNull(),
    place: text('place'),
    isShared: flag('is_shared').notNull(),
    /** The job's version that last changed the row. */
    changedVersion: integer('changed_version').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.key, table.entry, table.who] }),
    index('appointment_who').on(table.who, table.startsAt),
    index('appointment_time').on(table.startsAt),
    // What goes on past midnight is found by its start; few appointments are long enough to have begun hours before.
    index('appointment_long').on(table.startsAt).where(isLong),
  ],
);
