import { z } from 'zod';
import { openJob, patchJob } from '../jobs/job-requests.ts';

/** Rows of one request: what one batch writes and one answer keeps. A job that is opened has few rows. */
export const importRowsMax = 400;

/** Rows of one request that may edit jobs: each is loaded whole, and its row may be long. */
export const importEditsMax = 100;

/** A row that opens a job. */
export const importOpening = openJob.omit({ customerId: true });

/** A row that edits the job with a number. Without a base version the newest version is the base. */
export const importEdit = patchJob.omit({ override: true }).extend({
  number: z.int().min(1),
  baseVersion: z.int().min(1).optional(),
  /** The trade in the row; the row is refused when the job has another one. */
  flow: z.string().max(40).optional(),
});

/** Whether a row edits a job that there is. */
export const namesJob = ({ number }: Readonly<Record<string, unknown>>): boolean => (number ?? null) !== null;

/**
 * The rows of an import. Each is parsed separately, by `importEdit` when it has a `number`, else by
 * `importOpening`: an invalid row does not block the others.
 */
export const importRequest = z.strictObject({
  /** Validates all rows and writes nothing. */
  dryRun: z.boolean().default(false),
  rows: z
    .array(z.record(z.string().max(80), z.unknown()))
    .min(1)
    .max(importRowsMax)
    .superRefine((rows, context) => {
      if (rows.filter(namesJob).length <= importEditsMax) return;
      context.addIssue({
        code: 'too_big',
        origin: 'array',
        maximum: importEditsMax,
        inclusive: true,
        input: rows,
      });
    }),
});

export type ImportRequest = z.infer<typeof importRequest>;
export type ImportEdit = z.infer<typeof importEdit>;
