import type { MoveStage, PatchJob, PatchMilestone } from '#contract/jobs/job-requests';
import type { Flow } from '#domain/flow/flow';
import type { ChangeOrderInput, TaskInput, WithoutBase } from '../job-calls.ts';
import type { GridEdit } from '../../grid/index.ts';
import { factWrite } from '../../fields/trade-columns.ts';

/** The reason for overriding a blocked stage or a lead time. */
export interface Override {
  readonly reason: string;
}

/** The request that writes a cell's edit. */
export type CellWrite =
  | { readonly kind: 'patch'; readonly patch: WithoutBase<PatchJob> }
  | { readonly kind: 'stage'; readonly move: WithoutBase<MoveStage> }
  | { readonly kind: 'milestone'; readonly patch: WithoutBase<PatchMilestone> }
  | { readonly kind: 'task'; readonly task: TaskInput }
  | { readonly kind: 'change-order'; readonly order: ChangeOrderInput };

interface WriteContext {
  readonly flow: Flow | null;
  readonly override?: Override | undefined;
}

type Write = (edit: GridEdit, context: WriteContext) => CellWrite | null;

const written = (value: GridEdit['value']): string => (value === null ? '' : String(value));

const writtenOrNull = (value: GridEdit['value']): string | null => (value === null ? null : String(value));

const number = (value: GridEdit['value']): number | null => (typeof value === 'number' ? value : null);

const overriding = ({ override }: WriteContext): { readonly override?: Override } =>
  override ? { override } : {};

const patch = (withoutBase: WithoutBase<PatchJob>): CellWrite => ({ kind: 'patch', patch: withoutBase });

const milestone = (withoutBase: WithoutBase<PatchMilestone>): CellWrite => ({
  kind: 'milestone',
  patch: withoutBase,
});

/** What an edit of each column of a job writes; a new column's write is one entry. */
const jobWrites: Readonly<Record<string, Write>> = {
  title: ({ value }) => patch({ title: written(value) }),
  customer: ({ value }) => patch({ customer: { name: written(value) } }),
  'customer.phone': ({ value }) => patch({ customer: { phone: writtenOrNull(value) } }),
  'customer.email': ({ value }) => patch({ customer: { email: writtenOrNull(value) } }),
  'customer.address': ({ value }) => patch({ customer: { address: writtenOrNull(value) } }),
  owner: ({ value }) => patch({ ownerId: writtenOrNull(value) }),
  contractTotal: ({ value }) => patch({ contractTotalMinor: number(value) }),
  stage: ({ value }, context) => ({ kind: 'stage', move: { to: written(value), ...overriding(context) } }),
  keyDate: ({ value }, context) =>
    context.flow && patch({ facts: { [context.flow.keyDate]: value }, ...overriding(context) }),
  progress: ({ value }, { flow }) => (flow?.progress ? patch({ facts: { [flow.progress]: value } }) : null),
};

const factPatch: Write = ({ columnId, value }, context) => {
  const facts = factWrite(columnId, value, context.flow);
  return facts && patch({ facts, ...overriding(context) });
};

const jobWrite: Write = (edit, context) => (jobWrites[edit.columnId] ?? factPatch)(edit, context);

/** The writes of a milestone's columns. */
const milestoneWrites: Readonly<Record<string, Write>> = {
  contractTotal: ({ rowId, value }) => milestone({ milestoneId: rowId, amountMinor: number(value) }),
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
  contractTotal: (value) => ({ amountMinor: number(value) ?? 0 }),
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
  const facts = patches.flatMap((eachPatch) => (eachPatch.facts ? [eachPatch.facts] : []));
  const customers = patches.flatMap((eachPatch) => (eachPatch.customer ? [eachPatch.customer] : []));
  return {
    ...merged,
    ...(facts.length > 0 ? { facts: Object.assign({}, ...facts) } : {}),
    ...(customers.length > 0 ? { customer: Object.assign({}, ...customers) } : {}),
  };
};
