import { eq, sql, type InferSelectModel, type SQL } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { staff } from '#db/schema/auth';
import { customer } from '#db/schema/customer';
import { fact } from '#db/schema/fact';
import { job } from '#db/schema/job';
import { allocation, payment, paymentLink, receipt } from '#db/schema/money';
import { notice } from '#db/schema/notice';
import { milestone, task, warranty } from '#db/schema/plan';
import { booking, changeOrder, line } from '#db/schema/work';
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
import type { StaffMember } from '#store/store';

const ofJob = (table: SQL): SQL => sql`${table} where job_id = ${job.id}`;

const factRows = rowsOf(
  {
    id: fact.id,
    key: fact.key,
    value: fact.value,
    recordedBy: fact.recordedBy,
    recordedAt: fact.recordedAt,
    recordedVersion: fact.recordedVersion,
    supersededVersion: fact.supersededVersion,
  },
  // Of superseded facts only plain values are compared by rules: filings of documents stay behind.
  sql`${fact} where job_id = ${job.id} and (${fact.supersededVersion} is null or ${fact.value} not like '{%')`,
);

const paymentRows = rowsOf(
  {
    id: payment.id,
    kind: payment.kind,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    method: payment.method,
    reference: payment.reference,
    note: payment.note,
    reversesId: payment.reversesId,
    occurredAt: payment.occurredAt,
    recordedAt: payment.recordedAt,
    recordedBy: payment.recordedBy,
    effectKey: payment.effectKey,
    series: receipt.series,
    receiptNumber: receipt.number,
  },
  sql`${payment} left join ${receipt} on ${receipt.paymentId} = ${payment.id} where ${payment.jobId} = ${job.id}`,
);

const noticeRows = rowsOf(
  {
    id: notice.id,
    key: notice.key,
    effectKey: notice.effectKey,
    to: notice.to,
    state: notice.state,
    sendAt: notice.sendAt,
    sentAt: notice.sentAt,
    channel: notice.channel,
    subject: notice.subject,
    body: notice.body,
    error: notice.error,
  },
  ofJob(sql`${notice}`),
);

const childRows = {
  facts: factRows,
  lines: rowsOf(
    {
      id: line.id,
      position: line.position,
      description: line.description,
      quantity: line.quantity,
      amountMinor: line.amountMinor,
      tags: line.tags,
      isDone: line.isDone,
    },
    ofJob(sql`${line}`),
  ),
  changeOrders: rowsOf(
    {
      id: changeOrder.id,
      title: changeOrder.title,
      amountMinor: changeOrder.amountMinor,
      state: changeOrder.state,
      approvedAt: changeOrder.approvedAt,
    },
    ofJob(sql`${changeOrder}`),
  ),
  bookings: rowsOf(
    {
      id: booking.id,
      role: booking.role,
      supplier: booking.supplier,
      phone: booking.phone,
      on: booking.on,
      state: booking.state,
    },
    ofJob(sql`${booking}`),
  ),
  milestones: rowsOf(
    {
      id: milestone.id,
      key: milestone.key,
      position: milestone.position,
      amountMinor: milestone.amountMinor,
      dueOn: milestone.dueOn,
      isProvisional: milestone.isProvisional,
      waitsFor: milestone.waitsFor,
      isManualAmount: milestone.isManualAmount,
      isManualDue: milestone.isManualDue,
      title: milestone.title,
      isCancelled: milestone.isCancelled,
    },
    ofJob(sql`${milestone}`),
  ),
  notices: noticeRows,
  tasks: rowsOf(
    {
      id: task.id,
      key: task.key,
      title: task.title,
      assigneeId: task.assigneeId,
      dueOn: task.dueOn,
      dueAt: task.dueAt,
      isProvisional: task.isProvisional,
      state: task.state,
      doneAt: task.doneAt,
    },
    ofJob(sql`${task}`),
  ),
  warranties: rowsOf(
    { id: warranty.id, key: warranty.key, startsOn: warranty.startsOn, endsOn: warranty.endsOn },
    ofJob(sql`${warranty}`),
  ),
} as const;

const moneyRows = {
  payments: paymentRows,
  allocations: rowsOf(
    {
      id: allocation.id,
      paymentId: allocation.paymentId,
      milestoneId: allocation.milestoneId,
      amountMinor: allocation.amountMinor,
    },
    ofJob(sql`${allocation}`),
  ),
  links: rowsOf(
    {
      id: paymentLink.id,
      reference: paymentLink.reference,
      milestoneId: paymentLink.milestoneId,
      provider: paymentLink.provider,
      amountMinor: paymentLink.amountMinor,
      url: paymentLink.url,
      state: paymentLink.state,
    },
    ofJob(sql`${paymentLink}`),
  ),
} as const;

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

/** The job that a condition on `job` names, with everything under it: one statement, one row. */
export const selectJob = async (db: DrizzleD1Database, where: SQL): Promise<JobRecord | null> => {
  const [record] = await db
    .select({ job, customer, ...childRows, ...moneyRows, clashes, staff: staffRows })
    .from(job)
    .innerJoin(customer, eq(customer.id, job.customerId))
    .where(where);
  return record ?? null;
};
