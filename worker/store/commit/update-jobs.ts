import { sql } from 'drizzle-orm';
import { job } from '#db/schema/jobs/job';
import type { Statement } from '#store/database/batch';
import { updateBySets, type Updated } from '#store/database/json-rows';

// Clocks of two machines differ slightly, but the past of a row must have increasing times, so `updated_at`
// never decreases.
const neverBack = {
  name: 'never back',
  computed: { updatedAt: sql`max(${job.updatedAt}, value->>'updatedAt')` },
};

/** Updates job rows, with one statement for each set of columns. */
export const updateJobs = (rows: readonly Updated[]): readonly Statement[] =>
  updateBySets(job, rows, neverBack);
