import { z } from 'zod';
import { openJob, patchJob } from '../jobs/job-requests.ts';

/** Most rows of a request, limited by one batch and by the size of a stored answer. */
export const importRowsMax = 100;

/** A row that opens a job. */
export const importOpening = openJob;

/** A row that edits the job with a number. Without a base version the newest version is the base. */
export const importEdit = patchJob.omit({ override: true }).extend({
  number: z.int().min(1),
  baseVersion: z.int().min(1).optional(),
  /** The trade in the row; the row is refused when the job has another one. */
  flow: z.string().max(40).optional(),
});

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
    .max(importRowsMax),
});

export type ImportRequest = z.infer<typeof importRequest>;
export type ImportEdit = z.infer<typeof importEdit>;
