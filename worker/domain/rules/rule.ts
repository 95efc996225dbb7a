import type { BusinessDate, ClockTime, Instant } from '#domain/time/day';
import type { FactKey, FieldValue } from '#domain/rules/fact';

/** A point that a rule counts from; unknown until the job reaches it. */
export type Anchor =
  /** The date of the named fact: the date in its value if it has one, else when it was recorded. */
  | { readonly fact: FactKey; readonly atLeast?: number; readonly is?: FieldValue }
  | { readonly stageEntered: string }
  | { readonly milestone: string; readonly state: 'due' | 'paid' }
  /** The latest of several anchors; waits until all are known. */
  | { readonly latestOf: readonly Anchor[] };

export type OffsetUnit = 'hours' | 'days' | 'workingDays' | 'weeks' | 'months' | 'years';

/** A signed step from an anchor; days and larger units count business dates, hours count wall-clock time. */
export interface Offset {
  readonly amount: number;
  readonly unit: OffsetUnit;
}

/** Anchor ± offsets at a local clock time. Dues, deadlines, notices and warranties are all rules. */
export interface Rule {
  readonly anchor: Anchor;
  readonly offsets?: readonly Offset[];
  /** Local clock time in the shop's zone; undefined: the whole business date. */
  readonly at?: ClockTime;
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
  | { readonly milestone: string; readonly state: 'paid' | 'due' }
  | { readonly stageReached: string }
  | { readonly lineTag: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };
