import { z } from 'zod';
import { instantText } from '../values.ts';

/** Queries about the shop and a job's history. Strict, like bodies. */
export const noticesQuery = z.strictObject({
  from: instantText.optional(),
  to: instantText.optional(),
  /** Only notices that did not reach their recipient, or may not have. */
  undelivered: z.literal('true').optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export const historyQuery = z.strictObject({
  /** Entries older than this version. */
  before: z.coerce.number().int().min(1).optional(),
  /** Starts at the last entry at or before this instant. */
  at: instantText.optional(),
  /** Only changes of this path: the history of one cell. */
  path: z.string().min(1).max(200).optional(),
});
export const restoreQuery = z.strictObject({ toVersion: z.coerce.number().int().min(1) });
export const flowMoveQuery = z.strictObject({ to: z.coerce.number().int().min(1) });
export const createLink = z.strictObject({ provider: z.string().max(40).optional() });

export type NoticesQuery = z.infer<typeof noticesQuery>;
export type HistoryQuery = z.infer<typeof historyQuery>;
