import type { FactKey } from '#domain/rules/fact';
import type { Flow, MilestonePlan } from '#domain/flow/flow';
import type { Milestone } from '#domain/jobs/job';
import { splitByWeights } from '#domain/money/money';
import type { View } from '#domain/jobs/view';

/** A line of the contract while its amount is computed; minor units. */
export interface AmountLine {
  readonly key: string;
  readonly amountMinor: number | null;
  /** Money is allocated to it, or its amount is manual: it keeps its amount (L7). */
  readonly isPinned: boolean;
  /** Its plan states a sum of its own. It takes no shortfall, and of an excess what no other line can take. */
  readonly isFixed: boolean;
}

/** Whether a field is the amount of a milestone, so that editing it is editing a price. */
export const isPrice = ({ milestones }: Flow, key: FactKey): boolean =>
  milestones.some(({ amount }) => 'field' in amount && amount.field === key);

/** Whether a line's plan states a sum of its own, and not a share of the contract total. */
export const isFixedSum = ({ amount }: MilestonePlan): boolean => 'fixedMinor' in amount || 'field' in amount;

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const isWithin = (plan: MilestonePlan): boolean => plan.isWithinContract !== false;

/**
 * Splits the total by percent with the largest remainder over all; the share that the percents leave out is
 * dropped.
 */
const percentShares = (flow: Flow, totalMinor: number): ReadonlyMap<string, number> => {
  const plans = flow.milestones.filter((plan) => isWithin(plan) && 'percent' in plan.amount);
  const percents = plans.map(({ amount }) => ('percent' in amount ? amount.percent : 0));
  const left = 100 - percents.reduce((sum, percent) => sum + percent, 0);
  if (plans.length === 0) return new Map();
  const parts = splitByWeights(totalMinor, [...percents, left]);
  return new Map(plans.map(({ key }, index) => [key, parts[index] ?? 0]));
};

/** The amounts (minor units) by the plan alone; null while the total or a field is unknown. `rest` is the remainder. */
export const plannedAmounts = (
  flow: Flow,
  totalMinor: number | null,
  view: Pick<View, 'fieldValue'>,
): ReadonlyMap<string, number | null> => {
  const shares = totalMinor === null ? new Map<string, number>() : percentShares(flow, totalMinor);
  const amounts = new Map<string, number | null>();
  let others = 0;
  for (const plan of flow.milestones) {
    const amountMinor = planAmount(plan, { shares, totalMinor, others, view });
    amounts.set(plan.key, amountMinor);
    if (isWithin(plan)) others += amountMinor ?? 0;
  }
  return amounts;
};

interface AmountContext {
  readonly shares: ReadonlyMap<string, number>;
  readonly totalMinor: number | null;
  /** Sum of the preceding lines of the contract; `rest` is always the last line. */
  readonly others: number;
  readonly view: Pick<View, 'fieldValue'>;
}

const planAmount = (
  { key, amount }: MilestonePlan,
  { shares, totalMinor, others, view }: AmountContext,
): number | null => {
  if ('fixedMinor' in amount) return amount.fixedMinor;
  if ('percent' in amount) return shares.get(key) ?? null;
  if ('field' in amount) return numberOf(view.fieldValue(amount.field));
  return totalMinor === null ? null : totalMinor - others;
};

/** Whether a stored milestone keeps its amount whatever the plan says (L7). */
export const isPinned = (milestone: Milestone, touchedIds: ReadonlySet<string>): boolean =>
  milestone.isManualAmount || milestone.isCancelled || touchedIds.has(milestone.id);

export interface BalancedAmounts {
  readonly lines: readonly AmountLine[];
  /** Minor units that no line could take: negative is owed to the customer, positive still has to be demanded. */
  readonly differenceMinor: number;
}

/**
 * Makes the lines sum to the target (L1) by changing only lines that are free. A shortfall goes to the last
 * share of the total. An excess comes first off the carrier of change orders, up to the sum of reductions, then off
 * the last shares backwards, then off fixed sums, never below zero.
 */
export const balanceAmounts = (
  lines: readonly AmountLine[],
  targetMinor: number,
  reductions: { readonly carrier: string | null; readonly amountMinor: number },
): BalancedAmounts => {
  const amounts = lines.map((line) => ({ ...line }));
  const sum = amounts.reduce((total, line) => total + (line.amountMinor ?? 0), 0);
  let difference = targetMinor - sum;
  const free = amounts.filter((line) => !line.isPinned && line.amountMinor !== null);
  const shares = free.filter(({ isFixed }) => !isFixed);
  const sums = free.filter(({ isFixed }) => isFixed);
  const last = shares.at(-1);
  if (difference > 0 && last !== undefined) {
    last.amountMinor = (last.amountMinor ?? 0) + difference;
    difference = 0;
  }
  const lower = (line: { amountMinor: number | null }, limit: number) => {
    const cut = Math.min(Math.max(line.amountMinor ?? 0, 0), -difference, limit);
    line.amountMinor = (line.amountMinor ?? 0) - cut;
    difference += cut;
  };
  const carrier = free.find(({ key }) => key === reductions.carrier);
  if (difference < 0 && carrier !== undefined) lower(carrier, reductions.amountMinor);
  for (const line of [...shares.toReversed(), ...sums.toReversed()])
    if (difference < 0) lower(line, Number.POSITIVE_INFINITY);
  return { lines: amounts, differenceMinor: difference };
};
