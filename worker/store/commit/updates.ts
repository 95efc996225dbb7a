import { sql } from 'drizzle-orm';
import { job } from '#db/schema/jobs/job';
import { customer } from '#db/schema/people/customer';
import type { Statement } from '#store/database/batch';
import { updateBySets, type Updated } from '#store/database/json-rows';

/** A row with its changed columns, and with all columns. */
export interface ReducedSets {
  readonly row: Updated;
  readonly whole: Updated;
}

/** Most statements for one table in a batch; each statement has one set of columns. */
const setsMax = 4;

const bySet = (rows: readonly ReducedSets[]): readonly (readonly ReducedSets[])[] => {
  const sets = new Map<string, ReducedSets[]>();
  for (const row of rows) {
    const names = Object.keys(row.row).join(' ');
    sets.set(names, [...(sets.get(names) ?? []), row]);
  }
  return [...sets.values()];
};

const picked = (whole: Updated, names: readonly string[]): Updated => ({
  ...Object.fromEntries(Object.entries(whole).filter(([name]) => names.includes(name))),
  id: whole.id,
});

/**
 * Rows in at most `setsMax` sets of columns, so that the statements of a batch do not grow with its jobs: the most
 * frequent sets stay narrow, and all other rows write the columns that any of them changed.
 */
const withFewSets = (rows: readonly ReducedSets[]): readonly Updated[] => {
  const sets = bySet(rows);
  if (sets.length <= setsMax) return rows.map(({ row }) => row);
  const bySize = sets.toSorted((a, b) => b.length - a.length);
  const narrow = bySize.slice(0, setsMax - 1).flat();
  const others = bySize.slice(setsMax - 1).flat();
  const names = [...new Set(others.flatMap(({ row }) => Object.keys(row)))];
  return [...narrow.map(({ row }) => row), ...others.map(({ whole }) => picked(whole, names))];
};

// The past of a row is a chain of moments, so its time must not decrease. Clocks of two machines differ by a little.
const neverBack = {
  name: 'never back',
  computed: { updatedAt: sql`max(${job.updatedAt}, value->>'updatedAt')` },
};

/** Statements that update rows of jobs. Their number does not depend on the number of rows. */
export const updateJobs = (rows: readonly ReducedSets[]): readonly Statement[] =>
  updateBySets(job, withFewSets(rows), neverBack);

/** The statement that updates rows of jobs which all have the same changed columns. */
export const updateAlike = (rows: readonly Updated[]): readonly Statement[] =>
  updateBySets(job, rows, neverBack);

/** Statements that update rows of customers. Their number does not depend on the number of rows. */
export const updateCustomers = (rows: readonly ReducedSets[]): readonly Statement[] =>
  updateBySets(customer, withFewSets(rows));
