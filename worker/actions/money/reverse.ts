import type { Ctx } from '#actions/decide/context';
import { decide, type Standing } from '#actions/decide/decide';
import { givingBack } from '#actions/money/give-back';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { ReversePayment } from '#contract/jobs/job-requests';
import type { Edits } from '#domain/jobs/change';
import { refundableMinor } from '#domain/ledger/ledger';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

/** The edits that take back an entry as booked wrongly. */
export const reversalEdits = (
  ctx: Ctx,
  standing: Standing,
  { reversalOf, reason }: ReversePayment,
): Result<Edits> => {
  const origin = standing.detail.payments.find(({ id, kind }) => id === reversalOf && kind === 'payment');
  if (origin === undefined) return refuse('not-found', { what: thingTexts.payment });
  const amountMinor = refundableMinor(standing.state, origin.id);
  if (amountMinor <= 0) return refuse('already-reversed');
  return succeed(
    givingBack(ctx, standing, {
      origin,
      kind: 'reversal',
      amountMinor,
      effectKey: `reversal:${origin.id}`,
      reference: null,
      milestoneId: null,
      reason,
    }),
  );
};

/** Takes back an entry that was booked wrongly: the entry stays, its opposite is added. */
export const reverse = async (ctx: Ctx, jobId: string, input: ReversePayment): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'reverse');
  if (!right.ok) return right;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: undefined,
    make: (standing) => reversalEdits(ctx, standing, input),
    answer: (detail) => detail,
    status: 200,
    readsAgain: true,
  });
};
