import { diffFields } from '#domain/jobs/change';
import type { Ctx } from '#actions/decide/context';
import { findRow, saveRow } from '#actions/jobs/save-row';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { SaveChangeOrder } from '#contract/jobs/job-requests';
import { fieldIssue } from '#domain/texts/field-texts';
import type { ChangeOrder } from '#domain/jobs/job';
import type { Line } from '#domain/lines/line';
import { orderTotal } from '#domain/lines/line-amounts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

const blankOrder = { title: null, amountMinor: null, state: 'proposed', approvedAt: null } as const;

const missing = (name: 'title' | 'amountMinor'): Result<never> =>
  refuse('invalid-input', { fields: [fieldIssue(name, 'required')] });

/** The change order with the written fields. Absent fields keep their values; a new change order starts as proposed. */
const orderOf = (
  ctx: Ctx,
  before: ChangeOrder | null,
  { title, amountMinor, state }: SaveChangeOrder,
): Result<ChangeOrder> => {
  const stood = before ?? { id: ctx.newId('cho'), ...blankOrder };
  const order = {
    ...stood,
    title: title ?? stood.title,
    amountMinor: amountMinor ?? stood.amountMinor,
    state: state ?? stood.state,
  };
  if (order.title === null) return missing('title');
  if (order.amountMinor === null) return missing('amountMinor');
  return succeed({
    ...order,
    title: order.title,
    amountMinor: order.amountMinor,
    approvedAt: order.state === 'approved' ? (stood.approvedAt ?? ctx.now) : null,
  });
};

const amountPath = ({ id }: ChangeOrder): string => `change-order:${id}.amountMinor`;

/** An approval without a base version must name the amount that the person saw. Another amount was not approved. */
const approvable = (before: ChangeOrder, { amountMinor, baseVersion }: SaveChangeOrder): Result<null> => {
  if (baseVersion !== undefined) return succeed(null);
  if (amountMinor === undefined) return missing('amountMinor');
  return amountMinor === before.amountMinor
    ? succeed(null)
    : refuse('stale', { current: { [amountPath(before)]: before.amountMinor } });
};

/** The amount of an order that owns lines is their sum, and nobody types it. */
const checkAmount = (
  lines: readonly Line[],
  { id }: ChangeOrder,
  { amountMinor }: SaveChangeOrder,
): Result<null> => {
  const sum = orderTotal(lines, id);
  return sum === null || amountMinor === undefined || amountMinor === sum
    ? succeed(null)
    : refuse('invalid-input', { fields: [fieldIssue('amountMinor', 'from-lines')] });
};

/** Proposes, changes or decides work added or removed after signing. A decided change order is final. */
export const saveChangeOrder = (
  ctx: Ctx,
  jobId: string,
  input: SaveChangeOrder,
): Promise<Result<JobDetail>> => {
  const isApproval = (order: ChangeOrder): boolean =>
    input.state === 'approved' && order.state === 'proposed';
  return saveRow(ctx, {
    jobId,
    right: input.state === undefined || input.state === 'proposed' ? 'edit-job' : 'decide-change-order',
    baseVersion: input.baseVersion,
    // An amount that changed since was not approved.
    alsoReads: ({ state }) =>
      state.changeOrders
        .filter((order) => order.id === input.changeOrderId && isApproval(order))
        .map((order) => ({
          path: amountPath(order),
          before: order.amountMinor,
          after: order.amountMinor,
        })),
    apply: ({ state }) => {
      const found = findRow(state.changeOrders, input.changeOrderId, thingTexts.changeOrder);
      if (!found.ok) return found;
      const before = found.value;
      if (before !== null && isApproval(before)) {
        const seen = approvable(before, input);
        if (!seen.ok) return seen;
      }
      const order = orderOf(ctx, before, input);
      if (!order.ok) return order;
      const fits = checkAmount(state.lines, order.value, input);
      if (!fits.ok) return fits;
      const changes = diffFields(`change-order:${order.value.id}.`, before, order.value);
      if (before !== null && before.state !== 'proposed' && changes.length > 0)
        return refuse('change-order-decided');
      return succeed({ action: 'save-change-order', reason: null, changes, changeOrders: [order.value] });
    },
  });
};
