import type { JobSnapshot } from '#actions/decide/decide';
import { rowPathOf, rowValue } from '#actions/undo/whole-rows';
import { ownNames } from '#domain/fields/own-values';
import type { JobState } from '#domain/jobs/job';
import { writtenPart } from '#domain/tasks/task-times';

const restored = [...ownNames, 'stage', 'endedAs', 'keptBecause'] as const;

/** Paths of the row that say in which stage a job is and how it ended. No patch of cells writes them. */
export const isOfStage = (path: string): boolean =>
  path === 'stage' || path === 'endedAs' || path === 'keptBecause';

export const factPrefix = 'fact:';
export const customerPrefix = 'customer.';
/** Who has the job: it changes where customers are merged and parted. */
export const customerPath = 'customerId';
const milestonePath = /^milestone:([^.]+)\.(\w+)$/;

/** The milestone and the field that a path names. */
export const milestoneAt = (path: string): { readonly id: string; readonly name: string } | null => {
  const [, id, name] = milestonePath.exec(path) ?? [];
  return id === undefined || name === undefined ? null : { id, name };
};

/** The rows under a job, by their name in the history. */
const rowsOf = (state: JobState, kind: string): readonly { readonly id: string }[] => {
  const rows = new Map<string, readonly { readonly id: string }[]>([
    ['milestone', state.milestones],
    ['task', state.tasks.map(writtenPart)],
    ['change-order', state.changeOrders],
    ['line', state.lines],
    ['booking', state.bookings],
  ]);
  return rows.get(kind) ?? [];
};

const valueIn = (row: object, name: string): unknown =>
  new Map<string, unknown>(Object.entries(row)).get(name) ?? null;

const isDropped = (row: object): boolean => valueIn(row, 'state') === 'dropped';

/** The value of a whole row: a line can be removed and added again, a task dropped and reopened; other rows stay. */
const presentRow = (state: JobState, kind: string, id: string): object | null | undefined => {
  const row = rowsOf(state, kind).find((candidate) => candidate.id === id);
  if (kind === 'line') return row === undefined ? null : rowValue(row);
  if (kind !== 'task' || row === undefined) return undefined;
  return isDropped(row) ? null : rowValue(row);
};

/** The current value at a path of a row under the job, or of the whole row. */
const presentUnder = (state: JobState, path: string): unknown => {
  const milestone = milestoneAt(path);
  const at = milestone === null ? rowPathOf(path) : { kind: 'milestone', ...milestone };
  if (at === null) return undefined;
  if (at.name === null) return presentRow(state, at.kind, at.id);
  const row = rowsOf(state, at.kind).find(({ id }) => id === at.id);
  return row === undefined ? undefined : valueIn(row, at.name);
};

/** The current value at a path; undefined when the sheet cannot restore it. */
export const presentAt = ({ state }: Pick<JobSnapshot, 'state'>, path: string): unknown => {
  const own = restored.find((name) => name === path);
  if (own !== undefined) return state.job[own] ?? null;
  if (path === customerPath) return state.customer.id;
  if (path.startsWith(customerPrefix)) return valueIn(state.customer, path.slice(customerPrefix.length));
  if (path.startsWith(factPrefix) && !path.includes('#')) {
    const key = path.slice(factPrefix.length);
    return state.facts.findLast((fact) => fact.key === key)?.value ?? null;
  }
  return presentUnder(state, path);
};

const ordered = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Whether two values of a path are equal. The order of an object's keys does not matter. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a, ordered) === JSON.stringify(b, ordered);
