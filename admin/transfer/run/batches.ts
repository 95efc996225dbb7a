import type { ImportResult } from '#contract/transfer/transfer-answers';
import { importEditsMax, importRowsMax, namesJob } from '#contract/transfer/transfer-requests';
import { chunkBySize } from '../../api/chunk-by-size.ts';

/** A row to send, with its index in the file. */
export interface Sending {
  readonly index: number;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The rows of one request, with its idempotency key. */
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

/** Number of rows in requests. */
export const rowsIn = (batches: readonly Batch[]): number =>
  batches.reduce((sum, { rows }) => sum + rows.length, 0);

/** The result of a row of the file. */
export interface RowOutcome {
  readonly index: number;
  readonly result: ImportResult;
}
