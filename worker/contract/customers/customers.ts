import { z } from 'zod';
import { thingKinds } from '../flows/thing-schema.ts';
import { factValue, id, locale, plainText, shortText, stepSize } from '../values.ts';

/** Customers over all jobs. */
const details = {
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  locale,
} as const;

export const customerSummary = z.object({
  id: z.string(),
  version: z.int(),
  ...details,
  /** Equal for the same telephone. */
  phoneKey: z.string().nullable(),
  jobCount: z.int(),
  openCount: z.int(),
  /** The newest job. */
  lastNumber: z.int(),
  lastTitle: z.string(),
});

export const customersQuery = z.strictObject({
  /** A name, its pinyin, a telephone number, an address, a plate: whatever finds a job finds its customer. */
  q: z.string().min(1).max(100).optional(),
  /** The customers with this telephone number. */
  phone: z.string().min(1).max(40).optional(),
  /** `1`: customers who have their telephone number with another one, in the order of numbers. */
  duplicates: z.literal('1').optional(),
  /** Where the page begins, as the page before it says. */
  after: z.string().max(60).optional(),
});

export const customerList = z.object({
  customers: z.array(customerSummary),
  nextAfter: z.string().nullable(),
});

export const customerJob = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  flow: z.string(),
  flowVersion: z.int(),
  stage: z.string(),
  endedAs: z.string().nullable(),
  isClosed: z.boolean(),
  currency: z.string(),
  paidMinor: z.int(),
  outstandingMinor: z.int(),
  nextDueOn: z.string().nullable(),
  keyDate: z.string().nullable(),
  thingId: z.string().nullable(),
});

const thingView = z.object({
  id: z.string(),
  kind: z.enum(thingKinds),
  title: z.string(),
  /** The newest value of each item of the thing. */
  values: z.record(z.string(), factValue.nullable()),
});

export const customerDetail = z.object({
  customer: customerSummary,
  /** Those that were merged with this one, as they were: nothing of them is lost. */
  merged: z.array(z.object({ id: z.string(), ...details })),
  jobs: z.array(customerJob),
  /** What was paid and what is due, by currency, over all jobs. */
  money: z.array(z.object({ currency: z.string(), paidMinor: z.int(), outstandingMinor: z.int() })),
  things: z.array(thingView),
  /** Further customers with the same telephone number. */
  samePhone: z.array(customerSummary),
});

export const thingDetail = z.object({
  thing: thingView.extend({ customerId: z.string() }),
  /** Its history: all jobs about it, newest first. */
  jobs: z.array(customerJob),
});

/** Absent fields stay unchanged; null clears. */
export const patchCustomer = z.strictObject({
  baseVersion: z.int().min(1),
  name: shortText.optional(),
  phone: plainText.max(40).nullable().optional(),
  email: z.email().max(200).nullable().optional(),
  address: plainText.max(400).nullable().optional(),
  locale: locale.optional(),
});

/** Merges another customer into this one. */
export const mergeCustomers = z.strictObject({
  from: id,
  baseVersion: z.int().min(1),
  fromVersion: z.int().min(1),
  /** The address of letters from then on, where the two have different ones. */
  email: z.email().max(200).optional(),
});

/** The operation by which the merge is undone, and how many jobs moved. */
export const mergedAnswer = z.object({
  gestureId: stepSize.shape.gestureId,
  movedCount: z.int(),
});

export type CustomerSummary = z.infer<typeof customerSummary>;
export type CustomersQuery = z.infer<typeof customersQuery>;
export type CustomerList = z.infer<typeof customerList>;
export type CustomerJob = z.infer<typeof customerJob>;
export type CustomerDetail = z.infer<typeof customerDetail>;
export type ThingDetail = z.infer<typeof thingDetail>;
export type PatchCustomer = z.infer<typeof patchCustomer>;
export type MergeCustomers = z.infer<typeof mergeCustomers>;
export type MergedAnswer = z.infer<typeof mergedAnswer>;
