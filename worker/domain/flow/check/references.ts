import type { FactKey, FieldValue } from '#domain/rules/fact';
import type { Flow } from '#domain/flow/flow';
import { issue, type FlowIssue } from '#domain/flow/check/issue';
import { declaredFacts, type DeclaredFact } from '#domain/flow/flow-names';
import type { Anchor, Condition, Offset, Rule } from '#domain/rules/rule';

const clockPattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const offsetMax = 10_000;
const measured = new Set(['number', 'money', 'percent']);

/** Look-ups of a flow's names; each returns the issues of a reference. */
export interface References {
  readonly fact: (key: FactKey, at: string) => readonly FlowIssue[];
  readonly kindOf: (key: FactKey) => DeclaredFact['kind'] | undefined;
  readonly stage: (key: string, at: string) => readonly FlowIssue[];
  readonly milestone: (key: string, at: string) => readonly FlowIssue[];
  readonly lineTag: (key: string, at: string) => readonly FlowIssue[];
  readonly condition: (condition: Condition, at: string) => readonly FlowIssue[];
  readonly anchor: (anchor: Anchor, at: string) => readonly FlowIssue[];
  readonly rule: (rule: Rule, at: string) => readonly FlowIssue[];
}

/** An offset must be a whole number within a sensible size. */
const checkOffset = (offset: Offset, at: string): readonly FlowIssue[] =>
  Number.isInteger(offset.amount) && Math.abs(offset.amount) <= offsetMax
    ? []
    : [issue('bad-offset', at, `${offset.amount} ${offset.unit}`)];

/** A span must be a whole number of at least `leastAmount`. */
export const checkSpan = (span: Offset, at: string, leastAmount: 0 | 1): readonly FlowIssue[] =>
  span.amount < leastAmount
    ? [issue('bad-offset', at, `${span.amount} ${span.unit} is less than ${leastAmount}`)]
    : checkOffset(span, at);

const fits = (declared: DeclaredFact, value: FieldValue): boolean => {
  switch (declared.kind) {
    case 'choice':
      return declared.choices.some(({ key }) => key === value);
    case 'yesno':
    case 'check':
    case 'virtual':
      return typeof value === 'boolean';
    case 'number':
    case 'money':
    case 'percent':
    case 'instant':
      return typeof value === 'number';
    case 'text':
    case 'date':
    case 'staff':
      return typeof value === 'string';
    default:
      return false;
  }
};

/** Builds the look-ups of one flow. */
export const referencesOf = (flow: Flow): References => {
  const facts = new Map(declaredFacts(flow).map((declared) => [declared.key, declared]));
  const stages = new Set(flow.stages.map(({ key }) => key));
  const milestones = new Set(flow.milestones.map(({ key }) => key));
  const lineTags = new Set(flow.lineTags.map(({ key }) => key));

  const fact = (key: FactKey, at: string) => (facts.has(key) ? [] : [issue('unknown-fact', at, key)]);
  const stage = (key: string, at: string) => (stages.has(key) ? [] : [issue('unknown-stage', at, key)]);
  const milestone = (key: string, at: string) =>
    milestones.has(key) ? [] : [issue('unknown-milestone', at, key)];
  const lineTag = (key: string, at: string) =>
    lineTags.has(key) ? [] : [issue('unknown-line-tag', at, key)];

  const values = (key: FactKey, wanted: readonly FieldValue[], at: string): readonly FlowIssue[] => {
    const declared = facts.get(key);
    if (declared === undefined) return fact(key, at);
    if (wanted.length === 0) return [issue('wrong-value', at, `${key} is compared with nothing`)];
    return wanted
      .filter((value) => !fits(declared, value))
      .map((value) => issue('wrong-value', at, `${key} is never ${String(value)}`));
  };
  const least = (key: FactKey, at: string): readonly FlowIssue[] => {
    const declared = facts.get(key);
    if (declared === undefined) return fact(key, at);
    return measured.has(declared.kind) ? [] : [issue('wrong-value', at, `${key} is not a measure`)];
  };
  const group = (inner: readonly unknown[], at: string) =>
    inner.length === 0 ? [issue('empty-group', at, 'names nothing')] : [];

  const condition = (term: Condition, at: string): readonly FlowIssue[] => {
    if ('all' in term) return [...group(term.all, at), ...term.all.flatMap((inner) => condition(inner, at))];
    if ('any' in term) return [...group(term.any, at), ...term.any.flatMap((inner) => condition(inner, at))];
    if ('not' in term) return condition(term.not, at);
    if ('milestone' in term) return milestone(term.milestone, at);
    if ('stageReached' in term) return stage(term.stageReached, at);
    if ('lineTag' in term) return lineTag(term.lineTag, at);
    if ('is' in term) return values(term.fact, [term.is].flat(), at);
    if ('atLeast' in term) return least(term.fact, at);
    return [...fact(term.fact, at), ...(term.since === undefined ? [] : fact(term.since, at))];
  };
  const anchor = (from: Anchor, at: string): readonly FlowIssue[] => {
    if ('latestOf' in from)
      return [...group(from.latestOf, at), ...from.latestOf.flatMap((inner) => anchor(inner, at))];
    if ('stageEntered' in from) return stage(from.stageEntered, at);
    if ('milestone' in from) return milestone(from.milestone, at);
    return [
      ...fact(from.fact, at),
      ...(from.is === undefined ? [] : values(from.fact, [from.is], at)),
      ...(from.atLeast === undefined ? [] : least(from.fact, at)),
    ];
  };
  const rule = (eachRule: Rule, at: string): readonly FlowIssue[] => [
    ...anchor(eachRule.anchor, at),
    ...(eachRule.offsets ?? []).flatMap((offset) => checkOffset(offset, at)),
    ...(eachRule.at !== undefined && !clockPattern.test(eachRule.at)
      ? [issue('bad-clock-time', at, eachRule.at)]
      : []),
  ];
  return { fact, kindOf: (key) => facts.get(key)?.kind, stage, milestone, lineTag, condition, anchor, rule };
};
