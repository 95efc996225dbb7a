import { issue, type FlowIssue } from '#domain/flow/check/issue';
import { fits, type Facts } from '#domain/flow/check/questions/fits';
import type { Flow } from '#domain/flow/flow';
import type { LineCondition, LineFilter } from '#domain/rules/rule';

/** What filters of lines may name. */
export interface LineNames {
  readonly lineTags: ReadonlySet<string>;
  readonly lineClasses: ReadonlySet<string>;
  readonly lineFields: Facts;
  readonly decidesLines: boolean;
}

/** The names of a flow's lines. */
export const lineNames = ({ lineTags, lines, warranties, excluded = [] }: Flow): LineNames => ({
  lineTags: new Set(lineTags.map(({ key }) => key)),
  lineClasses: new Set([...warranties.map((plan) => plan.class ?? ''), ...excluded.map(({ key }) => key)]),
  lineFields: new Map(
    (lines?.fields ?? []).map(({ key, kind, choices = [] }) => [key, { key, kind, choices, of: null }]),
  ),
  decidesLines: lines?.decides === true,
});

/** A filter names tags, warranty classes and fields that the flow has, and decisions where lines are decided. */
const checkLineFilter = (
  { lineTags, lineClasses, lineFields, decidesLines }: LineNames,
  { tag, decision, class: named = [], values = {} }: LineFilter,
  at: string,
): readonly FlowIssue[] => [
  ...(tag === undefined || lineTags.has(tag) ? [] : [issue('unknown-line-tag', at, tag)]),
  ...[named]
    .flat()
    .filter((each) => !lineClasses.has(each))
    .map((each) => issue('bad-class', at, each)),
  ...(decision === undefined || decidesLines ? [] : [issue('bad-lines', at, 'nobody decides the lines')]),
  ...(decision?.length === 0 ? [issue('empty-group', at, 'names no decision')] : []),
  ...Object.entries(values).flatMap(([key, wanted]) => {
    const field = lineFields.get(key);
    if (field === undefined) return [issue('unknown-fact', at, key)];
    return [wanted]
      .flat()
      .filter((value) => !fits(field, value))
      .map((value) => issue('wrong-value', at, `${key} is never ${String(value)}`));
  }),
];

/** A question about lines: what its filters name, and how many it asks for. */
export const checkLineCondition = (
  names: LineNames,
  { lines, every, atLeast }: LineCondition,
  at: string,
): readonly FlowIssue[] => [
  ...[lines, every].flatMap((filter) => (filter === undefined ? [] : checkLineFilter(names, filter, at))),
  ...(atLeast === undefined || (Number.isInteger(atLeast) && atLeast >= 0)
    ? []
    : [issue('bad-lines', at, `at least ${atLeast} lines`)]),
];
