import type { Standing } from '#actions/decide/decide';
import { rowPathOf, rowValue } from '#actions/undo/whole-rows';
import type { JobState } from '#domain/jobs/job';

const ownNames = ['title', 'ownerId', 'contractTotalMinor', 'stage'] as const;

export const factPrefix = 'fact:';
export const customerPrefix = 'customer.';
const milestonePath = /^milestone:([^.]+)\.(\w+)$/;

/** The milestone that a path is of, and which of its values. */
export const milestoneAt = (path: string): { readonly id: string; readonly name: string } | null => {
  const [, id, name] = milestonePath.exec(path) ?? [];
  return id === undefined || name === undefined ? null : { id, name };
};

/** The rows under a job by the name that history gives them. */
const rowsOf = (state: JobState, kind: string): readonly { readonly id: string }[] => {
  const rows = new Map<string, readonly { readonly id: string }[]>([
    ['milestone', state.milestones],
    ['task', state.tasks],
    ['change-order', state.changeOrders],
    ['line', state.lines],
    ['booking', state.bookings],
  ]);
  return rows.get(kind) ?? [];
};

const valueIn = (row: object, name: string): unknown =>
  new Map<string, unknown>(Object.entries(row)).get(name) ?? null;

const isDropped = (row: object): boolean => valueIn(row, 'state') === 'dropped';

/** A row as a whole: a line goes and comes, a task is dropped and taken up again, others stay where they are. */
const presentRow = (state: JobState, kind: string, id: string): object | null | undefined => {
  const row = rowsOf(state, kind).find((one) => one.id === id);
  if (kind === 'line') return row === undefined ? null : rowValue(row);
  if (kind !== 'task' || row === undefined) return undefined;
  return isDropped(row) ? null : rowValue(row);
};

/** What stands at a path of a row under the job, or of the row as a whole. */
const presentUnder = (state: JobState, path: string): unknown => {
  const milestone = milestoneAt(path);
  const at = milestone === null ? rowPathOf(path) : { kind: 'milestone', ...milestone };
  if (at === null) return undefined;
  if (at.name === null) return presentRow(state, at.kind, at.id);
  const row = rowsOf(state, at.kind).find(({ id }) => id === at.id);
  return row === undefined ? undefined : valueIn(row, at.name);
};

/** What stands at a path now; undefined where the sheet cannot put a value back. */
export const presentAt = ({ state }: Pick<Standing, 'state'>, path: string): unknown => {
  const own = ownNames.find((name) => name === path);
  if (own !== undefined) return state.job[own] ?? null;
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

/** Whether two values of a path are the same; the order of an object's names says nothing. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a, ordered) === JSON.stringify(b, ordered);
