import type { TableRow } from '../file/sheet.ts';
import { readRow, type CellFault, type RowReader } from '../columns/read-row.ts';
import type { RowFaults } from './faults.ts';
import type { Sending } from './lots.ts';

/** The rows of a file, read: what can be sent, and what is wrong with the others. */
export interface ReadRows {
  readonly sendings: readonly Sending[];
  readonly faults: readonly RowFaults[];
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

const twiceFault = (
  number: unknown,
  seen: Set<unknown>,
  { mapping, twice }: Reading,
): readonly CellFault[] => {
  if (number === undefined) return [];
  if (seen.has(number)) return [{ column: mapping.indexOf('number'), message: twice }];
  seen.add(number);
  return [];
};

/** Reads every row without holding the page up; of rows that name one job only the first is sent. */
export const readRows = async (rows: readonly TableRow[], reading: Reading): Promise<ReadRows> => {
  const sendings: Sending[] = [];
  const faults: RowFaults[] = [];
  const seen = new Set<unknown>();
  for (const [index, { cells, numbers }] of rows.entries()) {
    if (index % stepRows === 0) {
      reading.onProgress(index);
      await breath();
      if (reading.signal.aborted) break;
    }
    const { row, faults: own } = readRow(cells, reading, numbers);
    const all = [...own, ...twiceFault(row['number'], seen, reading)];
    if (all.length === 0) sendings.push({ index, row });
    else faults.push({ index, faults: all });
  }
  return { sendings, faults };
};
