import type { BusinessDate, ClockTime, Instant } from '#domain/time/day';
import type { FactKey, FieldValue } from '#domain/rules/fact';

/** A point that a rule counts from; unknown until the job reaches it. */
export type Anchor =
  /** When the named fact says it happened: its own date when it holds one, else when it was recorded. */
  | { readonly fact: FactKey; readonly atLeast?: number; readonly is?: FieldValue }
  | { readonly stageEntered: string }
  | { readonly milestone: string; readonly state: 'due' | 'paid' }
  /** The latest of several anchors; waits until all are known. */
  | { readonly latestOf: readonly Anchor[] };

export type OffsetUnit = 'hours' | 'days' | 'workingDays' | 'weeks' | 'months' | 'years';

/** Signed step from an anchor; days and larger count business dates, hours count wall-clock time. */
export interface Offset {
  readonly amount: number;
  readonly unit: OffsetUnit;
}

/** Anchor ± offsets at a local clock time: the one vocabulary of dues, deadlines, notices and warranties. */
export interface Rule {
  readonly anchor: Anchor;
  readonly offsets?: readonly Offset[];
  /** Local clock time in the business's zone; absent means the whole business date. */
  readonly at?: ClockTime;
}

/** A rule's answer: still waiting for named anchors, or a date (and instant, where the rule has a clock time). */
export type Resolution =
  | { readonly state: 'waiting'; readonly waitsFor: readonly string[] }
  | {
      readonly state: 'set';
      readonly on: BusinessDate;
      /** The instant: at the clock time, the shifted hour, or null where only the date counts. */
      readonly at: Instant | null;
      /** True when counting crossed a year whose public holidays are not published. */
      readonly isProvisional: boolean;
    };

/** A yes-or-no question about a job, used by gates, tasks and conditional items. */
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
