import type { Ctx } from '#actions/decide/context';
import type { JobSnapshot } from '#actions/decide/decide';
import type { Edits } from '#domain/jobs/change';
import { deallocate } from '#domain/ledger/ledger';

type PaymentEdit = NonNullable<Edits['payments']>[number];

interface RefundEntry {
  readonly origin: JobSnapshot['detail']['payments'][number];
  readonly kind: 'refund' | 'reversal';
  /** Above 0: the returned amount. */
  readonly amountMinor: number;
  readonly effectKey: string;
  readonly reference: string | null;
  readonly milestoneId: string | null;
  readonly reason: string;
}

/**
 * The edits of a refund or reversal: a negative entry that names its payment, and the deallocations from milestones.
 */
export const refundEntry = (ctx: Ctx, { state, plan }: JobSnapshot, entry: RefundEntry): Edits => {
  const id = ctx.newId('pay');
  const payment: PaymentEdit = {
    id,
    kind: entry.kind,
    amountMinor: -entry.amountMinor,
    currency: state.job.currency,
    reversesId: entry.origin.id,
    occurredAt: ctx.now,
    recordedAt: ctx.now,
    effectKey: entry.effectKey,
    method: entry.origin.method,
    provider: 'hand',
    reference: entry.reference,
    note: entry.reason,
  };
  const idByKey = new Map(state.milestones.map((milestone) => [milestone.key, milestone.id]));
  const creditLines = plan.milestones.flatMap(({ key, amountMinor, paidMinor }) => {
    const milestoneId = idByKey.get(key);
    const openMinor = -((amountMinor ?? 0) - paidMinor);
    return milestoneId !== undefined && amountMinor !== null && amountMinor < 0 && openMinor > 0
      ? [{ id: milestoneId, openMinor }]
      : [];
  });
  const { milestoneId, amountMinor } = entry;
  return {
    action: entry.kind === 'refund' ? 'refund' : 'reverse',
    reason: entry.reason,
    changes: [
      {
        path: `payment:${id}`,
        before: null,
        after: { amountMinor: -amountMinor, reversesId: entry.origin.id },
      },
    ],
    payments: [payment],
    allocations: deallocate(
      state,
      { paymentId: entry.origin.id, amountMinor, refundId: id, milestoneId },
      { creditLines, newId: ctx.newId },
    ),
  };
};
