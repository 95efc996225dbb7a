import { z } from 'zod';
import { jobRow } from '../jobs/job-answers.ts';
import { locale } from '../values.ts';

/** What became of a row, or would in a dry run. `same`: all it says stands already. */
export const importResult = z.object({
  outcome: z.enum(['opened', 'changed', 'same', 'refused']),
  /** Null for what is not there. A new job has an id; its number is given by the database. */
  jobId: z.string().nullable(),
  /** Of an existing job, before the row is applied: the base version of the import that follows a dry run. */
  version: z.int().nullable(),
  code: z.string().nullable(),
  detail: z.string().nullable(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })),
  /** What a dry run would change in an existing job, by the paths of its history; empty otherwise. */
  changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
});

/** One result a row, in their order. */
export const importAnswer = z.object({ results: z.array(importResult) });

/** A job with all of it that an import could write back: its customer's details, and its facts by key. */
export const exportedJob = jobRow.omit({ milestones: true }).extend({
  customer: z.object({
    phone: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
    /** In which the customer gets notices. */
    locale,
  }),
  facts: z.record(z.string(), z.unknown()),
});

/** A page of the list that the same query gives. */
export const exportPage = z.object({ jobs: z.array(exportedJob), nextCursor: z.string().nullable() });

export type ExportedJob = z.infer<typeof exportedJob>;
export type ExportPage = z.infer<typeof exportPage>;
export type ImportResult = z.infer<typeof importResult>;
export type ImportAnswer = z.infer<typeof importAnswer>;
