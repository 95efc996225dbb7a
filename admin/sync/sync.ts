import type { QueryClient } from '@tanstack/react-query';
import type { OpenJob } from '#contract/jobs/job-requests';
import type { ImportAnswer } from '#contract/transfer/transfer-answers';
import { answerOf, api, newKey, newOperationId, readJobs } from '../api/client.ts';
import { problemOfError } from '../api/problem.ts';
import { invalidateLists } from '../api/sheet-queries.ts';
import { writeRows, type ImportRows } from '../api/transfer.ts';
import type { GridEdit } from '../grid/index.ts';
import { jobCalls, type DetailOutcome, type JobCalls, type RequestHeader } from './job-calls.ts';
import { batchOpener, type OpenBatch } from './open-jobs.ts';
import type { OnFailing, Outcome } from './outcome.ts';
import type { UnsentOperation } from './persisted.ts';
import type { OperationQueue } from './queue.ts';
import { createBaseVersions, type BaseVersions } from './edits/base-versions.ts';
import { createRequests, wordsNow, type Requests } from './requests.ts';
import { jobIdOf, sendCells, type CellsToSend } from './send-cells.ts';
import { stepper } from './undo-step.ts';

/** The form requests of one job; with `withKey` a repeat returns the first answer. */
export interface JobMutations extends JobCalls {
  readonly withKey: (key: string) => JobCalls;
}

interface SubmittedCells extends Omit<CellsToSend, 'operationId' | 'edits'> {
  /** Undefined: the edits are an operation of their own. */
  readonly operationId?: string | undefined;
  readonly onFailing?: OnFailing | undefined;
}

/** The pipeline of everything that a person writes. */
export interface Sync extends Omit<OperationQueue, 'undoBarrier' | 'submittedCount'> {
  /** Sends cells as one operation; returns an outcome for each in order. */
  readonly submitCells: (edits: readonly GridEdit[], cells: SubmittedCells) => Promise<readonly Outcome[]>;
  readonly mutations: JobMutations;
  /** Writes a job beside the queue: an upload may take minutes, and edits do not wait for it. */
  readonly sendNow: Requests['write'];
  readonly observeVersion: BaseVersions['observe'];
  /** Undoes or redoes the person's last operation; `onProgress` reports the number of jobs so far. */
  readonly step: ReturnType<typeof stepper>;
  readonly openJob: (job: OpenJob) => Promise<DetailOutcome>;
  /** Opens the jobs of one request, from within a queued operation; `readLists` displays them. */
  readonly openBatch: OpenBatch;
  readonly readLists: () => Promise<void>;
  /** Writes the rows of one request of an import, once under their key. */
  readonly importRows: (rows: ImportRows, operationId: string) => Promise<Outcome<ImportAnswer>>;
  /** The operation id of edits: a recovered operation keeps its own. */
  readonly operationIdOf: (edits: readonly GridEdit[]) => string;
  readonly rememberRecovered: (operation: UnsentOperation) => void;
}

/** Entities for writes without a job id. */
const newJobEntity = 'new job';
const importEntity = 'import';

/** Builds the pipeline on a tab's queue. */
export const createSync = (client: QueryClient, queue: OperationQueue): Sync => {
  const versions = createBaseVersions();
  const requests = createRequests(client, versions);
  const recoveredIds = new WeakMap<GridEdit, string>();
  const operationIdOf = ([first]: readonly GridEdit[]) =>
    (first && recoveredIds.get(first)) ?? newOperationId();

  const submitRequest = async <Answer>(
    entityId: string,
    send: (operationId: string) => Promise<Outcome<Answer>>,
  ): Promise<Outcome<Answer>> => {
    let outcome: Outcome<Answer> = { ok: false, problem: requests.failed(null) };
    const operationId = newOperationId();
    await queue.submit({
      operationId,
      writes: [{ entityId, edit: null }],
      send: async () => {
        outcome = await send(operationId);
        return [outcome];
      },
    });
    return outcome;
  };
  const mutationsWith = (keyOf: () => string): JobCalls =>
    jobCalls((jobId, call, since) => {
      const key = keyOf();
      return submitRequest(jobId, (operationId) =>
        requests.write(jobId, call, { operationId, since, keyOf: () => key }),
      );
    });
  const openOne = async (opening: OpenJob, header: RequestHeader): Promise<DetailOutcome> => {
    const outcome = await requests.requestDetail(() => answerOf(api.jobs.$post({ json: opening, header })));
    if (outcome.ok) versions.observe(outcome.answer.detail.job.id, outcome.answer.version);
    return outcome;
  };
  const readLists = () => invalidateLists(client);
  return {
    ...queue,
    submitCells: (edits, { operationId = operationIdOf(edits), onFailing, ...cells }) =>
      queue.submit({
        operationId,
        writes: edits.map((edit) => ({ entityId: jobIdOf(edit), edit })),
        send: (positions) =>
          sendCells(requests, {
            ...cells,
            operationId,
            edits: positions.flatMap((position) => edits[position] ?? []),
          }),
        onFailing,
      }),
    mutations: { ...mutationsWith(newKey), withKey: (key) => mutationsWith(() => key) },
    sendNow: requests.write,
    observeVersion: versions.observe,
    step: stepper({
      send: (json, key) => answerOf(api.undo.$post({ json, header: { 'idempotency-key': key } })),
      newKey,
      queue,
      waits: () => problemOfError(null, wordsNow('undo.waits')),
      putRows: requests.putRows,
      readRows: readJobs,
      reload: () => void readLists(),
      failed: requests.failed,
    }),
    openJob: async (opening) => {
      const header = { 'idempotency-key': newKey() };
      const outcome = await submitRequest(newJobEntity, () => openOne(opening, header));
      if (outcome.ok) await readLists();
      return outcome;
    },
    openBatch: batchOpener({ openOne, failed: requests.failed }),
    readLists,
    importRows: (rows, operationId) =>
      submitRequest(importEntity, async () => {
        try {
          return { ok: true, answer: await writeRows(rows, operationId) };
        } catch (error) {
          return { ok: false, problem: requests.failed(error) };
        }
      }),
    operationIdOf,
    rememberRecovered: ({ operationId, edits }) => {
      if (operationId !== null) for (const edit of edits) recoveredIds.set(edit, operationId);
    },
  };
};
