import type { BusinessDate, ClockTime, Instant } from '#domain/time/day';
import type { FactKey, FieldValue } from '#domain/rules/fact';

/** A point that a rule counts from; unknown until the job reaches it. */
export type Anchor =
  /** The date of the named fact: the date in its value if it has one, else when it was recorded. */
  | { readonly fact: FactKey; readonly atLeast?: number; readonly is?: FieldValue }
  | { readonly stageEntered: string }
  | { readonly milestone: string; readonly state: 'due' | 'paid' }
  /** The latest of several anchors; waits until all are known. */
  | { readonly latestOf: readonly Anchor[] }
  /** The earliest of those anchors that are known; waits while none is. */
  | { readonly earliestOf: readonly Anchor[] }
  | ListAnchor;

/** What an item says in the first or the last entry of a list, or of its entries for which `where` holds. */
export interface ListAnchor {
  readonly list: FactKey;
  readonly item: FactKey;
  readonly pick: 'first' | 'last';
  readonly where?: Condition;
}

export type OffsetUnit = 'minutes' | 'hours' | 'days' | 'workingDays' | 'weeks' | 'months' | 'years';

/** Signed step from an anchor; days and larger count business dates, minutes and hours count wall-clock time. */
export interface Offset {
  readonly amount: number;
  readonly unit: OffsetUnit;
}

/** Anchor ± offsets at a local clock time. Dues, deadlines, notices and warranties are all rules. */
export interface Rule {
  readonly anchor: Anchor;
  readonly offsets?: readonly Offset[];
  /** In place of `offsets`: steps by the choice that a fact holds. Waits for the fact. */
  readonly offsetsBy?: {
    readonly fact: FactKey;
    readonly of: Readonly<Record<string, readonly Offset[]>>;
  };
  /**
   * Local clock time in the business's zone, or `closing`: the first closing of the shop at or after the point, on a
   * working day. Absent means the whole business date.
   */
  readonly at?: ClockTime | 'closing';
}

/** The result of a rule: the anchors that it waits for, or a date (and an instant, when the rule has a clock time). */
export type Resolution =
  | { readonly state: 'waiting'; readonly waitsFor: readonly string[] }
  | {
      readonly state: 'set';
      readonly on: BusinessDate;
      /** The instant by the clock time or by an offset of hours; null when only the date counts. */
      readonly at: Instant | null;
      /** True when the count crossed a year whose public holidays are not published. */
      readonly isProvisional: boolean;
    };

/** A condition on a job, for gates, tasks and conditional items. */
export type Condition =
  | { readonly fact: FactKey; readonly since?: FactKey }
  | { readonly fact: FactKey; readonly is: FieldValue | readonly FieldValue[] }
  | { readonly fact: FactKey; readonly atLeast: number }
  | { readonly fact: FactKey; readonly atMost: number }
  /** A field of several choices holds this one. */
  | { readonly fact: FactKey; readonly has: string }
  | ListCondition
  /** What a document would state now is what its filed version states. */
  | { readonly fresh: FactKey }
  /** In an entry: an entry of the list was begun after it. */
  | { readonly later: FactKey }
  | { readonly milestone: string; readonly state: 'paid' | 'due' }
  | { readonly stageReached: string }
  | { readonly lineTag: string }
  | LineCondition
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export const lineDecisions = ['open', 'accepted', 'declined', 'deferred'] as const;

/** What the customer said to a line. */
export type LineDecision = (typeof lineDecisions)[number];

/** Names some lines of a job: those for which all of it is true. */
export interface LineFilter {
  readonly tag?: string;
  readonly decision?: LineDecision | readonly LineDecision[];
  readonly isDone?: boolean;
  /** Key of a warranty class of the flow, or several. */
  readonly class?: string | readonly string[];
  /** Values of the flow's fields of lines. */
  readonly values?: Readonly<Record<FactKey, FieldValue | readonly FieldValue[]>>;
}

/**
 * A question about the lines that a filter names. `every`: all of them match it
 * too, of which there are at least `atLeast` (none by default). Without `every` at least `atLeast` stand, by default one.
 */
export interface LineCondition {
  readonly lines: LineFilter;
  readonly every?: LineFilter;
  readonly atLeast?: number;
}

/**
 * A question about the entries of a list, removed ones left out. Without a quantifier: at least one entry stands.
 * `some`: it holds of at least one entry, or of `atLeast`. `every`: it holds of all entries, of which there are at least
 * `atLeast` (none by default). `since`: only entries count that were begun at a job version not before the fact's.
 */
export interface ListCondition {
  readonly list: FactKey;
  readonly some?: Condition;
  readonly every?: Condition;
  readonly atLeast?: number;
  readonly since?: FactKey;
}
