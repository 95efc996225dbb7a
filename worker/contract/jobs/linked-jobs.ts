import { z } from 'zod';
import { businessDate, id, textValue } from '../values.ts';

/** The job from which a job was opened, or one that was opened from it. */
export const linkedJob = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  kind: z.enum(['claim', 'lead', 'repeat']),
  /** True for the job from which this one was opened. */
  isOrigin: z.boolean(),
  isClosed: z.boolean(),
});

/** A warranty of the whole work, or of a line. */
export const warrantyView = z.object({
  key: z.string(),
  label: textValue,
  startsOn: businessDate,
  endsOn: businessDate,
  lineId: z.string().nullable(),
  source: z.array(z.string()),
});

/** Asks whether a line is covered by a warranty on a day; without a day, today. */
export const coverageQuery = z.strictObject({ line: id, on: businessDate.optional() });

export const coverageAnswer = z.object({
  lineId: z.string(),
  on: businessDate,
  isCovered: z.boolean(),
  /** The first and the last day, both covered; null where no warranty counts for the line. */
  startsOn: businessDate.nullable(),
  endsOn: businessDate.nullable(),
  why: z.enum(['no-class', 'declined', 'excluded', 'not-accepted', 'before-start', 'expired']).nullable(),
  whyText: textValue.nullable(),
});

export type CoverageQuery = z.infer<typeof coverageQuery>;
export type CoverageAnswer = z.infer<typeof coverageAnswer>;
