import { isAtLeast, isOneOf } from '#domain/rules/condition';
import { documentStates, documentStateOf } from '#domain/flow/document';
import type { Fact, FactKey, FactValue } from '#domain/rules/fact';
import type { Flow } from '#domain/flow/flow';
import type { FactFilter } from '#domain/rules/resolve';

/** A job's recorded facts as rules read them. */
export interface FactBook {
  /** The current fact of a key; for a log its latest entry; for a document's state only while it counts. */
  readonly current: (key: FactKey) => Fact | null;
  /**
   * The fact since which a key's values have satisfied a filter without interruption; null when the current
   * one does not.
   */
  readonly satisfiedSince: (key: FactKey, filter: FactFilter) => Fact | null;
}

/** Whether a value is a statement: not empty, null or false. */
export const isStated = (value: FactValue): boolean => value !== null && value !== false && value !== '';

/** Whether a value satisfies a filter; an empty filter accepts every statement. */
export const satisfies = (value: FactValue, { atLeast, is }: FactFilter): boolean => {
  if (atLeast !== undefined && !isAtLeast(value, atLeast)) return false;
  if (is !== undefined) return isOneOf(value, is);
  return isStated(value);
};

/** Indexes a job's facts by key; `earlier` are superseded facts, possibly of some keys only. */
export const factBook = (
  flow: Pick<Flow, 'items'>,
  facts: readonly Fact[],
  earlier: readonly Fact[],
): FactBook => {
  const currentByKey = new Map<FactKey, Fact>();
  for (const fact of facts) {
    const known = currentByKey.get(fact.key);
    if (known === undefined || known.recordedVersion <= fact.recordedVersion)
      currentByKey.set(fact.key, fact);
  }
  const states = documentStates(flow.items);
  const current = (key: FactKey): Fact | null => currentByKey.get(key) ?? null;
  const currentFact = (key: FactKey): Fact | null => {
    const declared = states.get(key);
    return declared === undefined ? current(key) : documentStateOf(declared, current);
  };
  const satisfiedSince = (key: FactKey, filter: FactFilter): Fact | null => {
    const fact = currentFact(key);
    if (fact === null || !satisfies(fact.value, filter)) return null;
    // Without a comparison each new fact counts from its own date: a contract signed again was signed then.
    if (filter.atLeast === undefined && filter.is === undefined) return fact;
    const before = earlier
      .filter((entry) => entry.key === key && entry.recordedVersion < fact.recordedVersion)
      .toSorted((a, b) => b.recordedVersion - a.recordedVersion);
    const breakAt = before.findIndex((candidate) => !satisfies(candidate.value, filter));
    return before.slice(0, breakAt === -1 ? before.length : breakAt).at(-1) ?? fact;
  };
  return { current: currentFact, satisfiedSince };
};
