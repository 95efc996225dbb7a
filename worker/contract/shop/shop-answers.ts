import { z } from 'zod';
import type { Flow } from '#domain/flow/flow';
import { jobDetail, linkView, noticeView } from '../jobs/job-answers.ts';
import { businessDate, instant, missingItem, textValue } from '../values.ts';

/** Answers about the whole shop: flows, calendar, notices and unmatched money. */
export const flowList = z.object({ flows: z.array(z.custom<Flow>()) });
export const flowAnswer = z.object({ flow: z.custom<Flow>() });

export const calendarView = z.object({
  zone: z.string(),
  version: z.string(),
  publishedYears: z.array(z.int()),
  /** Days that differ from their weekday's rule. */
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

/** A new payment link, with its job. */
export const linkAnswer = jobDetail.extend({ link: linkView });

/** The result of one edit of a batch: the job's version after it, or the refusal. */
export const editResult = z.object({
  jobId: z.string(),
  ok: z.boolean(),
  version: z.int().nullable(),
  /** Whether the edit created that version; false when its values were already stored. */
  isCommitted: z.boolean().optional(),
  /** For a repeated edit: the version that an earlier try of the same operation created. */
  committedVersion: z.int().optional(),
  status: z.int(),
  code: z.string().nullable(),
  detail: z.string().nullable(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** What a stage still needs that undo or redo would move on from. */
  missing: z.array(missingItem).optional(),
  current: z.record(z.string(), z.unknown()).optional(),
  /** For undo and redo: the values that would have replaced `current`. */
  mine: z.record(z.string(), z.unknown()).optional(),
  /** For undo and redo: paths that stay, with a rule's reason, or null when nothing can restore them. */
  left: z.array(z.object({ path: z.string(), why: z.string().nullable() })).optional(),
  /** Only for a job whose opening the step undid or redid. */
  isWithdrawn: z.boolean().optional(),
});
export const editResults = z.object({ results: z.array(editResult), jobs: z.array(jobDetail.shape.job) });

/** The results of an operation's jobs; `after` is where the next call continues, null at the end. */
export const undoAnswer = editResults.extend({
  gestureId: z.string(),
  after: z.string().nullable(),
  /** Something can be retried: the operation stays the newest. The next call must send it. */
  isUnfinished: z.boolean(),
});

/**
 * What restoring a row would change, and what would stay: with a rule's reason, or null when nothing can
 * restore it.
 */
export const restorePlan = z.object({
  /** The job's version that the plan is for. */
  version: z.int(),
  changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
  left: z.array(z.object({ path: z.string(), why: z.string().nullable() })),
});

const terms = z.object({ amountMinor: z.int().nullable(), dueOn: businessDate.nullable() });

/** What moving a job to another version of its flow would change. */
export const flowMovePlan = z.object({
  /** The job's version that the comparison is of. */
  version: z.int(),
  from: z.int(),
  to: z.int(),
  milestones: z.array(
    z.object({ key: z.string(), label: textValue, before: terms.nullable(), after: terms.nullable() }),
  ),
  tasks: z.object({ begin: z.array(textValue), end: z.array(textValue) }),
  /** Whether the signed contract fixes the price then, or no longer; null where nothing changes. */
  price: z.enum(['fixed', 'open']).nullable(),
  missing: z.array(textValue),
  hidden: z.array(z.object({ key: z.string(), label: textValue })),
});
export type FlowMovePlan = z.infer<typeof flowMovePlan>;

/** For each payment provider: whether its messages can be verified, and the refused ones. */
export const webhookHealthView = z.object({
  provider: z.string(),
  secret: z.enum(['ok', 'missing', 'broken']),
  issue: z.string().nullable(),
  refused: z.int(),
  lastRefusedAt: instant.nullable(),
  lastRefusedWhy: z.string().nullable(),
});

export const health = z.object({
  /** Size of the database in bytes, which D1 limits to 10 GB; null when the platform does not report it. */
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
