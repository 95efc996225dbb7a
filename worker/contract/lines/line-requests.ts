import { z } from 'zod';
import { lineDecisions } from '#domain/rules/rule';
import { amountMinor, businessDate, factKey, factValue, id, plainText, shortText } from '../values.ts';

const decision = z.enum(lineDecisions);

/** Most lines that one request decides. */
const decisionsMax = 200;

/** Adds, changes or removes a line. Fields that may be absent stay unchanged then. */
export const saveLine = z.strictObject({
  lineId: id.optional(),
  description: shortText,
  quantity: z.number().min(0).max(1e6).default(1),
  /** Needed where the line has no unit price, which else gives it. */
  amountMinor: amountMinor.optional(),
  tags: z.array(z.string().max(40)).max(12).default([]),
  isDone: z.boolean().default(false),
  /** Key of a warranty class of the flow. */
  class: z.string().max(40).nullable().optional(),
  isRemoved: z.boolean().default(false),
  unit: plainText.max(20).nullable().optional(),
  /** Price of one unit; null: the amount is written. */
  unitMinor: amountMinor.nullable().optional(),
  decision: decision.optional(),
  /** With `deferred`: when to offer it again. */
  deferUntil: businessDate.nullable().optional(),
  /** The declined or deferred line that a new one offers again. */
  repeats: id.nullable().optional(),
  catalogueId: id.nullable().optional(),
  /** The change order that owns the line; null: the contract. */
  changeOrderId: id.nullable().optional(),
  /** Values of the trade's fields of lines; null clears one. */
  values: z.record(factKey, factValue.nullable()).optional(),
  baseVersion: z.int().min(1).optional(),
});

/** What the customer said to lines: all of it is recorded, or nothing. */
export const decideLines = z.strictObject({
  decisions: z
    .array(z.strictObject({ lineId: id, decision, until: businessDate.optional() }))
    .min(1)
    .max(decisionsMax),
  baseVersion: z.int().min(1).optional(),
});

export type SaveLine = z.infer<typeof saveLine>;
export type DecideLines = z.infer<typeof decideLines>;
