import { diffFields, type Edits } from '#domain/jobs/change';
import type { Ctx } from '#actions/decide/context';
import { type JobSnapshot, refuseClosed } from '#actions/decide/decide';
import { checkPerson } from '#actions/facts/fact-edits';
import type { Step } from '#actions/undo/steps';
import { rowPathOf } from '#actions/undo/whole-rows';
import { checkResult, checkTaking, takeOf, taskChanges, tickOf } from '#actions/jobs/save-task';
import { withMiss } from '#domain/tasks/task-times';
import { checkLineWrite } from '#actions/lines/line-rules';
import { allowed } from '#actions/decide/right';
import type { Line } from '#domain/lines/line';
import { isCountable, lineAmount } from '#domain/lines/line-amounts';
import { isMinor } from '#domain/money/money';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

/** The restored values of one row, or the whole row; null when the row is removed. */
interface RowSteps {
  readonly id: string;
  readonly kind: string;
  readonly values: object;
  readonly isGone: boolean;
}

type Part = Pick<Edits, 'changes'> & Partial<Edits>;
type Write = (ctx: Ctx, snapshot: JobSnapshot, row: RowSteps) => Result<Part>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const rowSteps = (steps: readonly Step[]): readonly RowSteps[] => {
  const rows = new Map<string, RowSteps>();
  for (const { path, value } of steps) {
    const at = rowPathOf(path);
    if (at === null) continue;
    const { row, kind, id, name } = at;
    const before = rows.get(row)?.values ?? {};
    const values = name === null ? (isObject(value) ? value : {}) : { ...before, [name]: value };
    rows.set(row, { id, kind, values, isGone: name === null && value === null });
  }
  return [...rows.values()];
};

/** A task is removed by dropping it. The tick of a planned task, and who took it, are restored with their facts. */
const task: Write = (ctx, { state, detail, flow }, { id, values, isGone }) => {
  const before = state.tasks.find((candidate) => candidate.id === id);
  if (before === undefined) return refuse('not-undoable');
  const restored = isGone ? { ...before, state: 'dropped' as const, doneAt: null } : { ...before, ...values };
  const isReassigned = restored.assigneeId !== before.assigneeId;
  const isTicked = restored.state !== before.state;
  for (const result of [
    isReassigned ? checkPerson(restored.assigneeId, detail.staff, 'assigneeId') : succeed(null),
    isReassigned
      ? checkTaking(ctx, before, { to: restored.assigneeId, flow, staff: detail.staff })
      : succeed(null),
    isTicked && restored.state === 'done' ? checkResult(flow, before) : succeed(null),
  ])
    if (!result.ok) return result;
  const after = withMiss(before, restored, { now: ctx.now, zone: ctx.calendar.zone });
  const facts = [...(isTicked ? tickOf(ctx, after) : []), ...(isReassigned ? takeOf(ctx, after) : [])];
  return succeed({ changes: taskChanges(before, after), tasks: [after], facts });
};

/** A decided change order is not restored. */
const changeOrder: Write = (_, { state }, { id, values }) => {
  const before = state.changeOrders.find((candidate) => candidate.id === id);
  if (before === undefined) return refuse('not-undoable');
  const after = { ...before, ...values };
  if (before.state !== 'proposed' || after.state !== 'proposed') return refuse('change-order-decided');
  return succeed({ changes: diffFields(`change-order:${id}.`, before, after), changeOrders: [after] });
};

const blankLine = (id: string): Line => ({
  id,
  position: 0,
  description: '',
  quantity: 1,
  amountMinor: 0,
  tags: [],
  isDone: false,
  class: null,
});

/** A price that is restored with its pick from the price list is no price that somebody wrote. */
const isPickRestored = (before: Line | null, after: Line, values: object): boolean =>
  (after.catalogueId ?? null) !== null && (before === null || 'catalogueId' in values);

/**
 * The restored line with the amount that its unit price makes: another person may have changed the price since. An amount
 * that somebody wrote since is not overwritten.
 */
const pricedAgain = (before: Line | null, line: Line): Result<Line> => {
  const { unitMinor = null, quantity, amountMinor } = line;
  if (unitMinor === null || lineAmount(quantity, unitMinor) === amountMinor) return succeed(line);
  if (before !== null && (before.unitMinor ?? null) === null)
    return refuse('changed-since', { current: { [`line:${line.id}.amountMinor`]: before.amountMinor } });
  const amount = lineAmount(quantity, unitMinor);
  return isCountable(quantity) && isMinor(amount)
    ? succeed({ ...line, amountMinor: amount })
    : refuse('amount-out-of-range');
};

const line: Write = (ctx, snapshot, { id, values, isGone }) => {
  const before = snapshot.state.lines.find((candidate) => candidate.id === id) ?? null;
  if (isGone && before !== null) {
    const fits = checkLineWrite(ctx, snapshot, { before, after: null, isListPrice: false });
    if (!fits.ok) return fits;
    return succeed({
      changes: [{ path: `line:${id}`, before, after: null }],
      lines: [{ ...before, isRemoved: true }],
    });
  }
  const priced = pricedAgain(before, { ...(before ?? blankLine(id)), ...values });
  if (!priced.ok) return priced;
  const after = priced.value;
  const isListPrice = isPickRestored(before, after, values);
  const fits = checkLineWrite(ctx, snapshot, { before, after, isListPrice });
  if (!fits.ok) return fits;
  return succeed({ changes: diffFields(`line:${id}.`, before, after), lines: [after] });
};

const booking: Write = (_, { state }, { id, values }) => {
  const before = state.bookings.find((candidate) => candidate.id === id);
  if (before === undefined) return refuse('not-undoable');
  const after = { ...before, ...values };
  return succeed({ changes: diffFields(`booking:${id}.`, before, after), bookings: [after] });
};

const writes: ReadonlyMap<string, Write> = new Map([
  ['task', task],
  ['change-order', changeOrder],
  ['line', line],
  ['booking', booking],
]);

/** The edits that restore values of tasks, change orders, lines and bookings, under the rules of their own actions. */
export const rowEdits = (ctx: Ctx, snapshot: JobSnapshot, steps: readonly Step[]): Result<Partial<Edits>> => {
  const rows = rowSteps(steps);
  if (rows.length === 0) return succeed({});
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  const open = refuseClosed(snapshot);
  if (!open.ok) return open;
  const parts: Part[] = [];
  for (const row of rows) {
    const result = writes.get(row.kind)?.(ctx, snapshot, row) ?? refuse('not-undoable');
    if (!result.ok) return result;
    parts.push(result.value);
  }
  return succeed({
    changes: parts.flatMap(({ changes }) => changes),
    facts: parts.flatMap(({ facts }) => facts ?? []),
    tasks: parts.flatMap(({ tasks }) => tasks ?? []),
    changeOrders: parts.flatMap(({ changeOrders }) => changeOrders ?? []),
    lines: parts.flatMap(({ lines }) => lines ?? []),
    bookings: parts.flatMap(({ bookings }) => bookings ?? []),
  });
};
