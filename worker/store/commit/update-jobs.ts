import { sql } from 'drizzle-orm';
import { job } from '#db/schema/jobs/job';
import type { Statement } from '#store/database/batch';
import { updateBySets, type Updated } from '#store/database/json-rows';

// Clocks of two machines differ by a little: a row's past is a chain of moments, so its time never goes back.
const neverBack = {
  name: 'never back',
  computed: { updatedAt: sql`max(${job.updatedAt}, value->>'updatedAt')` },
};

/** Writes the rows of jobs: one statement for all that name the same columns. */
export const updateJobs = (rows: readonly Updated[]): readonly Statement[] =>
  updateBySets(job, rows, neverBack);
