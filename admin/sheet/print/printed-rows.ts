import type { GridRow } from '../../grid/index.ts';

/** Jobs on paper at most: some sixty pages, and as many as are loaded for it in a few seconds. */
export const printMax = 2000;

export interface Printed {
  readonly rows: readonly GridRow[];
  readonly jobCount: number;
}

/** The rows that go on paper: from the first on as far as they are loaded without a gap, and not more than `max` jobs. */
export const printedRows = (rows: readonly GridRow[], max: number): Printed => {
  const printed: GridRow[] = [];
  let jobCount = 0;
  for (const row of rows) {
    if (row.isLoading || (jobCount === max && !row.isGroup)) break;
    printed.push(row);
    if (!row.isGroup) jobCount += 1;
  }
  return { rows: printed, jobCount };
};
