import type { Instant } from '#domain/time/day';
import type { Allocation, JobState, Payment } from '#domain/jobs/job';

type Money = Pick<JobState, 'payments' | 'allocations'>;

/** The remainder of one payment after its refunds and allocations, minor units. */
export interface UnallocatedMoney {
  readonly paymentId: string;
  readonly leftMinor: number;
}

/** A milestone that can take money, with its open amount in minor units. */
export interface OpenMilestone {
  readonly id: string;
  readonly openMinor: number;
}

const byTime = (a: Payment, b: Payment): number => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1);

/** A refund or a reversal counts towards the payment that it reverses. */
const rootOf = (payment: Payment): string => payment.reversesId ?? payment.id;

/** Net minor units allocated to each milestone, by its id. */
export const allocatedByMilestone = (allocations: readonly Allocation[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { milestoneId, amountMinor } of allocations) {
    sums.set(milestoneId, (sums.get(milestoneId) ?? 0) + amountMinor);
  }
  return sums;
};

/** When the first money reached a milestone, and when its amount was complete; each null until then. */
export const milestoneMoneyTimes = (
  { payments, allocations }: Money,
  milestoneId: string,
  amountMinor: number,
): { readonly first: Instant | null; readonly whole: Instant | null } => {
  const payment = new Map(payments.map((entry) => [entry.id, entry]));
  const entries = allocations
    .filter((allocation) => allocation.milestoneId === milestoneId)
    .flatMap((allocation) => {
      const source = payment.get(allocation.paymentId);
      return source === undefined ? [] : [{ source, amount: allocation.amountMinor }];
    })
    .toSorted((a, b) => byTime(a.source, b.source));
  const sum = entries.reduce((total, { amount }) => total + amount, 0);
  if (amountMinor <= 0 || sum < amountMinor)
    return { first: entries[0]?.source.occurredAt ?? null, whole: null };
  // Backwards: the last entry before which the milestone was not complete.
  let running = 0;
  let whole: Instant | null = null;
  for (const { source, amount } of entries) {
    const before = running;
    running += amount;
    if (before < amountMinor && running >= amountMinor) whole = source.occurredAt;
  }
  return { first: entries[0]?.source.occurredAt ?? null, whole };
};

/** Received and unallocated money by payment, oldest first (L2). */
export const unallocatedMoney = ({ payments, allocations }: Money): readonly UnallocatedMoney[] => {
  const roots = new Map(payments.map((payment) => [payment.id, rootOf(payment)]));
  const left = new Map<string, number>();
  for (const payment of payments.toSorted(byTime)) {
    const root = rootOf(payment);
    left.set(root, (left.get(root) ?? 0) + payment.amountMinor);
  }
  for (const { paymentId, amountMinor } of allocations) {
    const root = roots.get(paymentId) ?? paymentId;
    left.set(root, (left.get(root) ?? 0) - amountMinor);
  }
  return [...left]
    .map(([paymentId, leftMinor]) => ({ paymentId, leftMinor }))
    .filter(({ leftMinor }) => leftMinor > 0);
};

/** Allocates money to milestones in the given order, each up to its open amount; the rest stays credit (L2, L3). */
export const allocate = (
  money: readonly UnallocatedMoney[],
  milestones: readonly OpenMilestone[],
  newId: (prefix: string) => string,
): readonly Allocation[] => {
  const open = milestones.map(({ id, openMinor }) => ({ id, openMinor }));
  const allocated: Allocation[] = [];
  for (const { paymentId, leftMinor } of money) {
    let left = leftMinor;
    for (const milestone of open) {
      const amountMinor = Math.min(left, milestone.openMinor);
      if (amountMinor <= 0) continue;
      allocated.push({ id: newId('alc'), paymentId, milestoneId: milestone.id, amountMinor });
      milestone.openMinor -= amountMinor;
      left -= amountMinor;
    }
  }
  return allocated;
};

export interface Deallocation {
  readonly paymentId: string;
  /** Positive minor units to return. */
  readonly amountMinor: number;
  /** The id of the refund or reversal, which owns the negative allocations. */
  readonly refundId: string;
  /** The milestone to take from first; the remainder comes from the credit and from other milestones. */
  readonly milestoneId: string | null;
}

/** The refundable amount of a payment, minor units (L6). */
export const refundableMinor = ({ payments }: Pick<Money, 'payments'>, paymentId: string): number =>
  payments
    .filter((payment) => rootOf(payment) === paymentId)
    .reduce((sum, payment) => sum + payment.amountMinor, 0);

/**
 * Negative allocations for returned money. The order: the chosen milestone, then the payment's unallocated
 * rest, then a credit line (owed to the customer), then the newest allocations.
 */
export const deallocate = (
  money: Money,
  { paymentId, amountMinor, refundId, milestoneId }: Deallocation,
  context: { readonly creditLines: readonly OpenMilestone[]; readonly newId: (prefix: string) => string },
): readonly Allocation[] => {
  const roots = new Map(money.payments.map((payment) => [payment.id, rootOf(payment)]));
  const net = new Map<string, number>();
  for (const allocation of money.allocations) {
    if (roots.get(allocation.paymentId) !== paymentId) continue;
    // Deleted and set again, so that the newest milestone is the last in the map.
    const sum = (net.get(allocation.milestoneId) ?? 0) + allocation.amountMinor;
    net.delete(allocation.milestoneId);
    net.set(allocation.milestoneId, sum);
  }
  const free = unallocatedMoney(money).find((candidate) => candidate.paymentId === paymentId)?.leftMinor ?? 0;
  const newestFirst = [...net].toReversed().map(([id, openMinor]) => ({ id, openMinor }));
  const chosen = newestFirst.filter(({ id }) => id === milestoneId);
  const fromChosen = Math.min(amountMinor, Math.max(chosen[0]?.openMinor ?? 0, 0));
  const order = [...chosen, ...context.creditLines, ...newestFirst];
  // The unallocated rest needs no entry; it comes after the chosen milestone and before the others.
  let left = amountMinor - Math.min(free, amountMinor - fromChosen);
  const taken = new Map<string, number>();
  for (const { id, openMinor } of order) {
    const amount = Math.min(left, openMinor - (taken.get(id) ?? 0));
    if (amount <= 0) continue;
    taken.set(id, (taken.get(id) ?? 0) + amount);
    left -= amount;
  }
  return [...taken].map(([id, amount]) => ({
    id: context.newId('alc'),
    paymentId: refundId,
    milestoneId: id,
    amountMinor: -amount,
  }));
};

/** Ids of milestones with a refund to the customer; reversals of wrong entries do not count. */
export const refundedIds = ({ payments, allocations }: Money): ReadonlySet<string> => {
  const refunds = new Set(payments.filter(({ kind }) => kind === 'refund').map(({ id }) => id));
  return new Set(
    allocations.filter(({ paymentId }) => refunds.has(paymentId)).map(({ milestoneId }) => milestoneId),
  );
};

/** Received money minus refunds over the whole job, minor units. */
export const receivedMinor = (payments: readonly Payment[]): number =>
  payments.reduce((sum, payment) => sum + payment.amountMinor, 0);
