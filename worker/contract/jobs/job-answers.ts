import { z } from 'zod';
import { holderView, taskView } from './task-answers.ts';
import { businessDate, factValue, instant, locale, missingItem, stepSize, textValue } from '../values.ts';
import { jobAppointment } from '../diary/diary.ts';
import { colleague } from './colleague.ts';
import { lineView } from '../lines/line-answers.ts';
import { linkedJob, warrantyView } from './linked-jobs.ts';
import { nextAct } from './next-act.ts';
import { ownAnswer } from './own-fields.ts';

/** Answers about jobs. Names are those of the domain; amounts are minor units of the job's currency. */
export const milestoneRow = z.object({
  id: z.string(),
  key: z.string(),
  position: z.int(),
  kind: z.string(),
  label: textValue,
  title: z.string().nullable(),
  amountMinor: z.int().nullable(),
  paidMinor: z.int(),
  dueOn: businessDate.nullable(),
  isProvisional: z.boolean(),
  waitsFor: z.array(z.string()),
  state: z.enum(['waiting', 'due', 'part', 'paid', 'settled', 'credit', 'cancelled']),
  readinessMissing: textValue.nullable(),
  source: z.array(z.string()),
});

/** A milestone as a cell of the sheet. Few properties, because a page has hundreds of milestones. */
export const milestoneCell = milestoneRow
  .pick({
    id: true,
    key: true,
    title: true,
    amountMinor: true,
    paidMinor: true,
    dueOn: true,
    isProvisional: true,
    state: true,
  })
  /** Null when the label is that of the flow's plan. */
  .extend({ label: textValue.nullable() });

/** One row of the grid. */
export const jobRow = z.object({
  id: z.string(),
  number: z.int(),
  version: z.int(),
  flow: z.string(),
  flowVersion: z.int(),
  ...ownAnswer,
  stage: z.string(),
  /** Key of the exit by which the job ended in that stage. */
  endedAs: z.string().nullable(),
  /** Left out of the sheet's rows, whose reader has the staff. */
  ownerName: z.string().nullable().optional(),
  customerName: z.string(),
  currency: z.string(),
  plannedMinor: z.int(),
  paidMinor: z.int(),
  outstandingMinor: z.int(),
  creditMinor: z.int(),
  /** The day of the next thing: the earliest of open milestones and open tasks. */
  nextDueOn: businessDate.nullable(),
  keyDate: businessDate.nullable(),
  progressPercent: z.number().nullable(),
  /** Number of items that the current stage still needs. */
  missingCount: z.int(),
  milestones: z.array(milestoneCell),
  /** What is next; null when it is a milestone, which the row has, or nothing. */
  next: nextAct.nullable(),
  /** Current facts by key, without logs; absent when the list was requested without facts. */
  facts: z.record(z.string(), z.unknown()).optional(),
  updatedAt: instant,
});

export const jobList = z.object({ jobs: z.array(jobRow), nextCursor: z.string().nullable() });
const customerView = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  locale,
});

const factView = z.object({
  id: z.string(),
  key: z.string(),
  value: z.unknown(),
  recordedBy: z.string(),
  recordedAt: instant,
});

export const noticeView = z.object({
  id: z.string(),
  jobId: z.string(),
  jobNumber: z.int(),
  key: z.string(),
  label: textValue,
  to: z.string(),
  toLabel: textValue,
  channel: z.string().nullable(),
  state: z.string(),
  sendAt: instant,
  /** The end of its usefulness; later it is missed. */
  expiresAt: instant,
  sentAt: instant.nullable(),
  subject: z.string().nullable(),
  body: z.string().nullable(),
  error: z.string().nullable(),
  source: z.array(z.string()),
});

