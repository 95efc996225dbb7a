import type { Instant } from '#domain/time/day';
import type { FactKey, FactValue, FieldValue } from '#domain/rules/fact';
import type { Point } from '#domain/rules/resolve';
import type { Condition, LineCondition, LineFilter, ListCondition } from '#domain/rules/rule';

/** An entry of a list that stands. */
export interface ListEntry {
  readonly id: string;
  /** Job version that recorded the oldest of its current cells. */
  readonly begunVersion: number;
  /** When that was. */
  readonly begunAt: Instant;
}

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
  /** How many lines match all of the filters. */
  readonly countLines: (...filters: readonly LineFilter[]) => number;
  /** Whether a document's filed version states what it would state now; false while nothing is filed. */
  readonly isFresh: (document: FactKey) => boolean;
  /** The entries of a list in the order of their ids; removed ones are left out. */
  readonly entries: (list: FactKey) => readonly ListEntry[];
  /** The job as rules of an entry read it: keys of its list's items are read in the entry, all others in the job. */
  readonly inEntry: (list: FactKey, id: string) => ConditionView;
  /** Id of the entry that the view is of; null for the job's own view. */
  readonly entryId: string | null;
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
  if ('lines' in condition) return holdsOfLines(condition, view);
  if ('list' in condition) return holdsOfList(condition, view);
  if ('fresh' in condition) return view.isFresh(condition.fresh);
  if ('later' in condition) return hasLater(condition.later, view);
  return holdsOfFact(condition, view);
};

type FactCondition = Extract<Condition, { readonly fact: FactKey }>;

const holdsOfFact = (condition: FactCondition, view: ConditionView): boolean => {
  if ('is' in condition) return isOneOf(view.factValue(condition.fact), condition.is);
  if ('atLeast' in condition) return isAtLeast(view.factValue(condition.fact), condition.atLeast);
  if ('atMost' in condition) return isAtMost(view.factValue(condition.fact), condition.atMost);
  if ('has' in condition) return choicesIn(view.factValue(condition.fact)).includes(condition.has);
  if (!view.hasFact(condition.fact)) return false;
  return condition.since === undefined || isSince(condition.fact, condition.since, view);
};

/** Whether a value equals the wanted one, or one of several. */
export const isOneOf = (value: FactValue, wanted: FieldValue | readonly FieldValue[]): boolean =>
  typeof wanted === 'object' ? wanted.some((fieldValue) => fieldValue === value) : wanted === value;

/** Whether a value is a number of at least `least`. */
export const isAtLeast = (value: FactValue, least: number): boolean =>
  typeof value === 'number' && value >= least;

const isAtMost = (value: FactValue, most: number): boolean => typeof value === 'number' && value <= most;

/** The keys that a field of several choices holds, which is kept as `a,b`. */
export const choicesIn = (value: FactValue): readonly string[] =>
  typeof value === 'string' && value !== '' ? value.split(',') : [];

const holdsOfList = ({ list, some, every, atLeast, since }: ListCondition, view: ConditionView): boolean => {
  const sinceVersion = since === undefined ? 0 : view.factVersion(since);
  if (sinceVersion === null) return false;
  const entries = view.entries(list).filter(({ begunVersion }) => begunVersion >= sinceVersion);
  const isTrue = (condition: Condition) => (entry: ListEntry) =>
    holds(condition, view.inEntry(list, entry.id));
  if (every !== undefined && !entries.every(isTrue(every))) return false;
  const counted = some === undefined ? entries.length : entries.filter(isTrue(some)).length;
  return counted >= (atLeast ?? (every !== undefined && some === undefined ? 0 : 1));
};

const holdsOfLines = ({ lines, every, atLeast }: LineCondition, view: ConditionView): boolean => {
  const count = view.countLines(lines);
  if (every !== undefined && view.countLines(lines, every) < count) return false;
  return count >= (atLeast ?? (every === undefined ? 1 : 0));
};

const hasLater = (list: FactKey, view: ConditionView): boolean => {
  const { entryId } = view;
  return entryId !== null && view.entries(list).some(({ id }) => id > entryId);
};

const isSince = (key: FactKey, since: FactKey, view: ConditionView): boolean => {
  const [version, sinceVersion] = [view.factVersion(key), view.factVersion(since)];
  return version !== null && sinceVersion !== null && version >= sinceVersion;
};
