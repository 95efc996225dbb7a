import type { TableRow } from '../file/sheet.ts';
import { readRow, type CellIssue, type RowReader } from '../columns/read-row.ts';
import type { RowIssues } from './issues.ts';
import type { Sending } from './batches.ts';

/** The parsed rows of a file: those to send, and the issues of the others. */
export interface ReadRows {
  readonly sendings: readonly Sending[];
  readonly issues: readonly RowIssues[];
}

/** Rows parsed before the page gets time to render. */
const stepRows = 500;

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

interface Reading extends RowReader {
  readonly signal: AbortSignal;
  readonly onProgress: (count: number) => void;
  /** The message for a row whose job an earlier row has. */
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

/** Parses all rows without blocking the page. Of several rows for one job only the first is sent. */
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
