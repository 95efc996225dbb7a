import type { ImportResult } from '#contract/transfer/transfer-answers';
import { importEditsMax, importRowsMax, namesJob } from '#contract/transfer/transfer-requests';
import { chunkBySize } from '../../api/chunk-by-size.ts';

/** A row to send, and which row of the file it is. */
export interface Sending {
  readonly index: number;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Rows that go in one request, and the key by which a repeat is known. */
export interface Batch {
  readonly key: string;
  readonly rows: readonly Sending[];
}

const rowsMaxOf = (rows: readonly Sending[]): number =>
  rows.some(({ row }) => namesJob(row)) ? importEditsMax : importRowsMax;

/** Rows in requests that the server takes, in their order. */
export const batchesOf = (rows: readonly Sending[], newKey: () => string): readonly Batch[] =>
  chunkBySize(rows, { itemsMax: rowsMaxOf(rows), sent: ({ row }) => row }).map((sendings) => ({
    key: newKey(),
    rows: sendings,
  }));

/** How many rows requests hold. */
export const rowsIn = (batches: readonly Batch[]): number =>
  batches.reduce((sum, { rows }) => sum + rows.length, 0);

/** What became of a row of the file. */
export interface RowOutcome {
  readonly index: number;
  readonly result: ImportResult;
}
