import type { Shelf } from '#db/schema/jobs/job';
import type { Job } from '#domain/jobs/job';
import { currentFacts, jobProjection, type Projected } from '#contract/jobs/job-projection';
import { customerKeys } from '#store/commit/name-keys';

const shelfOf = ({ closedAt, isWithdrawn }: Job): Shelf => {
  if (isWithdrawn) return 2;
  return closedAt === null ? 0 : 1;
};

/** The columns that the sheet is listed, sorted and filtered by. */
export const projectionOf = (projected: Projected) => {
  const { milestones, ...columns } = jobProjection(projected);
  const { state, plan } = projected;
  return {
    shelf: shelfOf(state.job),
    customerName: state.customer.name,
    ...customerKeys(state.customer.name),
    factsJson: JSON.stringify(currentFacts(projected)),
    milestonesJson: JSON.stringify(milestones),
    ...plan.balances,
    ...columns,
  };
};
