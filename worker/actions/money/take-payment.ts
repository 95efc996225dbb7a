import type { Ctx } from '#actions/decide/context';
import { decide, type JobSnapshot } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { TakePayment } from '#contract/jobs/job-requests';
import type { Edits } from '#domain/jobs/change';
import { instant } from '#domain/time/day';
import { fieldIssue } from '#domain/texts/field-texts';
import { allocate, allocatedByMilestone } from '#domain/ledger/ledger';
import { moneyText } from '#domain/money/money';
import { openByDue } from '#domain/planning/reconcile';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

type Allocations = NonNullable<Edits['allocations']>;

/** Allocates money to the named milestone, else to the oldest due one; the excess becomes credit. */
const allocated = (
  ctx: Ctx,
  { state, plan }: JobSnapshot,
  input: TakePayment,
  paymentId: string,
): Result<Allocations> => {
  const money = [{ paymentId, leftMinor: input.amountMinor }];
  if (input.milestoneId === undefined)
    return succeed(allocate(money, openByDue(state, plan, null), ctx.newId));
  const milestone = state.milestones.find(({ id }) => id === input.milestoneId);
  if (milestone === undefined || milestone.isCancelled)
    return refuse('not-found', { what: thingTexts.milestone });
  const reached = allocatedByMilestone(state.allocations).get(milestone.id) ?? 0;
  const openMinor = Math.max((milestone.amountMinor ?? 0) - reached, 0);
  return succeed(allocate(money, [{ id: milestone.id, openMinor }], ctx.newId));
};

/**
 * The excess that becomes credit (minor units). Refused when it is more than the person confirmed, because
 * somebody else may have paid the milestone since. Checked on the current job at each try, so a lost race is
 * confirmed too.
 */
const creditOf = (
  { state: { job } }: JobSnapshot,
  { amountMinor, milestoneId, creditMinor: statedMinor }: TakePayment,
  allocations: Allocations,
): Result<number> => {
  const creditMinor = allocations.reduce((rest, allocation) => rest - allocation.amountMinor, amountMinor);
  const isPaid = milestoneId !== undefined && creditMinor === amountMinor;
  const acceptedMinor = statedMinor ?? (isPaid ? 0 : creditMinor);
  if (creditMinor <= acceptedMinor) return succeed(creditMinor);
  return refuse(isPaid ? 'already-paid' : 'becomes-credit', {
    credit: moneyText(creditMinor, job.currency),
    current: { creditMinor },
  });
};

const editsOf = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { input, effectKey }: { readonly input: TakePayment; readonly effectKey: string },
): Result<Edits> => {
  const { currency } = snapshot.state.job;
  if (input.currency !== currency) return refuse('wrong-currency', { currency });
  if (input.occurredAt !== undefined && input.occurredAt > ctx.now) {
    return refuse('invalid-input', { fields: [fieldIssue('occurredAt', 'in-the-future')] });
  }
  const id = ctx.newId('pay');
  const allocations = allocated(ctx, snapshot, input, id);
  if (!allocations.ok) return allocations;
  const credit = creditOf(snapshot, input, allocations.value);
  if (!credit.ok) return credit;
  return succeed({
    action: 'take-payment',
    reason: null,
    changes: [
      {
        path: `payment:${id}`,
        before: null,
        after: {
          amountMinor: input.amountMinor,
          method: input.method,
          ...(credit.value === 0 ? {} : { creditMinor: credit.value }),
        },
      },
    ],
    payments: [
      {
        id,
        kind: 'payment',
        amountMinor: input.amountMinor,
        currency,
        reversesId: null,
        occurredAt: input.occurredAt === undefined ? ctx.now : instant(input.occurredAt),
        recordedAt: ctx.now,
        effectKey,
        method: input.method,
        provider: 'hand',
        reference: input.voucher,
        note: input.note ?? null,
      },
    ],
    allocations: allocations.value,
  });
};

/**
 * Records a manual payment. A voucher is booked once, and again after its entry was reversed. The money goes
 * to the named milestone, else to the oldest due one; the excess becomes credit.
 */
export const takePayment = async (
  ctx: Ctx,
  jobId: string,
  input: TakePayment,
): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'take-payment');
  if (!right.ok) return right;
  const take = (effectKey: string) =>
    decide(ctx, {
      load: () => ctx.store.loadJob(jobId),
      baseVersion: undefined,
      apply: (snapshot) => editsOf(ctx, snapshot, { input, effectKey }),
      answer: (detail) => detail,
      status: 200,
      reloadAfterCommit: true,
    });
  const firstKey = `hand:${input.method}:${input.voucher}`;
  let key = firstKey;
  let taken = await take(key);
  // A reversed entry may be booked again with the same voucher, perhaps on another job.
  while (!taken.ok && taken.refusal.code === 'duplicate-voucher') {
    const reversal: string | null = await ctx.store.reversalOf(key);
    if (reversal === null) return taken;
    key = `${firstKey}:after:${reversal}`;
    taken = await take(key);
  }
  return taken;
};
