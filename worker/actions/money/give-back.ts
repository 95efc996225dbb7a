import type { Ctx } from '#actions/decide/context';
import type { Standing } from '#actions/decide/decide';
import type { Edits } from '#domain/jobs/change';
import { takeBack } from '#domain/ledger/ledger';

type PaymentEdit = NonNullable<Edits['payments']>[number];

interface GivingBack {
  readonly origin: Standing['detail']['payments'][number];
  readonly kind: 'refund' | 'reversal';
  /** Above 0: what goes back. */
  readonly amountMinor: number;
  readonly effectKey: string;
  readonly reference: string | null;
  readonly milestoneId: string | null;
  readonly reason: string;
}

/** The edits of money that goes back: a negative entry that names its payment, and what it takes off the milestones. */
export const givingBack = (ctx: Ctx, { state, plan }: Standing, given: GivingBack): Edits => {
  const id = ctx.newId('pay');
  const payment: PaymentEdit = {
    id,
    kind: given.kind,
    amountMinor: -given.amountMinor,
    currency: state.job.currency,
    reversesId: given.origin.id,
    occurredAt: ctx.now,
    recordedAt: ctx.now,
    effectKey: given.effectKey,
    method: given.origin.method,
    provider: 'hand',
    reference: given.reference,
    note: given.reason,
  };
  const idByKey = new Map(state.milestones.map((milestone) => [milestone.key, milestone.id]));
  const owedLines = plan.milestones.flatMap(({ key, amountMinor, paidMinor }) => {
    const milestoneId = idByKey.get(key);
    const openMinor = -((amountMinor ?? 0) - paidMinor);
    return milestoneId !== undefined && amountMinor !== null && amountMinor < 0 && openMinor > 0
      ? [{ id: milestoneId, openMinor }]
      : [];
  });
  const { milestoneId, amountMinor } = given;
  return {
    action: given.kind === 'refund' ? 'refund' : 'reverse',
    reason: given.reason,
    changes: [
      {
        path: `payment:${id}`,
        before: null,
        after: { amountMinor: -amountMinor, reversesId: given.origin.id },
      },
    ],
    payments: [payment],
    allocations: takeBack(
      state,
      { paymentId: given.origin.id, amountMinor, refundId: id, milestoneId },
      { owedLines, newId: ctx.newId },
    ),
  };
};
