import { z } from 'zod';
import {
  amountMinor,
  businessDate,
  factKey,
  factsMax,
  factsOf,
  factValue,
  id,
  instant,
  locale,
  longText,
  plainText,
  shortText,
} from '../values.ts';
import { ownOpening, ownPatch } from './own-fields.ts';

/** Requests about jobs. All schemas are strict, so an unknown field is refused by its path. */
const customerInput = z.strictObject({
  name: shortText,
  phone: plainText.max(40).nullish(),
  email: z.email().max(200).nullish(),
  address: plainText.max(400).nullish(),
  locale: locale.optional(),
});

export const openJob = z.strictObject({
  flow: z.string().max(40),
  customer: customerInput,
  /** A known customer has the job; then `customer` is only what was typed to find them. */
  customerId: id.optional(),
  ...ownOpening,
  facts: factsOf(factValue).optional(),
});

/** A cell edit: `title`, `ownerId`, `contractTotalMinor`, `customer.phone`, `fact:area`. Null clears. */
export const patchJob = z.strictObject({
  baseVersion: z.int().min(1),
  ...ownPatch,
  customer: customerInput.partial().optional(),
  facts: factsOf(factValue.nullable()).optional(),
  /** The reason for a date nearer than the flow's lead time. */
  override: z.strictObject({ reason: shortText }).optional(),
});

/** Moves a job to a stage, or ends it by an exit: `exit/lost`. An exit takes the facts that it needs along. */
export const moveStage = z.strictObject({
  to: z.string().max(60),
  facts: factsOf(factValue).optional(),
  baseVersion: z.int().min(1).optional(),
  override: z.strictObject({ reason: shortText }).optional(),
});

/** Opens a job from another one. A claim names the line that it is about. */
export const openLinked = z.strictObject({
  kind: z.enum(['claim', 'lead', 'repeat']),
  title: shortText.optional(),
  lineId: id.optional(),
  /** The day of the claim; absent: today. */
  on: businessDate.optional(),
  /** True to open a claim that no warranty covers as paid work. */
  isPaidWork: z.boolean().optional(),
  facts: factsOf(factValue).optional(),
  baseVersion: z.int().min(1).optional(),
});

/** Restores a job's row to a version of its history. */
export const restoreRow = z.strictObject({
  toVersion: z.int().min(1),
  baseVersion: z.int().min(1),
});

/** Facts other than plain values: document states, checks, logs. */
export const recordFacts = z.strictObject({
  baseVersion: z.int().min(1).optional(),
  facts: z
    .array(
      z.strictObject({
        key: factKey,
        value: z.union([
          factValue,
          z.null(),
          z.strictObject({ note: longText.min(1), on: businessDate.optional() }),
        ]),
      }),
    )
    .min(1)
    .max(factsMax),
  override: z.strictObject({ reason: shortText }).optional(),
});

export const addMilestone = z.strictObject({
  title: shortText,
  amountMinor,
  dueOn: businessDate.nullable(),
  baseVersion: z.int().min(1).optional(),
});
export const patchMilestone = z.strictObject({
  milestoneId: id,
  baseVersion: z.int().min(1),
  /** Null returns the value to the plan. */
  amountMinor: amountMinor.nullable().optional(),
  dueOn: businessDate.nullable().optional(),
  title: shortText.optional(),
  isCancelled: z.boolean().optional(),
  reason: shortText.optional(),
});

/** With an id, absent fields stay unchanged; a new change order needs its title and amount. */
export const saveChangeOrder = z.strictObject({
  changeOrderId: id.optional(),
  title: shortText.optional(),
  amountMinor: amountMinor.optional(),
  /**
   * Approving an existing change order needs `baseVersion` (the job's version as read) or `amountMinor` (the
   * displayed amount).
   */
  state: z.enum(['proposed', 'approved', 'rejected']).optional(),
  baseVersion: z.int().min(1).optional(),
});
export const saveBooking = z.strictObject({
  bookingId: id.optional(),
  role: z.string().max(40),
  supplier: shortText,
  phone: plainText.max(40).nullish(),
  on: businessDate.nullish(),
  state: z.enum(['asked', 'booked', 'cancelled']).default('asked'),
  baseVersion: z.int().min(1).optional(),
});
/** With an id, absent fields stay unchanged; a new task needs its title. */
export const saveTask = z.strictObject({
  taskId: id.optional(),
  title: shortText.optional(),
  /** For whom a task added by hand stands: the couple, the customer’s mother. */
  party: plainText.max(80).nullish(),
  /** Of a task of a duty: who takes it; null gives it back. */
  assigneeId: id.nullish(),
  dueOn: businessDate.nullish(),
  state: z.enum(['open', 'done', 'dropped']).optional(),
  baseVersion: z.int().min(1).optional(),
});

