import type { Ctx } from '#actions/decide/context';
import { planOf } from '#actions/decide/plan-change';
import type { Edits, PaymentLink } from '#domain/jobs/change';
import type { JobState, Milestone, Payment } from '#domain/jobs/job';
import { allocate, allocatedByMilestone, deallocate, type OpenMilestone } from '#domain/ledger/ledger';
import { canBePaid, carriedOf } from '#domain/jobs/stale-links';
import type { PaidEvent, RefundedEvent } from '#payments/provider';
import type { LoadedJob } from '#store/jobs/loaded-job';

/** A payment link with its job, as a webhook loads it. */
export type LinkedJob = LoadedJob & { readonly link: PaymentLink };

const onlineMethod = 'online';

const openMilestone = (state: JobState, { id, isCancelled, amountMinor }: Milestone): OpenMilestone => {
  const allocatedMinor = allocatedByMilestone(state.allocations).get(id) ?? 0;
  return { id, openMinor: isCancelled ? 0 : (amountMinor ?? 0) - allocatedMinor };
};

/** The milestone of a link, then the change orders that it carries. */
const paidByLink = (ctx: Ctx, { state, flow, link }: LinkedJob): readonly OpenMilestone[] => {
  const milestone = state.milestones.find(({ id }) => id === link.milestoneId);
  const plan = planOf(ctx, flow, state);
  const planned = plan.milestones.find(({ key }) => key === milestone?.key);
  if (milestone === undefined || planned === undefined) return [];
  const carried = new Set(carriedOf(plan, planned).map(({ key }) => key));
  return [milestone, ...state.milestones.filter(({ key }) => carried.has(key))].map((row) =>
    openMilestone(state, row),
  );
};

const changed = (link: PaymentLink, state: PaymentLink['state']) => ({
  link: { ...link, state },
  change: { path: `link:${link.id}.state`, before: link.state, after: state },
});

/** The paid link, and all other open links of its milestone, which must not be paid too. */
const paidLinks = ({ link, detail }: LinkedJob) => [
  ...(link.state === 'paid' ? [] : [changed(link, 'paid')]),
  ...detail.links
    .filter(
      (sibling) => sibling.id !== link.id && sibling.milestoneId === link.milestoneId && canBePaid(sibling),
    )
    .map((sibling) => changed(sibling, 'closed')),
];

/** Books a payment on its link's milestone and what that carries; the excess goes to the oldest due one at the re-plan, or becomes credit. */
export const paymentEdits = (ctx: Ctx, job: LinkedJob, event: PaidEvent): Edits => {
  const { state, link } = job;
  const id = ctx.newId('pay');
  const { amountMinor, occurredAt, effectKey, reference } = event;
  const { currency } = state.job;
  const money = [{ paymentId: id, leftMinor: amountMinor }];
  const links = paidLinks(job);
  return {
    action: 'payment-received',
    reason: null,
    changes: [
      { path: `payment:${id}`, before: null, after: { amountMinor, currency } },
      ...links.map(({ change }) => change),
    ],
    payments: [
      {
        id,
        kind: 'payment',
        amountMinor,
        currency,
        reversesId: null,
        occurredAt,
        recordedAt: ctx.now,
        effectKey,
        method: onlineMethod,
        provider: link.provider,
        reference,
        note: null,
      },
    ],
    allocations: allocate(money, paidByLink(ctx, job), ctx.newId),
    links: links.map(({ link: applied }) => applied),
  };
};

/** Lines owed to the customer, with the amount (minor units) that was not returned yet. */
const creditLines = (ctx: Ctx, { state, flow }: LinkedJob) => {
  const ids = new Map(state.milestones.map(({ key, id }) => [key, id]));
  return planOf(ctx, flow, state).milestones.flatMap((line) => {
    const id = ids.get(line.key);
    const creditDueMinor = line.paidMinor - (line.amountMinor ?? 0);
    return line.state === 'credit' && id !== undefined && creditDueMinor > 0
      ? [{ id, openMinor: creditDueMinor }]
      : [];
  });
};

/** Books a refund by the provider: credit is used first, then the newest allocations. */
export const refundEdits = (
  ctx: Ctx,
  job: LinkedJob,
  { event, payment }: { readonly event: RefundedEvent; readonly payment: Payment },
): Edits => {
  const id = ctx.newId('pay');
  const { amountMinor, occurredAt, effectKey, reference } = event;
  const { currency } = job.state.job;
  const back = { paymentId: payment.id, amountMinor, refundId: id, milestoneId: null };
  return {
    action: 'payment-refunded',
    reason: null,
    changes: [{ path: `payment:${id}`, before: null, after: { amountMinor: -amountMinor, currency } }],
    payments: [
      {
        id,
        kind: 'refund',
        amountMinor: -amountMinor,
        currency,
        reversesId: payment.id,
        occurredAt,
        recordedAt: ctx.now,
        effectKey,
        method: onlineMethod,
        provider: job.link.provider,
        reference,
        note: null,
      },
    ],
    allocations: deallocate(job.state, back, { creditLines: creditLines(ctx, job), newId: ctx.newId }),
  };
};

/** Closes a link that its provider has expired. */
export const expiryEdits = ({ link }: LinkedJob): Edits => {
  const { link: closed, change } = changed(link, 'closed');
  return { action: 'link-expired', reason: null, changes: [change], links: [closed] };
};
