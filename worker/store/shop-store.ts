import { and, desc, eq, gte, lte, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { NoticesQuery } from '#contract/shop-requests';
import type { UnmatchedView } from '#contract/shop-answers';
import { unmatched } from '#db/schema/arrival';
import { staff } from '#db/schema/auth';
import { job } from '#db/schema/job';
import { notice } from '#db/schema/notice';
import type { Closure } from '#domain/calendar';
import type { Instant } from '#domain/day';
import type { Role } from '#domain/rights';
import type { Locale } from '#domain/text';
import { localeOf, prepareEntrance } from '#store/entrance';
import type { StaffMember } from '#store/store';

/** A member of staff who is signed in. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: Locale;
}

/** What every request needs to know before it does anything. */
export interface Entrance {
  /** Null when the session is unknown, over, or its person is no longer active. */
  readonly member: Member | null;
  readonly closures: readonly Closure[];
}

/** A notice of any job as it lies in the outbox. */
export interface NoticeRow {
  readonly notice: typeof notice.$inferSelect;
  readonly jobNumber: number;
  readonly flowKey: string;
  readonly customerName: string;
}

/** The shop's own rows: who is signed in, closures, staff, notices and money over all jobs. Each method is one round trip. */
export interface ShopStore {
  enter(token: string | null, now: Instant): Promise<Entrance>;
  findMember(email: string): Promise<Pick<Member, 'name' | 'email' | 'locale'> | null>;
  isActive(staffId: string): Promise<boolean>;
  staff(): Promise<readonly StaffMember[]>;
  notices(query: NoticesQuery): Promise<readonly NoticeRow[]>;
  unmatched(limit: number): Promise<readonly UnmatchedView[]>;
}

export const createShopStore = (d1: D1Database): ShopStore => {
  const db = drizzle(d1);
  return {
    enter: prepareEntrance(db),
    findMember: async (email) => {
      const [row] = await db
        .select({ name: staff.name, email: staff.email, locale: staff.locale })
        .from(staff)
        .where(and(eq(staff.email, email.toLowerCase()), eq(staff.isActive, true)));
      return row === undefined ? null : { ...row, locale: localeOf(row.locale) };
    },
    isActive: async (staffId) => {
      const rows = await db
        .select({ id: staff.id })
        .from(staff)
        .where(and(eq(staff.id, staffId), eq(staff.isActive, true)));
      return rows.length === 1;
    },
    staff: () =>
      db
        .select({ id: staff.id, name: staff.name, role: staff.role, isActive: staff.isActive })
        .from(staff)
        .orderBy(staff.name),
    notices: ({ from, to, limit }) =>
      db
        .select({ notice, jobNumber: job.number, flowKey: job.flowKey, customerName: job.customerName })
        .from(notice)
        .innerJoin(job, eq(job.id, notice.jobId))
        .where(
          and(
            from === undefined ? undefined : gte(sql`${notice.sendAt}`, from),
            to === undefined ? undefined : lte(sql`${notice.sendAt}`, to),
          ),
        )
        .orderBy(desc(notice.sendAt), desc(notice.id))
        .limit(limit),
    unmatched: (limit) =>
      db
        .select({
          id: unmatched.id,
          provider: unmatched.provider,
          eventId: unmatched.eventId,
          amountMinor: unmatched.amountMinor,
          currency: unmatched.currency,
          reference: unmatched.reference,
          occurredAt: unmatched.occurredAt,
          recordedAt: unmatched.recordedAt,
          why: unmatched.why,
        })
        .from(unmatched)
        .orderBy(desc(unmatched.recordedAt), desc(unmatched.id))
        .limit(limit),
  };
};
