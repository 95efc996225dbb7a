import type { JobRow } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { readJobs } from '../api/client.ts';
import { notFoundProblem } from '../api/problem.ts';
import type { GridEdit } from '../grid/index.ts';
import type { Override } from '../fields/field.ts';
import { cellWrite, mergedPatch, type CellWrite } from './edits/cell-write.ts';
import { jobCalls, type JobCalls } from './job-calls.ts';
import type { Outcome } from './outcome.ts';
import { wordsNow, type JobPatch, type Requests } from './requests.ts';

const idsMax = 100;

export const jobIdOf = ({ rowId, parentId }: GridEdit): string => parentId ?? rowId;

/** The cells of an operation, and the data to determine their writes. */
export interface CellsToSend {
  readonly operationId: string;
  readonly edits: readonly GridEdit[];
  /** The known jobs by id; others are fetched and added. */
  readonly jobs: Map<string, JobRow>;
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly overrideOf?: ((edit: GridEdit) => Override | undefined) | undefined;
}

interface PlannedWrite {
  readonly jobId: string;
  readonly edit: GridEdit;
  readonly write: CellWrite | null;
}

interface PlannedPatch extends PlannedWrite {
  readonly write: Extract<CellWrite, { kind: 'patch' }>;
}

const isPatch = (planned: PlannedWrite): planned is PlannedPatch => planned.write?.kind === 'patch';

/** Fetches unknown jobs: a recovered edit may belong to a job that is not displayed. */
const readUnknown = async (edits: readonly GridEdit[], jobs: Map<string, JobRow>) => {
  const ids = [...new Set(edits.map(jobIdOf))].filter((id) => !jobs.has(id));
  for (let start = 0; start < ids.length; start += idsMax)
    for (const job of await readJobs(ids.slice(start, start + idsMax))) jobs.set(job.id, job);
};

const sendOne = async (calls: JobCalls, { jobId, edit, write }: PlannedWrite): Promise<Outcome> => {
  const since = edit.revision;
  switch (write?.kind) {
    case 'patch':
      return calls.patch(jobId, write.patch, since);
    case 'stage':
      return calls.moveStage(jobId, write.move, since);
    case 'milestone':
      return calls.patchMilestone(jobId, write.patch, since);
    case 'task':
      return calls.saveTask(jobId, write.task, since);
    case 'change-order':
      return calls.saveChangeOrder(jobId, write.order, since);
    case undefined:
      return { ok: false, problem: notFoundProblem(wordsNow('live.gone')) };
  }
};

/** The same edit on the same base version has the same key. On another base version the request's body differs. */
const keyFor = (operationId: string, { rowId, columnId }: GridEdit, baseVersion: number): string =>
  `${operationId}.${rowId}.${encodeURIComponent(columnId)}.${baseVersion}`;

/** The patches of an operation, one for each job. The base is the oldest version of the job that the person saw. */
const patchesOf = (operationId: string, planned: readonly PlannedPatch[]): readonly JobPatch[] => {
  const byJob = new Map<string, PlannedPatch[]>();
  for (const plannedPatch of planned)
    byJob.set(plannedPatch.jobId, [...(byJob.get(plannedPatch.jobId) ?? []), plannedPatch]);
  const [only, second] = planned;
  return [...byJob].map(([jobId, ofJob]) => {
    const bases = ofJob.flatMap(({ edit }) => edit.revision ?? []);
    return {
      jobId,
      patch: mergedPatch(ofJob.map(({ write }) => write.patch)),
      since: bases.length === 0 ? undefined : Math.min(...bases),
      ...(only && !second ? { keyOf: (base: number) => keyFor(operationId, only.edit, base) } : {}),
    };
  });
};

/**
 * Sends cells and returns an outcome for each in order. All patches share requests; other writes of a job are sent one by
 * one.
 */
export const sendCells = async (requests: Requests, cells: CellsToSend): Promise<readonly Outcome[]> => {
  const { operationId, edits, jobs, flowOf, overrideOf } = cells;
  try {
    await readUnknown(edits, jobs);
  } catch (error) {
    const outcome: Outcome = { ok: false, problem: requests.failed(error) };
    return edits.map(() => outcome);
  }
  const planned = edits.map((edit): PlannedWrite => {
    const job = jobs.get(jobIdOf(edit));
    const write = cellWrite(edit, { flow: job ? flowOf(job) : null, override: overrideOf?.(edit) });
    return { jobId: jobIdOf(edit), edit, write };
  });
  const send = (plannedWrite: PlannedWrite): Promise<Outcome> =>
    sendOne(
      jobCalls((jobId, call, since) => {
        const keyOf = (base: number) => keyFor(operationId, plannedWrite.edit, base);
        return requests.write(jobId, call, { operationId, since, keyOf });
      }),
      plannedWrite,
    );
  const [only, second] = planned;
  if (only && !second && !isPatch(only)) return [await send(only)];
  const patches = patchesOf(operationId, planned.filter(isPatch));
  const patched = requests.patchMany(patches, operationId);
  const tails = new Map<string, Promise<unknown>>(patches.map(({ jobId }) => [jobId, patched]));
  return Promise.all(
    planned.map(async (plannedWrite) => {
      if (isPatch(plannedWrite)) return (await patched).get(plannedWrite.jobId) ?? send(plannedWrite);
      const before = tails.get(plannedWrite.jobId) ?? Promise.resolve();
      const mine = before.then(() => send(plannedWrite));
      tails.set(plannedWrite.jobId, mine);
      return mine;
    }),
  );
};
