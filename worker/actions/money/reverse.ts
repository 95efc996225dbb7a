import type { Ctx } from '#actions/decide/context';
import { decide, type JobSnapshot } from '#actions/decide/decide';
import { refundEntry } from '#actions/money/refund-entry';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { ReversePayment } from '#contract/jobs/job-requests';
import type { Edits } from '#domain/jobs/change';
import { refundableMinor } from '#domain/ledger/ledger';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

/** The edits that reverse a wrong entry. */
export const reversalEdits = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { reversalOf, reason }: ReversePayment,
): Result<Edits> => {
  const origin = snapshot.detail.payments.find(({ id, kind }) => id === reversalOf && kind === 'payment');
  if (origin === undefined) return refuse('not-found', { what: thingTexts.payment });
  const amountMinor = refundableMinor(snapshot.state, origin.id);
  if (amountMinor <= 0) return refuse('already-reversed');
  return succeed(
    refundEntry(ctx, snapshot, {
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

/** Reverses a wrong entry: the entry stays, and its opposite is added. */
export const reverse = async (ctx: Ctx, jobId: string, input: ReversePayment): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'reverse');
  if (!right.ok) return right;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: undefined,
    apply: (snapshot) => reversalEdits(ctx, snapshot, input),
    answer: (detail) => detail,
    status: 200,
    reloadAfterCommit: true,
  });
};
