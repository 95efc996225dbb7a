import type { Ctx } from '#actions/decide/context';
import { decide } from '#actions/decide/decide';
import { refundEntry } from '#actions/money/refund-entry';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { RefundPayment } from '#contract/jobs/job-requests';
import { refundableMinor } from '#domain/ledger/ledger';
import { moneyText } from '#domain/money/money';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

/** Refunds money to the customer, at most what is left of its payment. */
export const refund = async (ctx: Ctx, jobId: string, input: RefundPayment): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'refund');
  if (!right.ok) return right;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: undefined,
    apply: (snapshot) => {
      const origin = snapshot.detail.payments.find(
        ({ id, kind }) => id === input.refundOf && kind === 'payment',
      );
      if (origin === undefined) return refuse('not-found', { what: thingTexts.payment });
      const { milestoneId } = input;
      if (milestoneId !== undefined && !snapshot.state.milestones.some(({ id }) => id === milestoneId))
        return refuse('not-found', { what: thingTexts.milestone });
      const left = refundableMinor(snapshot.state, origin.id);
      if (input.amountMinor > left)
        return refuse('refund-too-large', { left: moneyText(left, snapshot.state.job.currency) });
      return succeed(
        refundEntry(ctx, snapshot, {
          origin,
          kind: 'refund',
          amountMinor: input.amountMinor,
          effectKey: `hand:refund:${input.voucher}`,
          reference: input.voucher,
          milestoneId: input.milestoneId ?? null,
          reason: input.reason,
        }),
      );
    },
    answer: (detail) => detail,
    status: 200,
    reloadAfterCommit: true,
  });
};
