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

/**
 * Money of the customer that is left over, minor units: what is not allocated, and what credit lines still owe. Never
 * more than was received, because a reduction of what nobody paid owes nothing.
 */
export const owedMinor = (state: JobState, milestones: readonly PlannedMilestone[]): number => {
  const paidMinor = receivedMinor(state.payments);
  const unallocatedMinor = paidMinor - sum(state.allocations.map(({ amountMinor }) => amountMinor));
  const credits = milestones.filter((milestone) => milestone.state === 'credit');
  const linesMinor = sum(credits.map(({ amountMinor, paidMinor: paid }) => paid - (amountMinor ?? 0)));
  return Math.min(unallocatedMinor + linesMinor, paidMinor);
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
