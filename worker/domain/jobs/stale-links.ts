import type { FieldChange, PaymentLink } from '#domain/jobs/change';
import type { JobState } from '#domain/jobs/job';
import type { Plan, PlannedMilestone } from '#domain/jobs/plan';

const openMinorOf = ({ state, amountMinor, paidMinor }: PlannedMilestone): number =>
  state === 'cancelled' ? 0 : (amountMinor ?? 0) - paidMinor;

/** The open change orders that a milestone carries and that fall due with it: they are settled by one payment. */
export const carriedOf = (
  { milestones }: Pick<Plan, 'milestones'>,
  { key, dueOn }: PlannedMilestone,
): readonly PlannedMilestone[] =>
  milestones.filter((line) => line.carriedBy === key && line.dueOn === dueOn && openMinorOf(line) > 0);

/**
 * What a payment link of a milestone asks for, minor units of the job's currency: its open amount and the change orders
 * that it carries. 0 when the milestone is paid, cancelled or not planned.
 */
export const demandMinorOf = (
  plan: Pick<Plan, 'milestones'>,
  { milestones }: Pick<JobState, 'milestones'>,
  milestoneId: string,
): number => {
  const key = milestones.find(({ id }) => id === milestoneId)?.key;
  const planned = plan.milestones.find((milestone) => milestone.key === key);
  const ownMinor = planned === undefined ? 0 : openMinorOf(planned);
  if (planned === undefined || ownMinor <= 0) return ownMinor;
  return carriedOf(plan, planned).reduce((sum, line) => sum + openMinorOf(line), ownMinor);
};

/**
 * Whether a customer may still pay by a link. A `creating` link counts, because the provider may have created
 * it already.
 */
export const canBePaid = ({ state }: Pick<PaymentLink, 'state'>): boolean =>
  state === 'open' || state === 'creating';

export interface ClosedLinks {
  readonly links: readonly PaymentLink[];
  readonly changes: readonly FieldChange[];
}

/**
 * Closes links whose amount differs from what their milestone asks for, because they would collect the wrong sum.
 */
export const closeStaleLinks = (
  links: readonly PaymentLink[],
  plan: Pick<Plan, 'milestones'>,
  state: Pick<JobState, 'milestones'>,
): ClosedLinks => {
  const stale = links.filter(
    (link) => canBePaid(link) && demandMinorOf(plan, state, link.milestoneId) !== link.amountMinor,
  );
  return {
    links: stale.map((link) => ({ ...link, state: 'closed' })),
    changes: stale.map(({ id, state: before }) => ({ path: `link:${id}.state`, before, after: 'closed' })),
  };
};