const paymentView = z.object({
  id: z.string(),
  kind: z.enum(['payment', 'refund', 'reversal']),
  amountMinor: z.int(),
  currency: z.string(),
  method: z.string(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  receipt: z.string().nullable(),
  occurredAt: instant,
  recordedAt: instant,
  recordedBy: z.string(),
  allocations: z.array(z.object({ milestoneId: z.string(), amountMinor: z.int() })),
});

const changeOrderView = z.object({
  id: z.string(),
  title: z.string(),
  amountMinor: z.int(),
  state: z.enum(['proposed', 'approved', 'rejected']),
  approvedAt: instant.nullable(),
});
const bookingView = z.object({
  id: z.string(),
  role: z.string(),
  supplier: z.string(),
  phone: z.string().nullable(),
  on: businessDate.nullable(),
  state: z.enum(['asked', 'booked', 'cancelled']),
  /** Numbers of other jobs with the same supplier on the same day. */
  clashesWith: z.array(z.int()),
});
export const linkView = z.object({
  id: z.string(),
  milestoneId: z.string(),
  provider: z.string(),
  amountMinor: z.int(),
  url: z.string(),
  state: z.enum(['creating', 'open', 'paid', 'closed']),
});

/** A job in detail: its row and everything below it. Also the answer of writes on a job (a payment link adds `link`). */
export const jobDetail = z.object({
  holder: holderView,
  job: jobRow,
  milestones: z.array(milestoneRow),
  customer: customerView,
  facts: z.array(factView),
  suggestions: z.record(z.string(), factValue.nullable()),
  /** Keys of items that this job does not have, because their condition does not hold. */
  absentItems: z.array(z.string()),
  missing: z.array(missingItem),
  tasks: z.array(taskView),
  notices: z.array(noticeView),
  warranties: z.array(warrantyView),
  lines: z.array(lineView),
  changeOrders: z.array(changeOrderView),
  bookings: z.array(bookingView),
  appointments: z.array(jobAppointment),
  payments: z.array(paymentView),
  links: z.array(linkView),
  /** The signed contract fixes the total and the amounts by fields: they move by change orders only. */
  isPriceFixed: z.boolean(),
  /** Why money that the job had received was kept when it ended. */
  keptBecause: z.string().nullable(),
  /** The job from which this one was opened, and those that were opened from it. */
  linkedJobs: z.array(linkedJob),
  /**
   * Only after a write: whether it created this version. False when the values were already stored; then the
   * version may be another person's.
   */
  isCommitted: z.boolean().optional(),
  /** For a repeated write: the version that an earlier try of the operation created; its answer may have been lost. */
  committedVersion: z.int().optional(),
});

export const historyEntry = z.object({
  version: z.int(),
  at: instant,
  actor: z.string(),
  action: z.string(),
  reason: z.string().nullable(),
  requestId: z.string(),
  changes: z.array(
    z.object({
      path: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      /** Somebody who leads the shop wrote what is the act of others. */
      isPassed: z.literal(true).optional(),
    }),
  ),
});
export const historyList = z.object({ entries: z.array(historyEntry), nextBefore: z.int().nullable() });

/** RFC 9457. `fields`: invalid input; `missing`: blocked stage; `current`: stale version; `step`: undo to confirm. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  missing: z.array(missingItem).optional(),
  current: z.record(z.string(), z.unknown()).optional(),
  step: stepSize.optional(),
});

export const me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['owner', 'manager', 'staff', 'finance', 'viewer']),
  locale,
  shop: z.object({ name: z.string(), zone: z.string(), currency: z.string() }),
  staff: z.array(colleague),
  today: businessDate,
  isLocal: z.boolean(),
});

export type MilestoneRow = z.infer<typeof milestoneRow>;
export type MilestoneCell = z.infer<typeof milestoneCell>;
export type JobRow = z.infer<typeof jobRow>;
export type JobDetail = z.infer<typeof jobDetail>;
export type Problem = z.infer<typeof problem>;
export type Me = z.infer<typeof me>;
export type HistoryEntry = z.infer<typeof historyEntry>;
export type NoticeView = z.infer<typeof noticeView>;
