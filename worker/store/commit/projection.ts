import type { Visibility } from '#db/schema/jobs/job';
import type { Job } from '#domain/jobs/job';
import { currentFacts, jobProjection, type Projected } from '#contract/jobs/job-projection';
import { customerKeys } from '#store/commit/name-keys';

const visibilityOf = ({ closedAt, isWithdrawn }: Job): Visibility => {
  if (isWithdrawn) return 2;
  return closedAt === null ? 0 : 1;
};

/** Columns derived from the customer. */
export const customerColumns = ({ customer: { name } }: Pick<Projected['state'], 'customer'>) => ({
  customerName: name,
  ...customerKeys(name),
});

/** Columns derived from the facts alone. */
export const factColumns = (projected: Pick<Projected, 'state' | 'flow'>) => ({
  factsJson: JSON.stringify(currentFacts(projected)),
});

/** Columns derived from the plan. */
export const planColumns = (projected: Projected) => {
  const { milestones, ...columns } = jobProjection(projected);
  const { state, plan } = projected;
  return {
    visibility: visibilityOf(state.job),
    milestonesJson: JSON.stringify(milestones),
    ...plan.balances,
    ...columns,
  };
};

/** The columns for listing, sorting and filtering the sheet. */
export const projectionOf = (projected: Projected) => ({
  ...customerColumns(projected.state),
  ...factColumns(projected),
  ...planColumns(projected),
});
