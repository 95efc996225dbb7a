import type { Problem } from '#contract/jobs/job-answers';
import type { JobActions } from '../job-actions.ts';
import type { EditOutcome } from '../job-queue.ts';
import type { GridEdit } from '../../grid/index.ts';
import { cellWrite, mergedPatch, type CellWrite, type Override } from './cell-write.ts';
import type { Flow } from '#domain/flow/flow';

type Outcome = EditOutcome<unknown>;

/** The writes that cells come to. */
export type EditActions = Pick<
  JobActions,
  'patch' | 'patchMany' | 'moveStage' | 'patchMilestone' | 'saveTask' | 'saveChangeOrder'
>;

interface SendContext {
  readonly flowOf: (jobId: string) => Flow | null;
  readonly overrideOf: (edit: GridEdit) => Override | undefined;
  readonly actions: EditActions;
  /** The refusal of an edit whose cell is not there any more. */
  readonly gone: () => Problem;
}

interface Written {
  readonly jobId: string;
  readonly write: CellWrite | null;
  readonly since: number | undefined;
}

const isPatch = (write: CellWrite | null): write is Extract<CellWrite, { kind: 'patch' }> =>
  write?.kind === 'patch';

const sendOne = async (
  { actions, gone }: Pick<SendContext, 'actions' | 'gone'>,
  { jobId, write, since }: Written,
): Promise<Outcome> => {
  switch (write?.kind) {
    case 'patch':
      return actions.patch(jobId, write.patch, since);
    case 'stage':
      return actions.moveStage(jobId, write.move, since);
    case 'milestone':
      return actions.patchMilestone(jobId, write.patch, since);
    case 'task':
      return actions.saveTask(jobId, write.task, since);
    case 'change-order':
      return actions.saveChangeOrder(jobId, write.order, since);
    case undefined:
      return { ok: false, problem: gone() };
  }
};

/** The patches of a gesture, one a job, sent together; each answers for all the job's cells in it. */
const sendPatches = (
  actions: EditActions,
  all: readonly Written[],
): ReadonlyMap<string, Promise<Outcome>> => {
  const patches = new Map<string, Extract<CellWrite, { kind: 'patch' }>['patch'][]>();
  const bases = new Map<string, number>();
  for (const { jobId, write, since } of all) {
    if (!isPatch(write)) continue;
    patches.set(jobId, [...(patches.get(jobId) ?? []), write.patch]);
    if (since !== undefined) bases.set(jobId, Math.min(since, bases.get(jobId) ?? since));
  }
  return actions.patchMany(
    [...patches].map(([jobId, given]) => ({ jobId, patch: mergedPatch(given), since: bases.get(jobId) })),
  );
};

/**
 * Sends one gesture's edits, with an outcome for each in their order: one cell by itself, of many all patches together
 * and stages and milestones one by one in their job's queue.
 */
export const sendEdits = async (
  edits: readonly GridEdit[],
  { flowOf, overrideOf, ...doors }: SendContext,
): Promise<readonly Outcome[]> => {
  const all = edits.map((edit): Written => {
    const jobId = edit.parentId ?? edit.rowId;
    return {
      jobId,
      write: cellWrite(edit, { flow: flowOf(jobId), override: overrideOf(edit) }),
      since: edit.revision,
    };
  });
  const [only, second] = all;
  if (only && !second) return [await sendOne(doors, only)];
  const patched = sendPatches(doors.actions, all);
  return Promise.all(
    all.map((one) => (isPatch(one.write) ? patched.get(one.jobId) : undefined) ?? sendOne(doors, one)),
  );
};
