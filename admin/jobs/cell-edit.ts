import type { Problem } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import type { DetailOutcome, JobActions } from '../api/job-actions.ts';
import type { GridEdit, GridEditOutcome, GridRefusal } from '../grid/index.ts';
import type { Texts } from '../texts/locale.tsx';

export interface Override {
  readonly reason: string;
}

const written = (value: GridEdit['value']): string => (value === null ? '' : String(value));

const number = (value: GridEdit['value']): number | null => (typeof value === 'number' ? value : null);

const milestoneEdit = (edit: GridEdit, jobId: string, actions: JobActions): Promise<DetailOutcome> | null => {
  const milestoneId = edit.rowId;
  if (edit.columnId === 'contractTotal')
    return actions.patchMilestone(jobId, { milestoneId, amountMinor: number(edit.value) });
  if (edit.columnId === 'nextDue')
    return actions.patchMilestone(jobId, {
      milestoneId,
      dueOn: edit.value === null ? null : written(edit.value),
    });
  return null;
};

/** The write that a cell's edit means; null for a cell that is not written. */
export const sendCellEdit = (
  edit: GridEdit,
  context: {
    readonly flow: Flow | null;
    readonly actions: JobActions;
    readonly override?: Override | undefined;
  },
): Promise<DetailOutcome> | null => {
  const { flow, actions } = context;
  const override = context.override ? { override: context.override } : {};
  if (edit.parentId !== null) return milestoneEdit(edit, edit.parentId, actions);
  const jobId = edit.rowId;
  switch (edit.columnId) {
    case 'title':
      return actions.patch(jobId, { title: written(edit.value) });
    case 'customer':
      return actions.patch(jobId, { customer: { name: written(edit.value) } });
    case 'owner':
      return actions.patch(jobId, { ownerId: edit.value === null ? null : written(edit.value) });
    case 'contractTotal':
      return actions.patch(jobId, { contractTotalMinor: number(edit.value) });
    case 'stage':
      return actions.moveStage(jobId, { to: written(edit.value), ...override });
    case 'keyDate':
      return flow ? actions.patch(jobId, { facts: { [flow.keyDate]: edit.value }, ...override }) : null;
    case 'progress':
      return flow?.progress ? actions.patch(jobId, { facts: { [flow.progress]: edit.value } }) : null;
    default:
      return null;
  }
};

/** Where a missing thing is mended, carried through the grid as the detail's id. */
export const missingId = (missing: {
  readonly item: string | null;
  readonly milestone: string | null;
}): string => (missing.milestone === null ? `item:${missing.item ?? ''}` : `milestone:${missing.milestone}`);

/** A server's refusal as the grid shows it under the cell. */
export const refusalOf = (problem: Problem, texts: Texts): GridRefusal => {
  const { t, say } = texts;
  if (problem.status === 0 || problem.status >= 500)
    return { ok: false, kind: 'failed', message: problem.detail };
  if (problem.status === 401) return { ok: false, kind: 'failed', message: t('signIn.again') };
  if (problem.code === 'stale') {
    const theirs = Object.values(problem.current ?? {})
      .map(String)
      .join(', ');
    return { ok: false, kind: 'conflict', message: t('conflict.title'), theirs };
  }
  const details = problem.missing?.map((one) => ({ id: missingId(one), label: say(one.label) }));
  return {
    ok: false,
    kind: 'refused',
    message: details
      ? t('blocked.title')
      : [problem.detail, ...(problem.fields ?? []).map((field) => field.message)].join(' '),
    ...(details ? { details } : {}),
  };
};

export const gridOutcome = (outcome: DetailOutcome, texts: Texts): GridEditOutcome =>
  outcome.ok ? { ok: true } : refusalOf(outcome.problem, texts);

/** Codes that a manager may override with a reason, and the column they come from. */
export const canOverride = (edit: GridEdit, problem: Problem | undefined): boolean =>
  problem !== undefined &&
  (problem.code === 'stage-blocked' || problem.code === 'lead-time') &&
  edit.parentId === null;
