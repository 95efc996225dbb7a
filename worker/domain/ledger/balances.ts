import type { JobState } from '#domain/jobs/job';
import { receivedMinor } from '#domain/ledger/ledger';
import type { Balances, PlannedMilestone } from '#domain/jobs/plan';

/** The sums of a job's money, minor units of its currency. */
export const balancesOf = (state: JobState, milestones: readonly PlannedMilestone[]): Balances => {
  const current = milestones.filter(({ state: isCurrent }) => isCurrent !== 'cancelled');
  const plannedMinor = sum(current.map(({ amountMinor }) => amountMinor ?? 0));
  const paidMinor = receivedMinor(state.payments);
  const allocatedMinor = sum(state.allocations.map(({ amountMinor }) => amountMinor));
  const approved = state.changeOrders.filter((order) => order.state === 'approved');
  return {
    contractMinor: state.job.contractTotalMinor ?? 0,
    changesMinor: sum(approved.map(({ amountMinor }) => amountMinor)),
    plannedMinor,
    paidMinor,
    allocatedMinor,
    creditMinor: paidMinor - allocatedMinor,
    outstandingMinor: sum(current.map(({ amountMinor, paidMinor: paid }) => (amountMinor ?? 0) - paid)),
  };
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
