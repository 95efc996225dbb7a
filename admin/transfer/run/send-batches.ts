import type { ImportAnswer } from '#contract/transfer/transfer-answers';
import type { Problem } from '#contract/jobs/job-answers';
import type { Batch, RowOutcome } from './batches.ts';

export interface SendPorts {
  /** Rejects with an error for `problemOf`. */
  readonly send: (batch: Batch, signal: AbortSignal) => Promise<ImportAnswer>;
  readonly problemOf: (error: unknown) => Problem;
  readonly wait: (ms: number) => Promise<void>;
}

export interface SendJob {
  readonly batches: readonly Batch[];
  /** Concurrent requests; one keeps the order of the file. */
  readonly lanes: number;
  readonly signal: AbortSignal;
  readonly onBatch: (outcomes: readonly RowOutcome[]) => void;
}

/** How sending ended; batches that were not sent can be sent again with their keys. */
export type SendEnd =
  | { readonly how: 'done' }
  | { readonly how: 'cancelled'; readonly rest: readonly Batch[] }
  | { readonly how: 'stopped'; readonly rest: readonly Batch[]; readonly problem: Problem };

const triesMax = 6;
const firstWaitMs = 500;

/** Whether a failure is temporary, so that the same batch is retried after a delay. */
const isPassing = ({ status }: Problem): boolean => status === 0 || status === 429 || status === 503;

const sendOne = async (
  batch: Batch,
  { send, problemOf, wait }: SendPorts,
  signal: AbortSignal,
): Promise<ImportAnswer | Problem> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send(batch, signal);
    } catch (error) {
      const problem = problemOf(error);
      if (signal.aborted || tries >= triesMax || !isPassing(problem)) return problem;
      await wait(firstWaitMs * 2 ** (tries - 1));
    }
  }
};

/**
 * Sends batches and reports each one. A temporary failure is retried; any other one stops, with the remaining
 * batches.
 */
export const sendBatches = async (
  { batches, lanes, signal, onBatch }: SendJob,
  ports: SendPorts,
): Promise<SendEnd> => {
  const left = new Set(batches);
  const queue = [...batches];
  const problems: Problem[] = [];
  const lane = async (): Promise<void> => {
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
      if (signal.aborted || problems.length > 0) return;
      const answer = await sendOne(batch, ports, signal);
      if (!('results' in answer)) {
        problems.push(answer);
        return;
      }
      left.delete(batch);
      onBatch(answer.results.map((result, at) => ({ index: batch.rows[at]?.index ?? 0, result })));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const rest = [...left];
  const [problem] = problems;
  if (rest.length === 0) return { how: 'done' };
  if (signal.aborted || problem === undefined) return { how: 'cancelled', rest };
  return { how: 'stopped', rest, problem };
};
