import { z } from 'zod';
import { lineDecisions } from '#domain/rules/rule';
import { businessDate, factValue, instant } from '../values.ts';

/** A line of a job; amounts are minor units of the job's currency. */
export const lineView = z.object({
  id: z.string(),
  position: z.int(),
  description: z.string(),
  quantity: z.number(),
  amountMinor: z.int(),
  tags: z.array(z.string()),
  isDone: z.boolean(),
  class: z.string().nullable(),
  unit: z.string().nullable(),
  /** Price of one unit; null: the amount was written. */
  unitMinor: z.int().nullable(),
  /** Accepted too where nobody decides lines. */
  decision: z.enum(lineDecisions),
  decidedAt: instant.nullable(),
  deferUntil: businessDate.nullable(),
  repeats: z.string().nullable(),
  catalogueId: z.string().nullable(),
  changeOrderId: z.string().nullable(),
  values: z.record(z.string(), factValue),
});
