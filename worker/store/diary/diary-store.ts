import { and, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { appointment, isLong, longMs } from '#db/schema/jobs/appointment';
import { job } from '#db/schema/jobs/job';
import { customer } from '#db/schema/people/customer';
import { staff } from '#db/schema/people/auth';
import { feed } from '#db/schema/people/feed';
import type { Flow } from '#domain/flow/flow';
import type { Appointment } from '#domain/appointments/appointment';
import type { Instant } from '#domain/time/day';
import { ask, rowsIn, whole, type Question } from '#store/database/batch';
import { keyDateNotes, moneyNotes, type NoteDays, type NoteRow } from '#store/diary/whole-day-notes';
import { longestMs, overlaps } from '#store/jobs/rows/appointment-rows';
import type { StaffMember } from '#store/jobs/loaded-job';
import type { FindFlow } from '#store/jobs/flow-versions';

/** The instants from which (inclusive) to which (exclusive) a diary is read. */
export interface DiaryRange {
  readonly from: Instant;
  readonly to: Instant;
  /** As in `Appointment.who`; null: everybody's. */
  readonly who: string | null;
  /** Appointments that are off are read too: a calendar program has to hear of them. */
  readonly hasCancelled: boolean;
  readonly limit: number;
}

interface Row extends Omit<Appointment, 'isShared'> {
  readonly jobId: string;
  readonly jobNumber: number;
  readonly title: string;
  readonly customerName: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly flowKey: string;
  readonly flowVersion: number;
  readonly stage: string;
  /** All who are there, as JSON. */
  readonly everybody: string;
}

/** One person's or thing's part in an appointment, with what is shown of its job. */
export interface DiaryRow extends Omit<Row, 'everybody' | 'flowKey' | 'flowVersion'> {
  readonly everybody: readonly string[];
  readonly flow: Flow;
}

/** The key date of an open job, or the next day on which money of it falls due. */
export interface DiaryNote extends Omit<NoteRow, 'flowKey' | 'flowVersion'> {
  readonly flow: Flow;
}

export interface DiaryPage {
  readonly rows: readonly DiaryRow[];
  readonly notes: readonly DiaryNote[];
  readonly staff: readonly StaffMember[];
}

export type Feed = typeof feed.$inferSelect;

/** A feed whose person is active, with the person's name. */
export interface LiveFeed extends Feed {
  readonly role: typeof staff.$inferSelect.role;
  readonly name: string;
}

/** The diary over all jobs, and the feeds of it. Each method is one round trip. */
export interface DiaryStore {
  /** The diary of some days, with its whole-day notes and the names of the staff. */
  diary(range: DiaryRange, days: NoteDays): Promise<DiaryPage>;
  /** Appointments that touch a range, in the order of their time. */
  appointments(range: DiaryRange): Promise<readonly DiaryRow[]>;
  /** The feed of a secret, unless it is revoked or its person is no longer active. */
  findFeed(secretHash: string): Promise<LiveFeed | null>;
  /** The feeds of a person that are not revoked, newest first. */
  feeds(staffId: string): Promise<readonly Feed[]>;
  addFeed(row: Feed): Promise<void>;
  /** False when the person has no such feed. */
  revokeFeed(id: string, staffId: string, at: Instant): Promise<boolean>;
}

/** What is in a range beside when it starts. */
const isWanted = ({ from, hasCancelled }: DiaryRange): SQL =>
  sql`${appointment.endsAt} > ${from} ${hasCancelled ? sql`` : sql`and ${appointment.state} <> 'cancelled'`}`;

/**
 * The rows that touch a range. Of everybody's, those that began long before it are read by the index of long ones: else all of
 * the day before would be looked through for what goes on past midnight.
 */
const foundIn = (range: DiaryRange): SQL => {
  const { from, to, who, limit } = range;
  const pages = sql`${isWanted(range)} order by ${appointment.startsAt} limit ${whole(limit)}`;
  const earliest = from - longestMs;
  if (who !== null)
    return sql`select * from ${appointment} where ${appointment.who} = ${who} and ${appointment.startsAt} > ${earliest}
      and ${appointment.startsAt} < ${to} and ${pages}`;
  const late = from - longMs;
  return sql`select * from (
    select * from (select * from ${appointment} indexed by appointment_long where ${isLong} and ${appointment.startsAt} > ${earliest}
      and ${appointment.startsAt} <= ${late} and ${pages})
    union all
    select * from (select * from ${appointment} indexed by appointment_time where ${appointment.startsAt} > ${late}
      and ${appointment.startsAt} < ${to} and ${pages})
  ) order by starts_at limit ${whole(limit)}`;
};

/** Everybody of an appointment, where one person's are read; of everybody's the rows themselves say it. */
const everybodyOf = (who: string | null): SQL =>
  who === null
    ? sql`json_array(found.who)`
    : sql`(select json_group_array(other.who) from ${appointment} other where other.job_id = found.job_id
        and other.key = found.key and other.entry = found.entry and other.state <> 'cancelled')`;

const diaryQuestion = (range: DiaryRange, findFlow: FindFlow): Question<readonly DiaryRow[]> => ({
  statements: [
    sql`select found.job_id as "jobId", found.key, found.entry, found.who, found.starts_at as "startsAt", found.ends_at as "endsAt",
        found.state, found.place, found.changed_version as "changedVersion", found.changed_at as "changedAt",
        ${job.number} as "jobNumber", ${job.title} as title, ${job.customerName} as "customerName", ${job.stage} as stage,
        ${job.flowKey} as "flowKey", ${job.flowVersion} as "flowVersion", ${customer.phone} as phone, ${customer.address} as address,
        ${everybodyOf(range.who)} as everybody
      from (${foundIn(range)}) found
      cross join ${job} on ${job.id} = found.job_id cross join ${customer} on ${customer.id} = ${job.customerId}
      where ${job.visibility} <> 2 order by found.starts_at, found.job_id, found.key, found.entry, found.who`,
  ],
  read: async (results) => {
    const rows: readonly Row[] = rowsIn(results, 0);
    return Promise.all(
      rows.map(async ({ flowKey, flowVersion, everybody, ...row }) => ({
        ...row,
        everybody: JSON.parse(everybody),
        flow: await findFlow(flowKey, flowVersion),
      })),
    );
  },
});

const pageQuestion = (range: DiaryRange, days: NoteDays, findFlow: FindFlow): Question<DiaryPage> => {
  const rows = diaryQuestion(range, findFlow);
  const owner = range.who;
  return {
    statements: [
      ...rows.statements,
      keyDateNotes({ owner, days }),
      moneyNotes({ owner, days }),
      sql`select ${staff.id} as id, ${staff.name} as name, ${staff.role} as role, ${staff.isActive} as "isActive" from ${staff}`,
    ],
    read: async (results) => {
      const noted: readonly NoteRow[] = [...rowsIn(results, 1), ...rowsIn(results, 2)];
      const notes = noted.map(async ({ flowKey, flowVersion, ...note }) => ({
        ...note,
        flow: await findFlow(flowKey, flowVersion),
      }));
      return { rows: await rows.read(results), notes: await Promise.all(notes), staff: rowsIn(results, 3) };
    },
  };
};

/** The diary's store on D1. */
export const diaryStore = (d1: D1Database, db: DrizzleD1Database, findFlow: FindFlow): DiaryStore => ({
  diary: (range, days) => ask(d1, pageQuestion(range, days, findFlow)),
  appointments: (range) => ask(d1, diaryQuestion(range, findFlow)),
  findFeed: async (secretHash) => {
    const [row] = await db
      .select({ feed, role: staff.role, name: staff.name })
      .from(feed)
      .innerJoin(staff, and(eq(staff.id, feed.staffId), eq(staff.isActive, true)))
      .where(and(eq(feed.secretHash, secretHash), isNull(feed.revokedAt)));
    return row === undefined ? null : { ...row.feed, role: row.role, name: row.name };
  },
  feeds: (staffId) =>
    db
      .select()
      .from(feed)
      .where(and(eq(feed.staffId, staffId), isNull(feed.revokedAt)))
      .orderBy(desc(feed.createdAt)),
  addFeed: async (row) => {
    await db.insert(feed).values(row);
  },
  revokeFeed: async (id, staffId, at) => {
    const rows = await db
      .update(feed)
      .set({ revokedAt: at })
      .where(and(eq(feed.id, id), eq(feed.staffId, staffId), isNull(feed.revokedAt)))
      .returning({ id: feed.id });
    return rows.length === 1;
  },
});

/** A thing that is wanted at a time, and the appointment that has it then. */
export interface TakenResource {
  readonly who: string;
  /** What a reader calls the other job. */
  readonly job: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** The appointments of other jobs that have one of these things at its time. */
export const takenQuestion = (
  jobId: string,
  rows: readonly Appointment[],
): Question<readonly TakenResource[]> => ({
  statements: [
    sql`with mine as materialized (select value->>'who' as who, value->>'startsAt' as starts_at, value->>'endsAt' as ends_at
        from json_each(${JSON.stringify(rows)}))
      select other.who, 'J-' || other_job.number as job, other.starts_at as "startsAt", other.ends_at as "endsAt"
      from mine cross join ${appointment} other on ${overlaps} and other.job_id <> ${jobId}
      join ${job} other_job on other_job.id = other.job_id and other_job.is_closed <> 2`,
  ],
  read: (results) => rowsIn(results, 0),
});
