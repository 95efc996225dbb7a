import { z } from 'zod';
import { jobListFields } from './job-requests.ts';

/** What a whole list is narrowed by and its order: a page's query without the page. A search has no landmarks. */
const wholeList = jobListFields.omit({ q: true, ids: true, cursor: true, limit: true });

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

export type LandmarksQuery = z.infer<typeof landmarksQuery>;
export type Landmarks = z.infer<typeof landmarks>;
export type OutlineQuery = z.infer<typeof outlineQuery>;
export type Outline = z.infer<typeof outline>;
export type OutlineGroup = z.infer<typeof outlineGroup>;
