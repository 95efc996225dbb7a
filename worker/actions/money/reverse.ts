import type { Ctx } from '#actions/context';
import { decide } from '#actions/decide';
import { givingBack } from '#actions/money/give-back';
import { allowed } from '#actions/right';
import type { JobDetail } from '#contract/job-answers';
import type { ReversePayment } from '#contract/job-requests';
import { refundableMinor } from '#domain/ledger';
import { refuse, succeed, type Result } from '#domain/refusal';
import { thingTexts } from '#domain/thing-texts';

/** Takes back an entry that was booked wrongly: the entry stays, its opposite is added. */
export const reverse = async (ctx: Ctx, jobId: string, input: ReversePayment): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'reverse');
  if (!right.ok) return right;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: undefined,
    make: (standing) => {
      const origin = standing.detail.payments.find(
        ({ id, kind }) => id === input.reversalOf && kind === 'payment',
      );
      if (origin === undefined) return refuse('not-found', { what: thingTexts.payment });
      const left = refundableMinor(standing.state, origin.id);
      if (left <= 0) return refuse('already-reversed');
      return succeed(
        givingBack(ctx, standing, {
          origin,
          kind: 'reversal',
          amountMinor: left,
          effectKey: `reversal:${origin.id}`,
          reference: null,
          milestoneId: null,
          reason: input.reason,
        }),
      );
    },
    answer: (detail) => detail,
    status: 200,
    readsAgain: true,
  });
};
