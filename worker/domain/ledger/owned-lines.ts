import { diffFields, type Edits, type FieldChange } from '#domain/jobs/change';
import type { ChangeOrder, JobState } from '#domain/jobs/job';
import type { Line } from '#domain/lines/line';
import { orderTotal } from '#domain/lines/line-amounts';
import type { Instant } from '#domain/time/day';

type Rows = Pick<JobState, 'lines' | 'changeOrders'>;

/** The change orders whose lines or amounts edits touch. */
const touchedOrders = (before: Rows, after: Rows, edits: Edits): readonly ChangeOrder[] => {
  const written = new Set((edits.lines ?? []).map(({ id }) => id));
  const owners = [...before.lines, ...after.lines].flatMap(({ id, changeOrderId = null }) =>
    written.has(id) && changeOrderId !== null ? [changeOrderId] : [],
  );
  const touched = new Set([...owners, ...(edits.changeOrders ?? []).map(({ id }) => id)]);
  return after.changeOrders.filter(({ id }) => touched.has(id));
};

/**
 * The amount of a proposed order is the sum of its lines. One that has lost all of them asks for nothing, unless an amount
 * is written with it.
 */
const withAmount = (before: Rows, after: Rows, edits: Edits, order: ChangeOrder): ChangeOrder => {
  if (order.state !== 'proposed') return order;
  const isWritten = edits.changeOrders?.some(({ id }) => id === order.id) === true;
  const isEmptied = !isWritten && orderTotal(before.lines, order.id) !== null;
  const typedMinor = isEmptied ? 0 : order.amountMinor;
  return { ...order, amountMinor: orderTotal(after.lines, order.id) ?? typedMinor };
};

/** The lines of a decided order, decided with it. */
const decidedLines = (before: Rows, after: Rows, order: ChangeOrder, at: Instant): readonly Line[] => {
  const stood = before.changeOrders.find(({ id }) => id === order.id)?.state ?? 'proposed';
  if (order.state === stood || order.state === 'proposed') return [];
  const decision = order.state === 'approved' ? 'accepted' : 'declined';
  return after.lines
    .filter((line) => line.changeOrderId === order.id)
    .map((line) => ({ ...line, decision, decidedAt: at }));
};

const replaced = <Row extends { readonly id: string }>(
  rows: readonly Row[] | undefined,
  by: readonly Row[],
): readonly Row[] => [...new Map([...(rows ?? []), ...by].map((row) => [row.id, row])).values()];

/** Changes with those of a row's field in place of what was written of it. */
const withChanges = (
  changes: readonly FieldChange[],
  own: readonly FieldChange[],
): readonly FieldChange[] => {
  const paths = new Set(own.map(({ path }) => path));
  return [...changes.filter(({ path }) => !paths.has(path)), ...own];
};

/**
 * Edits with what follows from the lines that change orders own: the amount of a proposed order is their sum, whatever door
 * the lines came by, and its decision is theirs.
 */
export const withOwnedLines = (
  before: Rows,
  { edits, after, at }: { readonly edits: Edits; readonly after: Rows; readonly at: Instant },
): Edits => {
  if (edits.lines === undefined && edits.changeOrders === undefined) return edits;
  const orders = touchedOrders(before, after, edits);
  const priced = orders.map((order) => withAmount(before, after, edits, order));
  const changed = priced.filter((order, index) => order.amountMinor !== orders[index]?.amountMinor);
  const lines = priced.flatMap((order) => decidedLines(before, after, order, at));
  if (changed.length === 0 && lines.length === 0) return edits;
  const rowBefore = <Row extends { readonly id: string }>(rows: readonly Row[], id: string): Row | null =>
    rows.find((row) => row.id === id) ?? null;
  const own = [
    ...changed.flatMap((order) =>
      diffFields(`change-order:${order.id}.`, rowBefore(before.changeOrders, order.id), order),
    ),
    ...lines.flatMap((line) => diffFields(`line:${line.id}.`, rowBefore(before.lines, line.id), line)),
  ];
  return {
    ...edits,
    changes: withChanges(edits.changes, own),
    ...(changed.length === 0 ? {} : { changeOrders: replaced(edits.changeOrders, changed) }),
    ...(lines.length === 0 ? {} : { lines: replaced(edits.lines, lines) }),
  };
};
