import type { FactKey, FactValue, FieldValue } from '#domain/rules/fact';
import type { Point } from '#domain/rules/resolve';
import type { Condition } from '#domain/rules/rule';

/** The view of a job for conditions. */
export interface ConditionView {
  /**
   * Whether a fact is stated: recorded and neither empty, null nor false; a document's state for its current
   * version.
   */
  readonly hasFact: (key: FactKey) => boolean;
  /** The current value of a fact, false included; null without one. */
  readonly factValue: (key: FactKey) => FactValue;
  /** The job version that recorded a fact; null for a fact that is absent or virtual. */
  readonly factVersion: (key: FactKey) => number | null;
  readonly milestonePoint: (key: string, state: 'due' | 'paid') => Point | null;
  /** Whether the job is in this stage or a later one. */
  readonly isStageReached: (key: string) => boolean;
  readonly hasLineTag: (tag: string) => boolean;
}

/**
 * Whether a condition holds for a job. `since` requires that the fact was recorded at a version not earlier
 * than the other fact, which must be stated too; a milestone is `due` once its due date is known.
 */
export const holds = (condition: Condition, view: ConditionView): boolean => {
  if ('all' in condition) return condition.all.every((inner) => holds(inner, view));
  if ('any' in condition) return condition.any.some((inner) => holds(inner, view));
  if ('not' in condition) return !holds(condition.not, view);
  if ('milestone' in condition) return view.milestonePoint(condition.milestone, condition.state) !== null;
  if ('stageReached' in condition) return view.isStageReached(condition.stageReached);
  if ('lineTag' in condition) return view.hasLineTag(condition.lineTag);
  if ('is' in condition) return isOneOf(view.factValue(condition.fact), condition.is);
  if ('atLeast' in condition) return isAtLeast(view.factValue(condition.fact), condition.atLeast);
  if (!view.hasFact(condition.fact)) return false;
  return condition.since === undefined || isSince(condition.fact, condition.since, view);
};

/** Whether a value equals the wanted one, or one of several. */
export const isOneOf = (value: FactValue, wanted: FieldValue | readonly FieldValue[]): boolean =>
  typeof wanted === 'object' ? wanted.some((fieldValue) => fieldValue === value) : wanted === value;

/** Whether a value is a number of at least `least`. */
export const isAtLeast = (value: FactValue, least: number): boolean =>
  typeof value === 'number' && value >= least;

const isSince = (key: FactKey, since: FactKey, view: ConditionView): boolean => {
  const [version, sinceVersion] = [view.factVersion(key), view.factVersion(since)];
  return version !== null && sinceVersion !== null && version >= sinceVersion;
};
