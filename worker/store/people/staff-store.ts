import { sql, type SQL } from 'drizzle-orm';
import type { InviteView, StaffView } from '#contract/shop/staff';
import { job } from '#db/schema/jobs/job';
import { task } from '#db/schema/jobs/plan';
import { session, staff } from '#db/schema/people/auth';
import { invite, leave } from '#db/schema/people/invite';
import type { BusinessDate, Instant } from '#domain/time/day';
import type { Role } from '#domain/rights/rights';
import type { Locale } from '#domain/texts/text';
import { batch, rowsIn } from '#store/database/batch';
import { localeOf } from '#store/database/stored-locale';
import { entryOfChange, type ShopEntry } from '#store/settings/shop-entry';

/** A member of staff with all that only the owner sees. */
export type StaffRow = StaffView & { readonly email: string };

/** What a change of a person sets; absent properties stay. */
export interface StaffChange {
  readonly name?: string;
  readonly role?: Role;
  readonly locale?: Locale;
}

/** The end of a person's work here, or a change of what they are. */
export interface StaffWrite {
  readonly id: string;
  /** Null: whatever the version is, for a change of one's own. */
  readonly base: number | null;
  readonly change: StaffChange | 'deactivate';
  readonly entry: ShopEntry;
}

/** A leave to enter. */
export interface NewLeave {
  readonly id: string;
  readonly staffId: string;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly note: string | null;
}

/** The people of the shop. Each method is one round trip. */
export interface StaffStore {
  /** All staff with their leave that ends on or after a day, and the invitations that are open at an instant. */
  people(
    today: BusinessDate,
    now: Instant,
  ): Promise<{ readonly staff: readonly StaffRow[]; readonly invites: readonly InviteView[] }>;
  /** False when the version has changed, or when the last active owner would be none. */
  writeStaff(write: StaffWrite): Promise<boolean>;
  addLeave(added: NewLeave, entry: ShopEntry): Promise<boolean>;
  removeLeave(id: string, staffId: string, entry: ShopEntry): Promise<boolean>;
  /** Ends all sessions of a person; returns their number. */
  endSessions(staffId: string, entry: ShopEntry): Promise<number>;
  /** Open jobs that a person is in charge of or has open tasks in, in the order of their ids, with their number. */
  jobsOfStaff(
    staffId: string,
    limit: number,
  ): Promise<{ readonly ids: readonly string[]; readonly count: number }>;
}

interface PersonRow extends Omit<StaffRow, 'leaves' | 'isActive' | 'locale'> {
  readonly leaves: string;
  readonly isActive: number;
  readonly locale: string;
}

type InviteRow = Omit<InviteView, 'locale'> & { readonly locale: string };

/** The leave of a person that is not over, as JSON. */
const leavesOf = (today: BusinessDate | SQL): SQL =>
  sql`(select coalesce(json_group_array(json_object('id', ${leave.id}, 'from', ${leave.from}, 'to', ${leave.to}, 'note', ${leave.note})), '[]')
    from ${leave} where ${leave.staffId} = ${staff.id} and ${leave.to} >= ${today})`;

const people = async (d1: D1Database, today: BusinessDate, now: Instant) => {
  const results = await batch(d1, [
    sql`select ${staff.id} as id, ${staff.name} as name, ${staff.email} as email, ${staff.role} as role,
      ${staff.locale} as locale, ${staff.isActive} as isActive, ${staff.version} as version, ${leavesOf(today)} as leaves,
      (select max(${session.updatedAt}) from ${session} where ${session.userId} = ${staff.id}) as lastSeenAt
      from ${staff} order by ${staff.isActive} desc, ${staff.name}`,
    sql`select ${invite.id} as id, ${invite.email} as email, ${invite.name} as name, ${invite.role} as role,
      ${invite.locale} as locale, ${invite.invitedAt} as invitedAt, ${invite.expiresAt} as expiresAt
      from ${invite} where ${invite.usedAt} is null and ${invite.revokedAt} is null and ${invite.expiresAt} >= ${now}
      order by ${invite.invitedAt}`,
  ]);
  const rows: readonly PersonRow[] = rowsIn(results, 0);
  const invites: readonly InviteRow[] = rowsIn(results, 1);
  return {
    staff: rows.map((row) => ({
      ...row,
      locale: localeOf(row.locale),
      isActive: row.isActive === 1,
      leaves: JSON.parse(row.leaves),
    })),
    invites: invites.map((row) => ({ ...row, locale: localeOf(row.locale) })),
  };
};

