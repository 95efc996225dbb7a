import type { PatchJob, PatchMilestone } from '#contract/jobs/job-requests';
import type { ChangeOrderInput, TaskInput, WithoutBase } from '../job-calls.ts';
import type { GridEdit } from '../../grid/index.ts';
import { customerFieldAt, fieldAt } from '../../fields/index.ts';
import {
  numberOrNull,
  overriding,
  patch,
  written,
  writtenOrNull,
  type FieldWrite,
  type WriteContext,
} from '../../fields/field.ts';
import { factWrite } from '../../fields/trade-columns.ts';

/** The write of a cell's edit. */
export type CellWrite =
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
export const mergedPatch = (patches: readonly WithoutBase<PatchJob>[]): WithoutBase<PatchJob> => {
  const merged: WithoutBase<PatchJob> = Object.assign({}, ...patches);
  const facts = patches.flatMap((part) => (part.facts ? [part.facts] : []));
  const customers = patches.flatMap((part) => (part.customer ? [part.customer] : []));
  return {
    ...merged,
    ...(facts.length > 0 ? { facts: Object.assign({}, ...facts) } : {}),
    ...(customers.length > 0 ? { customer: Object.assign({}, ...customers) } : {}),
  };
};
