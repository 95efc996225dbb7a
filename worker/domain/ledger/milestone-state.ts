import type { BusinessDate } from '#domain/time/day';
import type { JobState, Milestone } from '#domain/jobs/job';
import { allocatedByMilestone } from '#domain/ledger/ledger';
import type { MilestoneState, PlannedMilestone } from '#domain/jobs/plan';
import type { Resolution } from '#domain/rules/rule';
import type { Text } from '#domain/texts/text';

/** The milestones of the store with what money did to them. */
export interface MilestoneBook {
  readonly byKey: ReadonlyMap<string, Milestone>;
  readonly allocated: ReadonlyMap<string, number>;
  readonly touchedIds: ReadonlySet<string>;
}

export const milestoneBook = (state: JobState): MilestoneBook => {
  const allocated = allocatedByMilestone(state.allocations);
  return {
    byKey: new Map(state.milestones.map((milestone) => [milestone.key, milestone])),
    allocated,
    // Money that was all taken back again holds no line.
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

export const dueOfResolution = (due: Resolution): Due =>
  due.state === 'set'
    ? { on: due.on, isProvisional: due.isProvisional, waitsFor: [] }
    : { on: null, isProvisional: false, waitsFor: due.waitsFor };

/** The date that a person wrote. */
export const manualDue = (milestone: Milestone | undefined): Due | null =>
  milestone?.isManualDue === true ? { on: milestone.dueOn, isProvisional: false, waitsFor: [] } : null;

/** A milestone's state from its amount, the money on it and whether its due date is known (L3). */
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

/** A line as its kind gives it, before money and people are looked at. */
export interface LineDraft {
  readonly key: string;
  readonly position: number;
  readonly label: Text;
  readonly title: string | null;
  readonly kind: PlannedMilestone['kind'];
  readonly amountMinor: number | null;
  readonly due: Due;
  readonly readinessMissing: Text | null;
  readonly source: readonly string[];
}

const isPaid = (stored: Milestone, paidMinor: number): boolean =>
  stored.amountMinor !== null && stored.amountMinor > 0 && paidMinor >= stored.amountMinor;

/** A line as planned: a paid one keeps its date, a cancelled one its amount. */
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
