import { sql, type SQL } from 'drizzle-orm';
import { fact } from '#db/schema/jobs/fact';
import { job } from '#db/schema/jobs/job';
import { allocation, payment, paymentLink, receipt } from '#db/schema/money/money';
import { notice } from '#db/schema/notices/notice';
import { milestone, task, warranty } from '#db/schema/jobs/plan';
import { booking, changeOrder, line } from '#db/schema/jobs/work';
import type { Instant } from '#domain/time/day';
import { whole } from '#store/database/batch';
import { rowsOf } from '#store/database/json-rows';

const ofJob = (table: SQL): SQL => sql`${table} where job_id = ${job.id}`;

/** Longest superseded value (characters) that rules compare: a number, a date, the key of a choice. */
const comparedLengthMax = 60;
const comparedMax = 1000;

/** A current fact as its row has it: the value is JSON. */
export interface FactRow {
  readonly jobId: string;
  readonly id: string;
  readonly key: string;
  readonly value: string;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  readonly recordedVersion: number;
}

/**
 * The current facts of the jobs that meet a condition, one row each. They are most of a long job: as one JSON value they
 * would be written as text, escaped in D1's answer, and parsed twice.
 */
export const currentFactRows = (where: SQL): SQL =>
  sql`select ${fact.jobId} as "jobId", ${fact.id} as "id", ${fact.key} as "key", ${fact.value} as "value",
    ${fact.recordedBy} as "recordedBy", ${fact.recordedAt} as "recordedAt", ${fact.recordedVersion} as "recordedVersion"
    from ${job} cross join ${fact} on ${fact.jobId} = ${job.id} and ${fact.supersededVersion} is null where ${where}`;

const earlierFacts = rowsOf(
  {
    id: fact.id,
    key: fact.key,
    value: fact.value,
    recordedBy: fact.recordedBy,
    recordedAt: fact.recordedAt,
    recordedVersion: fact.recordedVersion,
  },
  // Rules compare superseded values only where they are short and plain: texts and filings of documents stay behind. Earlier
  // values of entries are compared by no rule. They are bounded, for they come as one value; nobody changes a job's figures a thousand times.
  sql`(select * from ${fact} where job_id = ${job.id} and superseded_version is not null
      and length(value) <= ${whole(comparedLengthMax)} and value not like '{%' and instr(key, '/') = 0
      order by id desc limit ${whole(comparedMax)}) as ${fact}`,
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
    expiresAt: notice.expiresAt,
    sentAt: notice.sentAt,
    channel: notice.channel,
    subject: notice.subject,
    body: notice.body,
    error: notice.error,
  },
  // Superseded notices decide nothing, and their effect key is free again.
  sql`${notice} where job_id = ${job.id} and state <> 'superseded'`,
);

/** The child rows of a job; each table is one JSON value in the job's row. */
export const childRows = {
  earlierFacts,
  lines: rowsOf(
    {
      id: line.id,
      position: line.position,
      description: line.description,
      quantity: line.quantity,
      amountMinor: line.amountMinor,
      tags: line.tags,
      isDone: line.isDone,
      class: line.class,
      unit: line.unit,
      unitMinor: line.unitMinor,
      decision: line.decision,
      decidedAt: line.decidedAt,
      deferUntil: line.deferUntil,
      repeats: line.repeats,
      catalogueId: line.catalogueId,
      changeOrderId: line.changeOrderId,
      values: line.values,
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
      duty: task.duty,
      entry: task.entry,
      party: task.party,
      dueOn: task.dueOn,
      dueAt: task.dueAt,
      isProvisional: task.isProvisional,
      isUrgent: task.isUrgent,
      state: task.state,
      doneAt: task.doneAt,
      missedAt: task.missedAt,
      missedBy: task.missedBy,
      isShown: task.isShown,
    },
    ofJob(sql`${task}`),
  ),
  warranties: rowsOf(
    {
      id: warranty.id,
      key: warranty.key,
      startsOn: warranty.startsOn,
      endsOn: warranty.endsOn,
      lineId: warranty.lineId,
    },
    ofJob(sql`${warranty}`),
  ),
} as const;

export const moneyRows = {
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
