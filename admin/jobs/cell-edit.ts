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

interface EditContext {
  readonly flow: Flow | null;
  readonly actions: JobActions;
  readonly override?: Override | undefined;
}

type CellWrite = (edit: GridEdit, context: EditContext) => Promise<DetailOutcome> | null;

const overriding = ({ override }: EditContext): { readonly override?: Override } =>
  override ? { override } : {};

/** What an edit of each column writes; a new column's write is one entry. */
const jobWrites: Readonly<Record<string, CellWrite>> = {
  title: ({ rowId, value }, { actions }) => actions.patch(rowId, { title: written(value) }),
  customer: ({ rowId, value }, { actions }) => actions.patch(rowId, { customer: { name: written(value) } }),
  owner: ({ rowId, value }, { actions }) =>
    actions.patch(rowId, { ownerId: value === null ? null : written(value) }),
  contractTotal: ({ rowId, value }, { actions }) =>
    actions.patch(rowId, { contractTotalMinor: number(value) }),
  stage: ({ rowId, value }, context) =>
    context.actions.moveStage(rowId, { to: written(value), ...overriding(context) }),
  keyDate: ({ rowId, value }, context) =>
    context.flow &&
    context.actions.patch(rowId, { facts: { [context.flow.keyDate]: value }, ...overriding(context) }),
  progress: ({ rowId, value }, { flow, actions }) =>
    flow?.progress ? actions.patch(rowId, { facts: { [flow.progress]: value } }) : null,
};

/** The write that a cell's edit means; null for a cell that is not written. */
export const sendCellEdit: CellWrite = (edit, context) =>
  edit.parentId === null
    ? (jobWrites[edit.columnId]?.(edit, context) ?? null)
    : milestoneEdit(edit, edit.parentId, context.actions);

/** Where a missing thing is mended, carried through the grid as the detail's id. */
const missingId = (missing: { readonly item: string | null; readonly milestone: string | null }): string =>
  missing.milestone === null ? `item:${missing.item ?? ''}` : `milestone:${missing.milestone}`;

/** Who reads a refusal, and how a stored value of a path is put into words. */
interface Reader {
  readonly texts: Texts;
  readonly wordsOf: (path: string, value: unknown) => string;
}

/** A server's refusal as the grid shows it under the cell. */
const refusalOf = (problem: Problem, { texts, wordsOf }: Reader): GridRefusal => {
  const { t, say } = texts;
  if (problem.status === 0 || problem.status >= 500)
    return { ok: false, kind: 'failed', message: problem.detail };
  if (problem.status === 401) return { ok: false, kind: 'failed', message: t('signIn.again') };
  if (problem.code === 'stale') {
    const theirs = Object.entries(problem.current ?? {})
      .map(([path, value]) => wordsOf(path, value))
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

export const gridOutcome = (outcome: DetailOutcome, reader: Reader): GridEditOutcome =>
  outcome.ok ? { ok: true } : refusalOf(outcome.problem, reader);
