import { z } from 'zod';
import type { Flow } from '#domain/flow/flow';
import { jobDetail, linkView, noticeView } from '../jobs/job-answers.ts';
import { businessDate, instant } from '../values.ts';

/** Answers about the shop as a whole: its flows, calendar, notices and money without a milestone. */
export const flowList = z.object({ flows: z.array(z.custom<Flow>()) });
export const flowAnswer = z.object({ flow: z.custom<Flow>() });

export const calendarView = z.object({
  zone: z.string(),
  version: z.string(),
  publishedYears: z.array(z.int()),
  /** Days that do not follow their weekday's rule. */
  exceptions: z.array(z.object({ on: businessDate, isWorking: z.boolean() })),
  closures: z.array(z.object({ from: businessDate, to: businessDate, reason: z.string().nullable() })),
});

export const noticeList = z.object({ notices: z.array(noticeView) });

export const unmatchedView = z.object({
  id: z.string(),
  provider: z.string(),
  eventId: z.string(),
  amountMinor: z.int(),
  currency: z.string(),
  reference: z.string().nullable(),
  occurredAt: instant,
  recordedAt: instant,
  why: z.string(),
});
export const unmatchedList = z.object({ unmatched: z.array(unmatchedView) });

/** A new payment link, and the job with it. */
export const linkAnswer = jobDetail.extend({ link: linkView });

/** What became of one edit of a batch: the job's version after it, or why not. */
export const editResult = z.object({
  jobId: z.string(),
  ok: z.boolean(),
  version: z.int().nullable(),
  /** Whether the edit made that version: one that found its values standing did not. */
  isCommitted: z.boolean().optional(),
  /** Of a repeated edit: the version that an earlier try of the same operation made. */
  committedVersion: z.int().optional(),
  status: z.int(),
  code: z.string().nullable(),
  detail: z.string().nullable(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  current: z.record(z.string(), z.unknown()).optional(),
  /** Of a step back or forth: what would have come in place of `current`. */
  mine: z.record(z.string(), z.unknown()).optional(),
  /** Of a step: paths that stay, with a rule's reason, or null where nothing puts them back. */
  left: z.array(z.object({ path: z.string(), why: z.string().nullable() })).optional(),
  /** Only for a job that the step took out of the lists or brought back. */
  isWithdrawn: z.boolean().optional(),
});
export const editResults = z.object({ results: z.array(editResult), jobs: z.array(jobDetail.shape.job) });

/** What became of an operation's jobs; `after` is where the next call goes on, null at its end. */
export const undoAnswer = editResults.extend({
  gestureId: z.string(),
  after: z.string().nullable(),
  /** Something can be tried again: the operation stays the newest. The next call is told of it. */
  isUnfinished: z.boolean(),
});

/** What putting a row back would change, and what would stay: with a rule's reason, or null where nothing puts it back. */
export const restorePlan = z.object({
  /** The job's version that this was said of. */
  version: z.int(),
  changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
  left: z.array(z.object({ path: z.string(), why: z.string().nullable() })),
});

/** Of a payment provider: whether its messages can be verified, and those that were refused at the door. */
export const webhookHealthView = z.object({
  provider: z.string(),
  secret: z.enum(['ok', 'missing', 'broken']),
  issue: z.string().nullable(),
  refused: z.int(),
  lastRefusedAt: instant.nullable(),
  lastRefusedWhy: z.string().nullable(),
});

export const health = z.object({
  /** Size of the database, which D1 bounds to 10 GB; null where the platform does not say. */
  databaseBytes: z.int().nullable(),
  ok: z.boolean(),
  database: z.boolean(),
  webhooks: z.array(webhookHealthView),
  lastTickAt: instant.nullable(),
  oldestUndeliveredAt: instant.nullable(),
});

export type WebhookHealth = z.infer<typeof webhookHealthView>;
export type UnmatchedView = z.infer<typeof unmatchedView>;
export type UndoAnswer = z.infer<typeof undoAnswer>;
export type EditResult = z.infer<typeof editResult>;
export type LinkAnswer = z.infer<typeof linkAnswer>;
export type RestorePlan = z.infer<typeof restorePlan>;