/** Somebody else is an active owner. Asked within the write, so that two owners cannot give up the role at once. */
const otherOwner = (id: string): SQL =>
  sql`exists (select 1 from ${staff} where role = 'owner' and is_active = 1 and id <> ${id})`;

const staffUpdate = ({ id, base, change, entry }: StaffWrite): SQL => {
  const isLeaving = change === 'deactivate';
  const { name, role, locale }: StaffChange = isLeaving ? {} : change;
  const keepsOwner = isLeaving || (role !== undefined && role !== 'owner');
  return sql`update ${staff} set
      name = coalesce(${name ?? null}, name),
      role = coalesce(${role ?? null}, role),
      locale = coalesce(${locale ?? null}, locale),
      is_active = ${isLeaving ? sql`0` : sql`is_active`},
      version = version + 1,
      updated_at = ${entry.at}
    where id = ${id} and is_active = 1 and (${base} is null or version = ${base})
      and ${keepsOwner ? sql`(role <> 'owner' or ${otherOwner(id)})` : sql`1`} returning id`;
};

/** The part of the store that holds the people of the shop, on D1. */
export const staffStore = (d1: D1Database): StaffStore => {
  const changed = async (write: SQL, entry: ShopEntry, more: readonly SQL[] = []): Promise<number> => {
    const results = await batch(d1, [write, entryOfChange(entry), ...more]);
    return rowsIn(results, 0).length;
  };
  const gone = (id: string): SQL =>
    sql`delete from ${session} where user_id = ${id} and not exists (select 1 from ${staff} where id = ${id} and is_active = 1)`;
  return {
    people: (today, now) => people(d1, today, now),
    writeStaff: async (write) =>
      (await changed(
        staffUpdate(write),
        write.entry,
        write.change === 'deactivate' ? [gone(write.id)] : [],
      )) > 0,
    addLeave: async ({ id, staffId, from, to, note }, entry) =>
      (await changed(
        sql`insert into ${leave} (id, staff_id, from_date, to_date, note) values (${id}, ${staffId}, ${from}, ${to}, ${note}) returning id`,
        entry,
      )) > 0,
    removeLeave: async (id, staffId, entry) =>
      (await changed(
        sql`delete from ${leave} where id = ${id} and staff_id = ${staffId} returning id`,
        entry,
      )) > 0,
    endSessions: (staffId, entry) =>
      changed(sql`delete from ${session} where user_id = ${staffId} returning id`, entry),
    jobsOfStaff: async (staffId, limit) => {
      const theirs = sql`select id from ${job} where is_closed = 0 and owner_id = ${staffId}
        union select ${job.id} from ${task} join ${job} on ${job.id} = ${task.jobId}
        where ${task.assigneeId} = ${staffId} and ${task.state} = 'open' and ${job.visibility} = 0`;
      const results = await batch(d1, [
        sql`select id from (${theirs}) order by id limit ${limit}`,
        sql`select count(*) as count from (${theirs})`,
      ]);
      const ids: readonly { readonly id: string }[] = rowsIn(results, 0);
      const counts: readonly { readonly count: number }[] = rowsIn(results, 1);
      return { ids: ids.map(({ id }) => id), count: counts[0]?.count ?? 0 };
    },
  };
};
