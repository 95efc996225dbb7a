import { z } from 'zod';
import { jobRow } from '../jobs/job-answers.ts';
import { locale } from '../values.ts';

/** The result of a row, or its preview in a dry run. `same`: all its values are already stored. */
export const importResult = z.object({
  outcome: z.enum(['opened', 'changed', 'same', 'refused']),
  /** Null when the job does not exist. A new job has an id; the database assigns its number. */
  jobId: z.string().nullable(),
  /** The version of an existing job before the row: the base version for the import after a dry run. */
  version: z.int().nullable(),
  code: z.string().nullable(),
  detail: z.string().nullable(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })),
  /** The changes that a dry run would make in an existing job, by history path; else empty. */
  changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
});

/** One result for each row, in order. */
export const importAnswer = z.object({ results: z.array(importResult) });

/** A job with everything that an import can write back: customer details and facts by key. */
export const exportedJob = jobRow.omit({ milestones: true }).extend({
  customer: z.object({
    phone: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
    /** The language of the customer's notices. */
    locale,
  }),
  facts: z.record(z.string(), z.unknown()),
});

/** A page of an export. */
export const exportPage = z.object({ jobs: z.array(exportedJob), nextCursor: z.string().nullable() });

export type ExportedJob = z.infer<typeof exportedJob>;
export type ExportPage = z.infer<typeof exportPage>;
export type ImportResult = z.infer<typeof importResult>;
export type ImportAnswer = z.infer<typeof importAnswer>;
