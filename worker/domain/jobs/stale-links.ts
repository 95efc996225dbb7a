import type { FieldChange, PaymentLink } from '#domain/jobs/change';
import type { JobState } from '#domain/jobs/job';
import type { Plan } from '#domain/jobs/plan';

/** The open amount of a milestone, minor units of the job's currency; 0 when it is cancelled or not planned. */
export const openMinorOf = (
  plan: Pick<Plan, 'milestones'>,
  { milestones }: Pick<JobState, 'milestones'>,
  milestoneId: string,
): number => {
  const key = milestones.find(({ id }) => id === milestoneId)?.key;
  const planned = plan.milestones.find((milestone) => milestone.key === key);
  if (planned === undefined || planned.state === 'cancelled') return 0;
  return (planned.amountMinor ?? 0) - planned.paidMinor;
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
 * Closes links whose amount differs from the open amount of their milestone, because they would collect the
 * wrong sum.
 */
export const closeStaleLinks = (
  links: readonly PaymentLink[],
  plan: Pick<Plan, 'milestones'>,
  state: Pick<JobState, 'milestones'>,
): ClosedLinks => {
  const stale = links.filter(
    (link) => canBePaid(link) && openMinorOf(plan, state, link.milestoneId) !== link.amountMinor,
  );
  return {
    links: stale.map((link) => ({ ...link, state: 'closed' })),
    changes: stale.map(({ id, state: before }) => ({ path: `link:${id}.state`, before, after: 'closed' })),
  };
};
