import type { Problem } from '#contract/jobs/job-answers';
import type { ImportAnswer, ImportResult } from '#contract/transfer/transfer-answers';
import { newKey } from '../../api/client.ts';
import { tryRows, type ImportRows } from '../../api/transfer.ts';
import type { Mapping } from '../columns/guess.ts';
import { issuesIn, type RowIssues } from './issues.ts';
import { batchesOf, type Batch, type RowOutcome, type Sending } from './batches.ts';
import type { ReadRows } from './read-rows.ts';
import { sendBatches, type SendEnd, type SendPorts } from './send-batches.ts';

/** Counts of rows by outcome. */
export interface Counts {
  readonly opened: number;
  readonly changed: number;
  readonly same: number;
}

const noCounts: Counts = { opened: 0, changed: 0, same: 0 };

/** The changes of an import in an existing job. */
export interface JobChange {
  readonly index: number;
  readonly number: number;
  readonly changes: ImportResult['changes'];
}

/** Most changed jobs that are listed; the rest are counted. */
export const changesListedMax = 200;

/** The result of a dry run: the rows to import, and the issues of the others. */
export interface Check {
  readonly sendings: readonly Sending[];
  readonly issues: readonly RowIssues[];
  readonly counts: Counts;
  /** The first changed jobs, in the order of the file. */
  readonly changes: readonly JobChange[];
}

export interface Running {
  readonly mapping: Mapping;
  readonly signal: AbortSignal;
  readonly onProgress: (rowCount: number) => void;
  readonly problemOf: (error: unknown) => Problem;
  /** Writes the rows of one request, queued with the person's other writes. */
  readonly write: (rows: ImportRows, operationId: string) => Promise<ImportAnswer>;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const requestOf = ({ key, rows }: Batch) => ({ key, rows: rows.map(({ row }) => row) });

const portsOf = (send: SendPorts['send'], { problemOf }: Running): SendPorts => ({ send, problemOf, wait });

const counted = (counts: Counts, { result: { outcome } }: RowOutcome): Counts =>
  outcome === 'refused' ? counts : { ...counts, [outcome]: counts[outcome] + 1 };

const byRow = (a: RowIssues, b: RowIssues): number => a.index - b.index;

const refusedIn = (outcomes: readonly RowOutcome[], mapping: Mapping): readonly RowIssues[] =>
  outcomes
    .filter(({ result }) => result.outcome === 'refused')
    .map(({ index, result }) => ({ index, issues: issuesIn(result, mapping) }));

/** An edit is based on the version that the dry run read, so that later changes by others are not overwritten. */
const withBase = (sending: Sending, outcome: RowOutcome): Sending =>
  outcome.result.version === null
    ? sending
    : { ...sending, row: { ...sending.row, baseVersion: outcome.result.version } };

const changeIn = ({ index, row }: Sending, outcome: RowOutcome | undefined): readonly JobChange[] =>
  outcome?.result.outcome === 'changed'
    ? [{ index, number: Number(row['number']), changes: outcome.result.changes }]
    : [];

/** Two requests at a time: the server validates one while the next is being sent. */
const tryLanes = 2;

/** Validates all rows by a dry run; nothing is written. */
export const checkRows = async (
  { sendings, issues }: ReadRows,
  running: Running,
): Promise<{ readonly end: SendEnd; readonly check: Check }> => {
  const outcomes: RowOutcome[] = [];
  const end = await sendBatches(
    {
      batches: batchesOf(sendings, newKey),
      lanes: tryLanes,
      signal: running.signal,
      onBatch: (batch) => {
        outcomes.push(...batch);
        running.onProgress(outcomes.length);
      },
    },
    portsOf((batch, signal) => tryRows(requestOf(batch), signal), running),
  );
  const byIndex = new Map(outcomes.map((outcome) => [outcome.index, outcome]));
  const check: Check = {
    sendings: sendings.flatMap((sending) => {
      const outcome = byIndex.get(sending.index);
      const isWritten = outcome?.result.outcome === 'opened' || outcome?.result.outcome === 'changed';
      return outcome && isWritten ? [withBase(sending, outcome)] : [];
    }),
    issues: [...issues, ...refusedIn(outcomes, running.mapping)].toSorted(byRow),
    counts: outcomes.reduce(counted, noCounts),
    changes: sendings
      .flatMap((sending) => changeIn(sending, byIndex.get(sending.index)))
      .slice(0, changesListedMax),
  };
  return { end, check };
};

/** What an import has written so far. */
export interface Written {
  readonly counts: Counts;
  /** Rows that passed the dry run but were refused later, because somebody changed the job meanwhile. */
  readonly issues: readonly RowIssues[];
}

export const nothingWritten: Written = { counts: noCounts, issues: [] };

/** Writes rows in the order of the file as one operation; `before` is what earlier tries wrote. */
export const writeBatches = async (
  batches: readonly Batch[],
  { operation, before }: { readonly operation: string; readonly before: Written },
  running: Running,
): Promise<{ readonly end: SendEnd; readonly written: Written }> => {
  let written = before;
  let rowCount = 0;
  const end = await sendBatches(
    {
      batches,
      lanes: 1,
      signal: running.signal,
      onBatch: (outcomes) => {
        rowCount += outcomes.length;
        written = {
          counts: outcomes.reduce(counted, written.counts),
          issues: [...written.issues, ...refusedIn(outcomes, running.mapping)].toSorted(byRow),
        };
        running.onProgress(rowCount);
      },
    },
    portsOf((batch) => running.write(requestOf(batch), operation), running),
  );
  return { end, written };
};
