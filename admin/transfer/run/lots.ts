import type { ImportResult } from '#contract/transfer-answers';
import { importRowsMax } from '#contract/transfer-requests';

/** A row to send, and which row of the file it is. */
export interface Sending {
  readonly index: number;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Rows that go in one request, and the key by which a repeat is known. */
export interface Lot {
  readonly key: string;
  readonly rows: readonly Sending[];
}

/** Below the 256 KiB that the server takes, with room for what is around the rows. */
const lotBytesMax = 200_000;

const encoder = new TextEncoder();

/** Rows in requests of at most so many rows and bytes, in their order. */
export const lotsOf = (rows: readonly Sending[], newKey: () => string): readonly Lot[] => {
  const lots: Sending[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const sending of rows) {
    const size = encoder.encode(JSON.stringify(sending.row)).length + 1;
    const current = lots.at(-1);
    if (current === undefined || current.length >= importRowsMax || bytes + size > lotBytesMax) {
      lots.push([sending]);
      bytes = size;
    } else {
      current.push(sending);
      bytes += size;
    }
  }
  return lots.map((one) => ({ key: newKey(), rows: one }));
};

/** How many rows requests hold. */
export const rowsIn = (lots: readonly Lot[]): number => lots.reduce((sum, { rows }) => sum + rows.length, 0);

/** What became of a row of the file. */
export interface RowOutcome {
  readonly index: number;
  readonly result: ImportResult;
}
