import type { Ctx } from '#actions/decide/context';
import { refund } from '#actions/money/refund';
import { reverse } from '#actions/money/reverse';
import { takePayment } from '#actions/money/take-payment';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { PaymentInput } from '#contract/jobs/job-requests';
import type { Result } from '#domain/texts/refusal';

/** Manual money: a payment, a refund, or a reversal of a wrong entry. */
export const recordMoney = (ctx: Ctx, jobId: string, input: PaymentInput): Promise<Result<JobDetail>> => {
  if ('refundOf' in input) return refund(ctx, jobId, input);
  if ('reversalOf' in input) return reverse(ctx, jobId, input);
  return takePayment(ctx, jobId, input);
};
