import { eq, sql, type InferSelectModel, type SQL } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { staff } from '#db/schema/auth';
import { customer } from '#db/schema/customer';
import { job } from '#db/schema/job';
import type { notice } from '#db/schema/notice';
import { booking } from '#db/schema/work';
import type { PaymentLink } from '#domain/change';
import type { Fact } from '#domain/fact';
import type {
  Allocation,
  Booking,
  ChangeOrder,
  Customer,
  Line,
  Milestone,
  Notice,
  Payment,
  Task,
  Warranty,
} from '#domain/job';
import { rowsOf } from '#store/json-rows';
import { childRows, moneyRows } from '#store/read/child-rows';
import type { StaffMember } from '#store/store';

type NoticeRecord = Notice &
  Pick<InferSelectModel<typeof notice>, 'key' | 'to' | 'sentAt' | 'channel' | 'subject' | 'body' | 'error'>;

type PaymentRecord = Payment & {
  readonly method: string;
  readonly reference: string | null;
  readonly note: string | null;
  readonly recordedBy: string;
  readonly series: string | null;
  readonly receiptNumber: number | null;
};

interface Clash {
  readonly booking: string;
  readonly job: number;
}

/** Other jobs that want the same supplier on the same day. */
const clashes = sql`(select json_group_array(json_object('booking', mine.id, 'job', other_job.number))
  from ${booking} mine
  join ${booking} other on other.supplier = mine.supplier and other.on_date = mine.on_date and other.job_id <> mine.job_id
  join ${job} other_job on other_job.id = other.job_id
  where mine.job_id = ${job.id} and mine.state <> 'cancelled' and other.state <> 'cancelled')`.mapWith(
  (text: string): readonly Clash[] => JSON.parse(text),
);

const staffRows = rowsOf(
  { id: staff.id, name: staff.name, role: staff.role, isActive: staff.isActive },
  sql`${staff}`,
);

/** A job whole, as one statement brings it. */
export interface JobRecord {
  readonly job: InferSelectModel<typeof job>;
  readonly customer: Customer;
  readonly facts: readonly (Fact & { readonly supersededVersion: number | null })[];
  readonly lines: readonly Line[];
  readonly changeOrders: readonly ChangeOrder[];
  readonly bookings: readonly Booking[];
  readonly milestones: readonly Milestone[];
  readonly tasks: readonly Task[];
  readonly warranties: readonly Warranty[];
  readonly notices: readonly NoticeRecord[];
  readonly payments: readonly PaymentRecord[];
  readonly allocations: readonly Allocation[];
  readonly links: readonly PaymentLink[];
  readonly clashes: readonly Clash[];
  readonly staff: readonly StaffMember[];
}

/** Finds a job by a key, with everything under it: one statement, one row. */
export type JobQuery = (key: string) => Promise<JobRecord | null>;

/** The key that a query's condition compares with. */
export const jobKey = sql.placeholder('key');

/** Writes the statement once: to write it anew for each request takes longer than to run it. */
export const prepareJobQuery = (db: DrizzleD1Database, where: SQL): JobQuery => {
  const prepared = db
    .select({ job, customer, ...childRows, ...moneyRows, clashes, staff: staffRows })
    .from(job)
    .innerJoin(customer, eq(customer.id, job.customerId))
    .where(where)
    .prepare();
  return async (key) => {
    const [record] = await prepared.all({ key });
    return record ?? null;
  };
};
