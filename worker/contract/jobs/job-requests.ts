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

/** Requests about jobs: strict, so an unknown field is refused by its path. */
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
  ...ownOpening,
  facts: factsOf(factValue).optional(),
});

/** A cell edit: `title`, `ownerId`, `contractTotalMinor`, `customer.phone`, `fact:area`. Null clears. */
export const patchJob = z.strictObject({
  baseVersion: z.int().min(1),
  ...ownPatch,
  customer: customerInput.partial().optional(),
  facts: factsOf(factValue.nullable()).optional(),
  /** For a date nearer than the flow's lead time. */
  override: z.strictObject({ reason: shortText }).optional(),
});

export const moveStage = z.strictObject({
  to: z.string().max(60),
  baseVersion: z.int().min(1).optional(),
  override: z.strictObject({ reason: shortText }).optional(),
});

/** Puts a job's row back as it was at a version of its history. */
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

/** Files a version or records what happened to the current one. */
export const recordDocument = z.strictObject({
  key: z.string().max(80),
  state: z.enum(['filed', 'delivered', 'agreed', 'signed']),
  title: shortText.optional(),
  reference: plainText.max(1000).optional(),
  note: longText.optional(),
  by: shortText.optional(),
  on: businessDate.optional(),
  ways: z.array(z.string().max(40)).max(8).optional(),
  baseVersion: z.int().min(1).optional(),
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
  /** Null gives the value back to the plan. */
  amountMinor: amountMinor.nullable().optional(),
  dueOn: businessDate.nullable().optional(),
  title: shortText.optional(),
  isCancelled: z.boolean().optional(),
  reason: shortText.optional(),
});

export const saveLine = z.strictObject({
  lineId: id.optional(),
  description: shortText,
  quantity: z.number().min(0).max(1e6).default(1),
  amountMinor,
  tags: z.array(z.string().max(40)).max(12).default([]),
  isDone: z.boolean().default(false),
  isRemoved: z.boolean().default(false),
  baseVersion: z.int().min(1).optional(),
});
/** With an id, what is absent stays; a new one needs its title and amount. */
export const saveChangeOrder = z.strictObject({
  changeOrderId: id.optional(),
  title: shortText.optional(),
  amountMinor: amountMinor.optional(),
  /** Approving one that stands takes `baseVersion`, the job as it was read, or `amountMinor`, the amount that was seen. */
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
/** With an id, what is absent stays; a new one needs its title. */
export const saveTask = z.strictObject({
  taskId: id.optional(),
  title: shortText.optional(),
  assigneeId: id.nullish(),
  dueOn: businessDate.nullish(),
  state: z.enum(['open', 'done', 'dropped']).optional(),
  baseVersion: z.int().min(1).optional(),
});

/** A notice that did not arrive: sent again to those whom it did not reach, or put aside. */
export const handleNotice = z.strictObject({
  noticeId: id,
  act: z.enum(['send', 'aside']),
  /** How its reader was told in its place. */
  reason: shortText.optional(),
  baseVersion: z.int().min(1).optional(),
});

/** Money taken by hand. `voucher` makes it happen once; `milestoneId` directs it, else oldest due first. */
export const takePayment = z.strictObject({
  amountMinor: amountMinor.min(1),
  currency: z.string().length(3),
  method: z.enum(['cash', 'transfer', 'card', 'other']),
  voucher: shortText,
  occurredAt: instant.optional(),
  milestoneId: id.optional(),
  /**
   * What of it the person was told does not fit and becomes credit. More than that is refused, for somebody else may have
   * taken the same money meanwhile. Without it only a named milestone that is paid already is asked about.
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

/** A batch of cell edits on several jobs: one operation. */
export const edits = z.strictObject({
  edits: z
    .array(patchJob.extend({ jobId: id }))
    .min(1)
    .max(500),
});

/** A step back or forth through what the person did: the newest operation, or the rest of one begun. */
export const undoRequest = z.strictObject({
  way: z.enum(['undo', 'redo']),
  gestureId: id.optional(),
  /** A person is there to be asked: a step of many jobs is refused with its size (`step-of-many`), to be sent again without this. */
  asks: z.boolean().optional(),
  /** Of an operation on many jobs: go on after this one. */
  after: id.optional(),
  /** As the call before answered: something of an earlier call can be tried again. */
  isUnfinished: z.boolean().optional(),
});

export type UndoRequest = z.infer<typeof undoRequest>;
export type OpenJob = z.infer<typeof openJob>;
export type PatchJob = z.infer<typeof patchJob>;
export type RestoreRow = z.infer<typeof restoreRow>;
export type MoveStage = z.infer<typeof moveStage>;
export type RecordFacts = z.infer<typeof recordFacts>;
export type RecordDocument = z.infer<typeof recordDocument>;
export type PatchMilestone = z.infer<typeof patchMilestone>;
export type TakePayment = z.infer<typeof takePayment>;
export type PaymentInput = z.infer<typeof paymentInput>;
export type RefundPayment = z.infer<typeof refundPayment>;
export type ReversePayment = z.infer<typeof reversePayment>;
export type AddMilestone = z.infer<typeof addMilestone>;
export type SaveLine = z.infer<typeof saveLine>;
export type SaveChangeOrder = z.infer<typeof saveChangeOrder>;
export type SaveBooking = z.infer<typeof saveBooking>;
export type SaveTask = z.infer<typeof saveTask>;
export type HandleNotice = z.infer<typeof handleNotice>;
export type EditBatch = z.infer<typeof edits>;
