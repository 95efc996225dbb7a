import { jobProjection, type Projected } from '#contract/job-projection';

/** The columns that the sheet is listed, sorted and filtered by. */
export const projectionOf = (projected: Projected) => {
  const { facts, milestones, ...columns } = jobProjection(projected);
  const { state, plan } = projected;
  return {
    isClosed: state.job.closedAt !== null,
    customerName: state.customer.name,
    factsJson: JSON.stringify(facts),
    milestonesJson: JSON.stringify(milestones),
    ...plan.balances,
    ...columns,
  };
};
