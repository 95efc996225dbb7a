import { z } from 'zod';
import { jobListFields } from './job-list.ts';
import { businessDate, instant, plainText } from '../values.ts';

/** What a whole list is narrowed by and its order: a page's query without the page. */
const wholeList = jobListFields.omit({ ids: true, cursor: true, limit: true, facts: true });

/** Asks where the pages of a list begin, so that a reader may jump into the middle of it. */
export const landmarksQuery = wholeList.extend({
  /** Rows between two landmarks. */
  every: z.coerce.number().int().min(50).max(500).default(100),
});

export const landmarks = z.object({
  /** All rows of the list. */
  total: z.int(),
  /** Of the row before the second page, the third, and so on: the list's `cursor` for it. */
  cursors: z.array(z.string()),
});

/** Of moments before it, jobs that were there already are not known; null: the whole past is. */
export const past = z.object({ keptSince: instant.nullable() });

const groupings = ['none', 'flow', 'stage', 'owner'] as const;

/** Asks what a list comes to, as a whole or by groups. */
export const outlineQuery = wholeList.extend({ by: z.enum(groupings).default('none') });

const groupSum = z.object({
  currency: z.string(),
  count: z.int(),
  /** Minor units of the currency. Jobs without a total yet add nothing. */
  contractTotalMinor: z.int(),
  paidMinor: z.int(),
  outstandingMinor: z.int(),
});

const outlineGroup = z.object({
  flow: z.string().nullable(),
  stage: z.string().nullable(),
  ownerId: z.string().nullable(),
  count: z.int(),
  sums: z.array(groupSum),
});

export const outline = z.object({ groups: z.array(outlineGroup) });

/** The columns in which a text is sought, in the order of the sheet; of one trade its own too, as `fact:area`. */
export const findColumns = [
  'title',
  'number',
  'trade',
  'stage',
  'nextDue',
  'customer',
  'owner',
  'keyDate',
  'contractTotal',
  'paid',
  'outstanding',
  'progress',
] as const;

/** Rows that one search of the sheet tells of. */
export const findMax = 500;

/** Asks where a text stands among all rows of a list, loaded by the reader or not. */
export const findQuery = wholeList.extend({
  text: plainText.min(1).max(80),
  /** The text read as a day: `2026年3月5日` stands in the sheet as another text. */
  day: businessDate.optional(),
  /** The text read as a plain number, without sign and groups: what is sought in amounts. */
  amount: z
    .string()
    .regex(/^\d{1,13}(?:\.\d{1,4})?$/)
    .optional(),
  by: z.enum(groupings).default('none'),
});

const foundRow = z.object({
  id: z.string(),
  /** From 1, in the list, or in the row's group where the list is asked for by groups. */
  place: z.int(),
  flow: z.string().nullable(),
  stage: z.string().nullable(),
  ownerId: z.string().nullable(),
  columns: z.array(z.string()),
});

export const found = z.object({ rows: z.array(foundRow), hasMore: z.boolean() });

export type FindQuery = z.infer<typeof findQuery>;
export type Found = z.infer<typeof found>;
export type LandmarksQuery = z.infer<typeof landmarksQuery>;
export type Landmarks = z.infer<typeof landmarks>;
export type OutlineQuery = z.infer<typeof outlineQuery>;
export type Outline = z.infer<typeof outline>;
export type OutlineGroup = z.infer<typeof outlineGroup>;
