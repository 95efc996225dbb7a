import type { TextKey } from '../../texts/catalogue.ts';

/** The sums of a job's money, in minor units. */
interface Balances {
  readonly contractMinor: number | null;
  readonly changesMinor: number;
  readonly paidMinor: number;
  readonly creditMinor: number;
  readonly outstandingMinor: number;
}

export interface BalanceLine {
  readonly label: TextKey;
  /** Minor units; null: not known yet. */
  readonly amount: number | null;
}

/**
 * The lines of a job's balance: contract, changes and fees, minus received money, plus credit, is the
 * outstanding sum. Fees are milestones beyond the contract; without a contract, all milestones.
 */
export const balanceLines = (balances: Balances): readonly BalanceLine[] => {
  const { contractMinor, changesMinor, paidMinor, creditMinor, outstandingMinor } = balances;
  const beside = outstandingMinor + paidMinor - creditMinor - (contractMinor ?? 0) - changesMinor;
  return [
    { label: 'money.contract', amount: contractMinor },
    { label: 'money.changes', amount: changesMinor },
    ...(beside === 0
      ? []
      : [{ label: contractMinor === null ? 'money.planned' : 'money.fees', amount: beside } as const]),
    { label: 'money.paid', amount: paidMinor },
    ...(creditMinor > 0 ? [{ label: 'money.credit', amount: creditMinor } as const] : []),
    { label: 'money.outstanding', amount: outstandingMinor },
  ];
};
