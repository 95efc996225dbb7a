import { issue, type FlowIssue } from '#domain/flow/check/issue';
import type { Facts } from '#domain/flow/check/questions/fits';
import type { FactKey } from '#domain/rules/fact';
import type { Offset, Rule } from '#domain/rules/rule';

const offsetMax = 10_000;

/** An offset must be a whole number within a sensible size. */
export const checkOffset = (offset: Offset, at: string): readonly FlowIssue[] =>
  Number.isInteger(offset.amount) && Math.abs(offset.amount) <= offsetMax
    ? []
    : [issue('bad-offset', at, `${offset.amount} ${offset.unit}`)];

/** A span must be a whole number of at least `leastAmount`. */
export const checkSpan = (span: Offset, at: string, leastAmount: 0 | 1): readonly FlowIssue[] =>
  span.amount < leastAmount
    ? [issue('bad-offset', at, `${span.amount} ${span.unit} is less than ${leastAmount}`)]
    : checkOffset(span, at);

/** Steps by a choice: one for each choice of the field, in place of fixed steps. */
export const checkOffsetsBy = (
  { offsets, offsetsBy }: Rule,
  {
    at,
    fact,
    facts,
  }: {
    readonly at: string;
    readonly fact: (key: FactKey, at: string) => readonly FlowIssue[];
    readonly facts: Facts;
  },
): readonly FlowIssue[] => {
  if (offsetsBy === undefined) return [];
  const { kind, choices = [] } = facts.get(offsetsBy.fact) ?? {};
  const steps = new Set(Object.keys(offsetsBy.of));
  return [
    ...fact(offsetsBy.fact, at),
    ...(kind === 'choice' ? [] : [issue('wrong-field-kind', at, `${offsetsBy.fact} is no choice`)]),
    ...(offsets === undefined ? [] : [issue('bad-offset', at, 'offsets and offsetsBy')]),
    ...choices
      .filter(({ key }) => !steps.has(key))
      .map(({ key }) => issue('bad-offset', at, `no steps for ${key}`)),
    ...[...steps]
      .filter((step) => !choices.some(({ key }) => key === step))
      .map((step) => issue('wrong-value', at, `${offsetsBy.fact} is never ${step}`)),
    ...Object.values(offsetsBy.of).flatMap((each) => each.flatMap((offset) => checkOffset(offset, at))),
  ];
};
