import { z } from 'zod';
import { isCursorOfList, jobListFields } from './job-list.ts';
import { businessDate, instant, instantText, plainText } from '../values.ts';

/** The filters and the order of a whole list: a page's query without paging. */
const wholeList = jobListFields.omit({ ids: true, cursor: true, limit: true, facts: true });

/** Largest position of a row; no database has as many rows. */
const placeMax = 100_000_000;

const place = z.coerce.number().int().min(1).max(placeMax);

/** The query for the cursor of a page at a position, so that a reader can jump into the middle of a list. */
export const pageCursorQuery = jobListFields
  .omit({ ids: true, limit: true, facts: true })
  .extend({
    /** The position of the row before the page, from 1. */
    place,
    /** The position of the row of `cursor`, when the reader knows one nearby: the server scans from it. */
    cursorPlace: place.optional(),
    /** Scans from the end of the list, when it is nearer and the server knows the length. */
    isFromEnd: z.literal('true').optional(),
  })
  .refine(isCursorOfList, { path: ['cursor'] })
  .refine(({ cursor, cursorPlace }) => (cursor === undefined) === (cursorPlace === undefined), {
    path: ['cursorPlace'],
  })
  .refine(({ place: wanted, cursorPlace }) => wanted !== cursorPlace, { path: ['place'] });

/** The list's `cursor` for the page; null when the list ends before it. */
export const pageCursor = z.object({ cursor: z.string().nullable() });

/** The query for the counts of overdue jobs and of jobs due soon, now or at a past moment. */
export const dueCountsQuery = z.strictObject({ asOf: instantText.optional() });

/** Counts of open jobs, without other filters: the overdue ones, and those due within a week. */
export const dueCounts = z.object({ overdue: z.int(), soon: z.int() });

/** The past before `keptSince` lacks the jobs that existed then; null when the whole past is stored. */
export const past = z.object({ keptSince: instant.nullable() });

const groupings = ['none', 'flow', 'stage', 'owner'] as const;

/** The query for the sums of a list, as a whole or by groups. */
export const groupSummaryQuery = wholeList.extend({ by: z.enum(groupings).default('none') });

const groupSum = z.object({
  currency: z.string(),
  count: z.int(),
  /** Minor units of the currency. Jobs without a total count as zero. */
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

/** Most rows in the answer of one search of the sheet. */
export const findMax = 500;

/** The query for the positions of a text in all rows of a list, also in rows that the reader has not loaded. */
export const findQuery = wholeList.extend({
  text: plainText.min(1).max(80),
  /** The text parsed as a date, because the sheet displays `2026年3月5日` in another form. */
  day: businessDate.optional(),
  /** The text parsed as a plain number, without sign and separators, for the search of amounts. */
  amount: z
    .string()
    .regex(/^\d{1,13}(?:\.\d{1,4})?$/)
    .optional(),
  by: z.enum(groupings).default('none'),
});

const foundRow = z.object({
  id: z.string(),
  /** The position from 1 in the list; in the row's group when the query is by groups. */
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
