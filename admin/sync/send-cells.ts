import type { JobRow } from '#contract/jobs/job-answers';
import type { PatchJob, PatchMilestone } from '#contract/jobs/job-requests';
import type { Flow } from '#domain/flow/flow';
import { readJobs } from '../api/client.ts';
import { notFoundProblem } from '../api/problem.ts';
import type { GridEdit } from '../grid/index.ts';
import {
  factWrite,
  numberOrNull,
  overriding,
  patch,
  written,
  writtenOrNull,
  type FieldWrite,
  type Override,
  type WriteContext,
} from '../fields/field.ts';
import { customerFieldAt, fieldAt } from '../fields/index.ts';
import {
  jobCalls,
  type ChangeOrderInput,
  type JobCalls,
  type TaskInput,
  type WithoutBase,
} from './job-calls.ts';
import type { Outcome } from './outcome.ts';
import { wordsNow, type JobPatch, type Requests } from './requests.ts';

/** The write of a cell's edit. */
type CellWrite =
  | FieldWrite
  | { readonly kind: 'milestone'; readonly patch: WithoutBase<PatchMilestone> }
  | { readonly kind: 'task'; readonly task: TaskInput }
  | { readonly kind: 'change-order'; readonly order: ChangeOrderInput };

type Write = (edit: GridEdit, context: WriteContext) => CellWrite | null;

const milestone = (withoutBase: WithoutBase<PatchMilestone>): CellWrite => ({
  kind: 'milestone',
  patch: withoutBase,
});

/** The write of an edit of a job's cell, by its field; a trade's own column writes a fact. */
const jobWrite: Write = ({ columnId, value }, context) => {
  const write = fieldAt(columnId)?.write ?? customerFieldAt(columnId)?.write;
  if (write) return write(value, context);
  const facts = factWrite(columnId, value, context.flow);
  return facts && patch({ facts, ...overriding(context) });
};

/** The writes of a milestone's columns. */
const milestoneWrites: Readonly<Record<string, Write>> = {
  contractTotal: ({ rowId, value }) => milestone({ milestoneId: rowId, amountMinor: numberOrNull(value) }),
  nextDue: ({ rowId, value }) => milestone({ milestoneId: rowId, dueOn: writtenOrNull(value) }),
};

/** The writes of a task's columns. Only the changed field is sent, so that renaming never unticks. */
const taskWrites: Readonly<Record<string, (value: GridEdit['value']) => Omit<TaskInput, 'taskId'>>> = {
  stage: (value) => ({ state: value === 'done' ? 'done' : 'open' }),
  title: (value) => ({ title: written(value) }),
  owner: (value) => ({ assigneeId: writtenOrNull(value) }),
  nextDue: (value) => ({ dueOn: writtenOrNull(value) }),
};

const taskWrite: Write = ({ rowId, columnId, value }) => {
  const changed = taskWrites[columnId]?.(value);
  return changed ? { kind: 'task', task: { taskId: rowId, ...changed } } : null;
};

const orderStates = ['proposed', 'approved', 'rejected'] as const;

/** The writes of a change order's columns. */
const changeOrderWrites: Readonly<
  Record<string, (value: GridEdit['value']) => Omit<ChangeOrderInput, 'changeOrderId'> | null>
> = {
  title: (value) => ({ title: written(value) }),
  contractTotal: (value) => ({ amountMinor: numberOrNull(value) ?? 0 }),
  stage: (value) => {
    const state = orderStates.find((orderState) => orderState === value);
    return state === undefined ? null : { state };
  },
};

const changeOrderWrite: Write = ({ rowId, columnId, value }) => {
  const changed = changeOrderWrites[columnId]?.(value);
  return changed ? { kind: 'change-order', order: { changeOrderId: rowId, ...changed } } : null;
};

/** The writes of child rows, by the prefix of their id. */
const lineWrites: Readonly<Record<string, Write>> = {
  mil: (edit, context) => milestoneWrites[edit.columnId]?.(edit, context) ?? null,
  tsk: taskWrite,
  cho: changeOrderWrite,
};

/** The write of a cell's edit; null for a read-only cell. */
export const cellWrite: Write = (edit, context) =>
  (edit.parentId === null ? jobWrite : lineWrites[edit.rowId.slice(0, 3)])?.(edit, context) ?? null;

/** Merges several patches of one job. */
const mergedPatch = (patches: readonly WithoutBase<PatchJob>[]): WithoutBase<PatchJob> => {
  const merged: WithoutBase<PatchJob> = Object.assign({}, ...patches);
  const facts = patches.flatMap((part) => (part.facts ? [part.facts] : []));
  const customers = patches.flatMap((part) => (part.customer ? [part.customer] : []));
  return {
    ...merged,
    ...(facts.length > 0 ? { facts: Object.assign({}, ...facts) } : {}),
    ...(customers.length > 0 ? { customer: Object.assign({}, ...customers) } : {}),
  };
};

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
const patchesOf = (planned: readonly PlannedPatch[]): readonly JobPatch[] => {
  const byJob = new Map<string, PlannedPatch[]>();
  for (const plannedPatch of planned)
    byJob.set(plannedPatch.jobId, [...(byJob.get(plannedPatch.jobId) ?? []), plannedPatch]);
  return [...byJob].map(([jobId, ofJob]) => {
    const bases = ofJob.flatMap(({ edit }) => edit.revision ?? []);
    return {
      jobId,
      patch: mergedPatch(ofJob.map(({ write }) => write.patch)),
      since: bases.length === 0 ? undefined : Math.min(...bases),
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
  const patches = patchesOf(planned.filter(isPatch));
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
