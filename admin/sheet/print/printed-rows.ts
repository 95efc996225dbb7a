import type { GridRow } from '../../grid/index.ts';

/** Most printed jobs: about sixty pages, which load in a few seconds. */
export const printMax = 2000;

export interface Printed {
  readonly rows: readonly GridRow[];
  readonly jobCount: number;
}

/** The rows to print: the first rows without a gap, at most `max` jobs. */
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
