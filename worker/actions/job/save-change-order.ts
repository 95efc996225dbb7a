import { changesOf } from '#actions/changes';
import type { Ctx } from '#actions/context';
import { findRow, saveRow } from '#actions/job/save-row';
import type { JobDetail } from '#contract/job-answers';
import type { SaveChangeOrder } from '#contract/job-requests';
import { refuse, succeed, type Result } from '#domain/refusal';
import { thingTexts } from '#domain/thing-texts';

/** Proposes, changes or decides work added or removed after signing; what is decided stands. */
export const saveChangeOrder = (
  ctx: Ctx,
  jobId: string,
  input: SaveChangeOrder,
): Promise<Result<JobDetail>> =>
  saveRow(ctx, {
    jobId,
    right: input.state === 'proposed' ? 'edit-job' : 'decide-change-order',
    baseVersion: input.baseVersion,
    make: ({ state }) => {
      const found = findRow(state.changeOrders, input.changeOrderId, thingTexts.changeOrder);
      if (!found.ok) return found;
      const before = found.value;
      const order = {
        id: before?.id ?? ctx.newId('cho'),
        title: input.title,
        amountMinor: input.amountMinor,
        state: input.state,
        approvedAt: input.state === 'approved' ? (before?.approvedAt ?? ctx.now) : null,
      };
      const changes = changesOf(`change-order:${order.id}.`, before, order);
      if (before !== null && before.state !== 'proposed' && changes.length > 0)
        return refuse('change-order-decided');
      return succeed({ action: 'save-change-order', reason: null, changes, changeOrders: [order] });
    },
  });
