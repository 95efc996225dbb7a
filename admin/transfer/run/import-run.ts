import type { Problem } from '#contract/jobs/job-answers';
import type { ImportAnswer, ImportResult } from '#contract/transfer/transfer-answers';
import { newKey } from '../../api/client.ts';
import { tryRows, type ImportRows } from '../../api/transfer.ts';
import type { Mapping } from '../columns/guess.ts';
import { faultsIn, type RowFaults } from './faults.ts';
import { lotsOf, type Lot, type RowOutcome, type Sending } from './lots.ts';
import type { ReadRows } from './read-rows.ts';
import { sendLots, type SendEnd, type SendPorts } from './send-lots.ts';

/** How many rows came to what. */
export interface Counts {
  readonly opened: number;
  readonly changed: number;
  readonly same: number;
}

const noCounts: Counts = { opened: 0, changed: 0, same: 0 };

/** What an import would change in a job that stands. */
export interface JobChange {
  readonly index: number;
  readonly number: number;
  readonly changes: ImportResult['changes'];
}

/** As many as a person reads through; the rest is told as a count. */
export const changesShownMax = 200;

/** What a dry run found: the rows that the import will send, and what is wrong with the others. */
export interface Check {
  readonly sendings: readonly Sending[];
  readonly faults: readonly RowFaults[];
  readonly counts: Counts;
  /** The first jobs that change, in the order of the file. */
  readonly changes: readonly JobChange[];
}

export interface Running {
  readonly mapping: Mapping;
  readonly signal: AbortSignal;
  readonly onProgress: (rowCount: number) => void;
  readonly problemOf: (error: unknown) => Problem;
  /** Writes the rows of one request in their turn among all that the person writes. */
  readonly write: (rows: ImportRows, operationId: string) => Promise<ImportAnswer>;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const requestOf = ({ key, rows }: Lot) => ({ key, rows: rows.map(({ row }) => row) });

const portsOf = (send: SendPorts['send'], { problemOf }: Running): SendPorts => ({ send, problemOf, wait });

const counted = (counts: Counts, { result: { outcome } }: RowOutcome): Counts =>
  outcome === 'refused' ? counts : { ...counts, [outcome]: counts[outcome] + 1 };

const byRow = (a: RowFaults, b: RowFaults): number => a.index - b.index;

const refusedIn = (outcomes: readonly RowOutcome[], mapping: Mapping): readonly RowFaults[] =>
  outcomes
    .filter(({ result }) => result.outcome === 'refused')
    .map(({ index, result }) => ({ index, faults: faultsIn(result, mapping) }));

/** An edit goes on from the version that the dry run saw: whoever changes the job in between is not overwritten. */
const withBase = (sending: Sending, outcome: RowOutcome): Sending =>
  outcome.result.version === null
    ? sending
    : { ...sending, row: { ...sending.row, baseVersion: outcome.result.version } };

const changeIn = ({ index, row }: Sending, outcome: RowOutcome | undefined): readonly JobChange[] =>
  outcome?.result.outcome === 'changed'
    ? [{ index, number: Number(row['number']), changes: outcome.result.changes }]
    : [];

/** Two at a time: the server decides one while the other is on its way. */
const tryLanes = 2;

/** Has every row decided, and nothing written. */
export const checkRows = async (
  { sendings, faults }: ReadRows,
  running: Running,
): Promise<{ readonly end: SendEnd; readonly check: Check }> => {
  const outcomes: RowOutcome[] = [];
  const end = await sendLots(
    {
      lots: lotsOf(sendings, newKey),
      lanes: tryLanes,
      signal: running.signal,
      onLot: (lot) => {
        outcomes.push(...lot);
        running.onProgress(outcomes.length);
      },
    },
    portsOf((lot, signal) => tryRows(requestOf(lot), signal), running),
  );
  const byIndex = new Map(outcomes.map((outcome) => [outcome.index, outcome]));
  const check: Check = {
    sendings: sendings.flatMap((sending) => {
      const outcome = byIndex.get(sending.index);
      const isWritten = outcome?.result.outcome === 'opened' || outcome?.result.outcome === 'changed';
      return outcome && isWritten ? [withBase(sending, outcome)] : [];
    }),
    faults: [...faults, ...refusedIn(outcomes, running.mapping)].toSorted(byRow),
    counts: outcomes.reduce(counted, noCounts),
    changes: sendings
      .flatMap((sending) => changeIn(sending, byIndex.get(sending.index)))
      .slice(0, changesShownMax),
  };
  return { end, check };
};

/** What an import has written so far. */
export interface Written {
  readonly counts: Counts;
  /** Rows that the dry run let pass and the server then refused: somebody changed the job in between. */
  readonly faults: readonly RowFaults[];
}

export const nothingWritten: Written = { counts: noCounts, faults: [] };

/** Writes rows in the order of the file, all under one gesture; `before` is what earlier tries of it wrote. */
export const writeLots = async (
  lots: readonly Lot[],
  { gesture, before }: { readonly gesture: string; readonly before: Written },
  running: Running,
): Promise<{ readonly end: SendEnd; readonly written: Written }> => {
  let written = before;
  let rowCount = 0;
  const end = await sendLots(
    {
      lots,
      lanes: 1,
      signal: running.signal,
      onLot: (outcomes) => {
        rowCount += outcomes.length;
        written = {
          counts: outcomes.reduce(counted, written.counts),
          faults: [...written.faults, ...refusedIn(outcomes, running.mapping)].toSorted(byRow),
        };
        running.onProgress(rowCount);
      },
    },
    portsOf((lot) => running.write(requestOf(lot), gesture), running),
  );
  return { end, written };
};
