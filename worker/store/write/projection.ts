import { currentFacts, jobProjection, type Projected } from '#contract/job-projection';

/** The columns that the sheet is listed, sorted and filtered by. */
export const projectionOf = (projected: Projected) => {
  const { milestones, ...columns } = jobProjection(projected);
  const { state, plan } = projected;
  return {
    isClosed: state.job.closedAt !== null,
    customerName: state.customer.name,
    factsJson: JSON.stringify(currentFacts(projected)),
    milestonesJson: JSON.stringify(milestones),
    ...plan.balances,
    ...columns,
  };
};
