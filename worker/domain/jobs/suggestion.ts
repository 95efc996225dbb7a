import { holds, type ConditionView } from '#domain/rules/condition';
import type { Condition } from '#domain/rules/rule';
import type { FieldValue } from '#domain/rules/fact';
import type { FieldItem } from '#domain/flow/flow';
import { resolve, type Point, type RuleView } from '#domain/rules/resolve';

/** A field's value by rule, and its point in time when it is a date or an instant. */
export interface Suggestion {
  readonly value: FieldValue;
  readonly point: Point | null;
}

/** The name of a row of a fee table among the fees that the shop has set: what it is for, not where it stands. */
export const feeName = (field: string, when: Condition): string => `${field} ${JSON.stringify(when)}`;

/**
 * The value of a field's rule or fee table. Null without a rule, while the rule waits, while the field's own
 * condition does not hold, when no row of the table matches, and for a fee by negotiation.
 */
export const suggest = (
  item: Pick<FieldItem, 'key' | 'suggests' | 'kind' | 'when'>,
  view: RuleView & ConditionView,
): Suggestion | null => {
  const { key, suggests, kind, when } = item;
  if (suggests === undefined || (when !== undefined && !holds(when, view))) return null;
  if ('fees' in suggests) {
    const row = suggests.fees.find((candidate) => holds(candidate.when, view));
    if (row === undefined) return null;
    const amountMinor = view.calendar.fees[feeName(key, row.when)] ?? row.amountMinor;
    return amountMinor === null ? null : { value: amountMinor, point: null };
  }
  const resolution = resolve(suggests, view);
  if (resolution.state === 'waiting') return null;
  const { on, at, isProvisional } = resolution;
  if (kind === 'date') return { value: on, point: { on, at: null, isProvisional } };
  if (kind === 'instant' && at !== null) return { value: at, point: { on, at, isProvisional } };
  return null;
};
