import { asc, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { staff } from '#db/schema/people/auth';
import { staffDuty, staffDutyLog } from '#db/schema/people/duty';
import type { DutyMember } from '#domain/flow/duties';
import type { Instant } from '#domain/time/day';
import { batch } from '#store/database/batch';
import { dutiesOfStaff } from '#store/database/staff-duties';
import { insertEach } from '#store/database/json-rows';

/** A member of staff with the duties that the person keeps. */
export interface DutyStaff extends DutyMember {
  readonly name: string;
  readonly role: string;
}

/** One change of a person's duties. */
export interface DutyChange {
  readonly staffId: string;
  readonly at: Instant;
  readonly actor: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Who keeps which duty, and who gave it. */
export interface DutyStore {
  staff(): Promise<readonly DutyStaff[]>;
  dutyLog(staffId: string): Promise<readonly DutyChange[]>;
  /** Replaces a person's duties, and adds the change to the log, in one batch. */
  saveDuties(change: DutyChange): Promise<void>;
}

/** Entries of a person's log that are read: the newest. */
const logMax = 50;

interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly isActive: number;
  readonly duties: string;
}

/** Creates the part of the shop's store that knows duties. */
export const dutyStore = (d1: D1Database): DutyStore => {
  const db = drizzle(d1);
  return {
    staff: async () => {
      const rows = await db.all<StaffRow>(sql`select ${staff.id} as "id", ${staff.name} as "name",
        ${staff.role} as "role", ${staff.isActive} as "isActive", ${dutiesOfStaff} as "duties"
        from ${staff} order by ${staff.name}`);
      return rows.map(({ isActive, duties, ...member }) => ({
        ...member,
        isActive: isActive === 1,
        duties: JSON.parse(duties),
      }));
    },
    dutyLog: async (staffId) => {
      const rows = await db
        .select()
        .from(staffDutyLog)
        .where(eq(staffDutyLog.staffId, staffId))
        .orderBy(asc(staffDutyLog.id))
        .limit(logMax);
      return rows.map(({ id: _, ...change }) => change);
    },
    saveDuties: async ({ staffId, at, actor, before, after }) => {
      const duties = JSON.stringify(after);
      await batch(d1, [
        sql`delete from ${staffDuty} where staff_id = ${staffId} and duty not in (select value from json_each(${duties}))`,
        sql`insert into ${staffDuty} (staff_id, duty) select ${staffId}, value from json_each(${duties}) where true
          on conflict do nothing`,
        insertEach(staffDutyLog, [{ staffId, at, actor, before, after }]),
      ]);
    },
  };
};