/** Handles an undelivered notice: sends it again to those it did not reach, or sets it aside. */
export const handleNotice = z.strictObject({
  noticeId: id,
  act: z.enum(['send', 'aside']),
  /** How the recipient was informed instead. */
  reason: shortText.optional(),
  baseVersion: z.int().min(1).optional(),
});

/**
 * Records a manual payment. `voucher` is its reference, which is booked once; without `milestoneId` the money
 * goes to the oldest due milestone first.
 */
export const takePayment = z.strictObject({
  amountMinor: amountMinor.min(1),
  currency: z.string().length(3),
  method: z.enum(['cash', 'transfer', 'card', 'other']),
  voucher: shortText,
  occurredAt: instant.optional(),
  milestoneId: id.optional(),
  /**
   * The part (minor units) that the person expects to become credit. A larger credit is refused, because
   * somebody else may have recorded the same payment meanwhile. Without it only a milestone that is already
   * paid needs confirmation.
   */
  creditMinor: amountMinor.min(0).optional(),
  note: longText.optional(),
});
export const refundPayment = z.strictObject({
  refundOf: id,
  amountMinor: amountMinor.min(1),
  voucher: shortText,
  reason: shortText,
  milestoneId: id.optional(),
});
export const reversePayment = z.strictObject({ reversalOf: id, reason: shortText });
export const paymentInput = z.union([takePayment, refundPayment, reversePayment]);

/** Cell edits on several jobs, as one operation. */
export const edits = z.strictObject({
  edits: z
    .array(patchJob.extend({ jobId: id }))
    .min(1)
    .max(500),
});

/** Undoes or redoes the newest operation of the person, or continues one with many jobs. */
export const undoRequest = z.strictObject({
  way: z.enum(['undo', 'redo']),
  gestureId: id.optional(),
  /**
   * The client can ask for confirmation: a step of many jobs is refused with its size (`step-of-many`), and
   * repeated without this after the answer.
   */
  asks: z.boolean().optional(),
  /** For an operation on many jobs: continues after this job. */
  after: id.optional(),
  /** From the previous call's answer: something of it can be retried. */
  isUnfinished: z.boolean().optional(),
});

export type UndoRequest = z.infer<typeof undoRequest>;
export type OpenJob = z.infer<typeof openJob>;
export type PatchJob = z.infer<typeof patchJob>;
export type RestoreRow = z.infer<typeof restoreRow>;
export const moveFlow = z.strictObject({
  /** The version of the job's flow to go by, older or newer. */
  to: z.int().min(1),
  baseVersion: z.int().min(1).optional(),
});
export type MoveFlow = z.infer<typeof moveFlow>;
export type OpenLinked = z.infer<typeof openLinked>;
export type MoveStage = z.infer<typeof moveStage>;
export type RecordFacts = z.infer<typeof recordFacts>;
export type PatchMilestone = z.infer<typeof patchMilestone>;
export type TakePayment = z.infer<typeof takePayment>;
export type PaymentInput = z.infer<typeof paymentInput>;
export type RefundPayment = z.infer<typeof refundPayment>;
export type ReversePayment = z.infer<typeof reversePayment>;
export type AddMilestone = z.infer<typeof addMilestone>;
export type SaveChangeOrder = z.infer<typeof saveChangeOrder>;
export type SaveBooking = z.infer<typeof saveBooking>;
export type SaveTask = z.infer<typeof saveTask>;
export type HandleNotice = z.infer<typeof handleNotice>;
export type EditBatch = z.infer<typeof edits>;
