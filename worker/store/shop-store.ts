import { and, desc, eq, gte, lte, sql } from 'drizzle-orm';
import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1';
import type { NoticesQuery } from '#contract/shop/shop-requests';
import type { UnmatchedView } from '#contract/shop/shop-answers';
import { unmatched } from '#db/schema/money/arrival';
import { staff } from '#db/schema/people/auth';
import { job } from '#db/schema/jobs/job';
import { notice } from '#db/schema/notices/notice';
import { setting } from '#db/schema/shop/shop';
import { instant, type Instant } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import { catalogueStore, type CatalogueStore } from '#store/catalogue/catalogue-store';
import { diaryStore, type DiaryStore } from '#store/diary/diary-store';
import { localeOf } from '#store/database/stored-locale';
import { flowFinder, readFlowVersion } from '#store/jobs/flow-versions';
import { inviteStore, type InviteStore } from '#store/people/invite-store';
import { dutyStore, type DutyStore } from '#store/people/duties';
import type { Member } from '#store/people/member';
import { staffStore, type StaffStore } from '#store/people/staff-store';
import { settingStore, type SettingStore } from '#store/settings/setting-store';
import { todayStore, type TodayStore } from '#store/today/today-store';
import { viewStore, type ViewStore } from '#store/sheet/view-store';

/** A notice of the outbox, of any job. */
export interface NoticeRow {
  readonly notice: typeof notice.$inferSelect;
  readonly jobNumber: number;
  /** The flow version of its job. */
  readonly flow: Flow;
  readonly customerName: string;
}

/** The shop's own rows: staff, notices and money over all jobs. Each method is one round trip. */
export interface ShopStore
  extends
    ViewStore,
    DiaryStore,
    SettingStore,
    StaffStore,
    InviteStore,
    DutyStore,
    TodayStore,
    CatalogueStore {
  findMember(email: string): Promise<Pick<Member, 'name' | 'email' | 'locale'> | null>;
  isActive(staffId: string): Promise<boolean>;
  notices(query: NoticesQuery): Promise<readonly NoticeRow[]>;
  /** A version of a flow; null when it does not exist. */
  readonly flowVersion: (key: string, version: number) => Promise<Flow | null>;
  /** The instant since which past rows are stored; null: since the first job. */
  pastRetainedSince(): Promise<Instant | null>;
  unmatched(limit: number): Promise<readonly UnmatchedView[]>;
}

const pastRetainedSince = async (db: DrizzleD1Database): Promise<Instant | null> => {
  const [row] = await db.select().from(setting).where(eq(setting.key, 'past-kept-since'));
  return typeof row?.value === 'number' ? instant(row.value) : null;
};

const noticeRows = (db: DrizzleD1Database, { from, to, undelivered, limit }: NoticesQuery) =>
  db
    .select({
      notice,
      jobNumber: job.number,
      flowKey: job.flowKey,
      flowVersion: job.flowVersion,
      customerName: job.customerName,
    })
    .from(notice)
    .innerJoin(job, eq(job.id, notice.jobId))
    .where(
      and(
        from === undefined ? undefined : gte(sql`${notice.sendAt}`, from),
        to === undefined ? undefined : lte(sql`${notice.sendAt}`, to),
        // The exact condition of the partial index, which contains undelivered notices only.
        undelivered === undefined
          ? undefined
          : sql`${notice.state} in ('missed', 'failed', 'unknown', 'dead')`,
      ),
    )
    .orderBy(desc(notice.sendAt), desc(notice.id))
    .limit(limit);

const unmatchedRows = (db: DrizzleD1Database, limit: number) =>
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
    .limit(limit);

/**
 * Creates the shop's store on D1. Labels of notices come from their jobs' flow versions, which are read once
 * an isolate.
 */
export const createShopStore = ({
  db: d1,
  flows,
}: {
  readonly db: D1Database;
  /** The registered flows; older versions are read from the database. */
  readonly flows: readonly Flow[];
}): ShopStore => {
  const db = drizzle(d1);
  const findFlow = flowFinder(db, flows);
  return {
    ...viewStore(db),
    ...diaryStore(d1, db, findFlow),
    ...settingStore(d1),
    ...staffStore(d1),
    ...inviteStore(d1),
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
    ...dutyStore(d1),
    ...todayStore(d1),
    ...catalogueStore(d1, db),
    notices: async (query) => {
      const rows = await noticeRows(db, query);
      return Promise.all(
        rows.map(async ({ flowKey, flowVersion, ...row }) => ({
          ...row,
          flow: await findFlow(flowKey, flowVersion),
        })),
      );
    },
    flowVersion: readFlowVersion(db, flows),
    pastRetainedSince: () => pastRetainedSince(db),
    unmatched: (limit) => unmatchedRows(db, limit),
  };
};
