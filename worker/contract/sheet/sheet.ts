import { z } from 'zod';
import { isCursorOfList, jobListFields } from './job-list.ts';
import { businessDate, instant, instantText, plainText } from '../values.ts';

/** What a whole list is narrowed by and its order: a page's query without the page. */
const wholeList = jobListFields.omit({ ids: true, cursor: true, limit: true, facts: true });

/** Places of rows at most: more than a database holds. */
const placeMax = 100_000_000;

const place = z.coerce.number().int().min(1).max(placeMax);

/** Asks where a page of a list begins, so that a reader may jump into the middle of it. */
export const pageCursorQuery = jobListFields
  .omit({ ids: true, limit: true, facts: true })
  .extend({
    /** Of the row before the page, from 1. */
    place,
    /** Of the row that `cursor` names, where the reader knows one nearby: the server walks from there. */
    cursorPlace: place.optional(),
    /** Walks from the end of the list, which is nearer, where the server knows its length. */
    isFromEnd: z.literal('true').optional(),
  })
  .refine(isCursorOfList, { path: ['cursor'] })
  .refine(({ cursor, cursorPlace }) => (cursor === undefined) === (cursorPlace === undefined), {
    path: ['cursorPlace'],
  })
  .refine(({ place: wanted, cursorPlace }) => wanted !== cursorPlace, { path: ['place'] });

/** The list's `cursor` for the page; null where the list ends before it. */
export const pageCursor = z.object({ cursor: z.string().nullable() });

/** Asks how many jobs are late and fall due soon, of now or of a moment. */
export const dueCountsQuery = z.strictObject({ asOf: instantText.optional() });

/** Of open jobs, whatever else a list is narrowed by: those that are late, and those due within a week. */
export const dueCounts = z.object({ overdue: z.int(), soon: z.int() });

/** Of moments before it, jobs that were there already are not known; null: the whole past is. */
export const past = z.object({ keptSince: instant.nullable() });

const groupings = ['none', 'flow', 'stage', 'owner'] as const;

/** Asks what a list comes to, as a whole or by groups. */
export const groupSummaryQuery = wholeList.extend({ by: z.enum(groupings).default('none') });

const groupSum = z.object({
  currency: z.string(),
  count: z.int(),
  /** Minor units of the currency. Jobs without a total yet add nothing. */
  contractTotalMinor: z.int(),
  paidMinor: z.int(),
  outstandingMinor: z.int(),
});

const summaryGroup = z.object({
  flow: z.string().nullable(),
  stage: z.string().nullable(),
  ownerId: z.string().nullable(),
  count: z.int(),
  sums: z.array(groupSum),
});

export const groupSummary = z.object({ groups: z.array(summaryGroup) });

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
export type PageCursorQuery = z.infer<typeof pageCursorQuery>;
export type PageCursor = z.infer<typeof pageCursor>;
export type DueCountsQuery = z.infer<typeof dueCountsQuery>;
export type DueCounts = z.infer<typeof dueCounts>;
export type GroupSummaryQuery = z.infer<typeof groupSummaryQuery>;
export type GroupSummary = z.infer<typeof groupSummary>;
export type SummaryGroup = z.infer<typeof summaryGroup>;
