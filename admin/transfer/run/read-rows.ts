import type { TableRow } from '../file/sheet.ts';
import { readRow, type CellIssue, type RowReader } from '../columns/read-row.ts';
import type { RowIssues } from './issues.ts';
import type { Sending } from './batches.ts';

/** The rows of a file, read: what can be sent, and what is wrong with the others. */
export interface ReadRows {
  readonly sendings: readonly Sending[];
  readonly issues: readonly RowIssues[];
}

/** Rows between two breaths of the page. */
const stepRows = 500;

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

interface Reading extends RowReader {
  readonly signal: AbortSignal;
  readonly onProgress: (count: number) => void;
  /** Says that an earlier row names the same job. */
  readonly twice: string;
}

const twiceIssue = (
  number: unknown,
  seen: Set<unknown>,
  { mapping, twice }: Reading,
): readonly CellIssue[] => {
  if (number === undefined) return [];
  if (seen.has(number)) return [{ column: mapping.indexOf('number'), message: twice }];
  seen.add(number);
  return [];
};

/** Reads every row without holding the page up; of rows that name one job only the first is sent. */
export const readRows = async (rows: readonly TableRow[], reading: Reading): Promise<ReadRows> => {
  const sendings: Sending[] = [];
  const issues: RowIssues[] = [];
  const seen = new Set<unknown>();
  for (const [index, { cells, numbers }] of rows.entries()) {
    if (index % stepRows === 0) {
      reading.onProgress(index);
      await breath();
      if (reading.signal.aborted) break;
    }
    const { row, issues: own } = readRow(cells, reading, numbers);
    const all = [...own, ...twiceIssue(row['number'], seen, reading)];
    if (all.length === 0) sendings.push({ index, row });
    else issues.push({ index, issues: all });
  }
  return { sendings, issues };
};
