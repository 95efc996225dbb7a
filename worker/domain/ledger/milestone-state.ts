import type { BusinessDate } from '#domain/time/day';
import type { JobState, Milestone } from '#domain/jobs/job';
import { allocatedByMilestone } from '#domain/ledger/ledger';
import type { MilestoneState, PlannedMilestone } from '#domain/jobs/plan';
import type { Resolution } from '#domain/rules/rule';
import type { Text } from '#domain/texts/text';

/** The stored milestones with their allocated money. */
export interface MilestoneBook {
  readonly byKey: ReadonlyMap<string, Milestone>;
  readonly allocated: ReadonlyMap<string, number>;
  readonly touchedIds: ReadonlySet<string>;
}

/** Indexes the stored milestones by key, with the minor units allocated to each. */
export const milestoneBook = (state: JobState): MilestoneBook => {
  const allocated = allocatedByMilestone(state.allocations);
  return {
    byKey: new Map(state.milestones.map((milestone) => [milestone.key, milestone])),
    allocated,
    // A line whose money was all returned counts as untouched.
    touchedIds: new Set([...allocated].filter(([, amountMinor]) => amountMinor !== 0).map(([id]) => id)),
  };
};

/** When a line falls due, or what it waits for. */
export interface Due {
  readonly on: BusinessDate | null;
  readonly isProvisional: boolean;
  readonly waitsFor: readonly string[];
}

export const noDue: Due = { on: null, isProvisional: false, waitsFor: [] };

/** A resolved rule as the due of a line; a waiting rule gives no date. */
export const dueOfResolution = (due: Resolution): Due =>
  due.state === 'set'
    ? { on: due.on, isProvisional: due.isProvisional, waitsFor: [] }
    : { on: null, isProvisional: false, waitsFor: due.waitsFor };

/** The manual due date of a milestone; null without one. */
export const manualDue = (milestone: Milestone | undefined): Due | null =>
  milestone?.isManualDue === true ? { on: milestone.dueOn, isProvisional: false, waitsFor: [] } : null;

/** A milestone's state from its amount, its allocated money and its due date (L3). */
const stateOf = (line: {
  readonly amountMinor: number | null;
  readonly paidMinor: number;
  readonly dueOn: BusinessDate | null;
}): MilestoneState => {
  const { amountMinor, paidMinor, dueOn } = line;
  if (amountMinor === null) return 'waiting';
  if (amountMinor === 0) return 'settled';
  if (amountMinor < 0) return paidMinor <= amountMinor ? 'paid' : 'credit';
  if (paidMinor >= amountMinor) return 'paid';
  if (paidMinor > 0) return 'part';
  return dueOn === null ? 'waiting' : 'due';
};

/** A line of the plan before money and manual changes are applied. */
export interface LineDraft {
  readonly key: string;
  readonly position: number;
  readonly label: Text;
  readonly title: string | null;
  readonly kind: PlannedMilestone['kind'];
  readonly amountMinor: number | null;
  readonly due: Due;
  readonly carriedBy?: string;
  readonly readinessMissing: Text | null;
  readonly source: readonly string[];
}

const isPaid = (stored: Milestone, paidMinor: number): boolean =>
  stored.amountMinor !== null && stored.amountMinor > 0 && paidMinor >= stored.amountMinor;

/** A planned line: a paid one keeps its date, a cancelled one its amount. */
export const plannedLine = (draft: LineDraft, book: MilestoneBook): PlannedMilestone => {
  const stored = book.byKey.get(draft.key);
  const { due, amountMinor, ...rest } = draft;
  if (stored === undefined) {
    const state = stateOf({ amountMinor, paidMinor: 0, dueOn: due.on });
    return {
      ...rest,
      amountMinor,
      dueOn: due.on,
      isProvisional: due.isProvisional,
      waitsFor: due.waitsFor,
      paidMinor: 0,
      state,
    };
  }
  const paidMinor = book.allocated.get(stored.id) ?? 0;
  const keepsDate = isPaid(stored, paidMinor) && stored.dueOn !== null;
  const when = keepsDate ? { ...noDue, on: stored.dueOn } : due;
  return {
    ...rest,
    title: stored.title ?? draft.title,
    amountMinor: stored.isCancelled ? stored.amountMinor : amountMinor,
    dueOn: when.on,
    isProvisional: when.isProvisional,
    waitsFor: when.waitsFor,
    paidMinor,
    state: stored.isCancelled ? 'cancelled' : stateOf({ amountMinor, paidMinor, dueOn: when.on }),
  };
};
