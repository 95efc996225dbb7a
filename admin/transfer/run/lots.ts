import type { ImportResult } from '#contract/transfer/transfer-answers';
import { importRowsMax } from '#contract/transfer/transfer-requests';
import { inLots } from '../../api/lots.ts';

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

/** Rows in requests that the server takes, in their order. */
export const lotsOf = (rows: readonly Sending[], newKey: () => string): readonly Lot[] =>
  inLots(rows, { itemsMax: importRowsMax, sent: ({ row }) => row }).map((one) => ({
    key: newKey(),
    rows: one,
  }));

/** How many rows requests hold. */
export const rowsIn = (lots: readonly Lot[]): number => lots.reduce((sum, { rows }) => sum + rows.length, 0);

/** What became of a row of the file. */
export interface RowOutcome {
  readonly index: number;
  readonly result: ImportResult;
}
