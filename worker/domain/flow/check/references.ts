import type { FactKey, FieldValue } from '#domain/rules/fact';
import type { Flow } from '#domain/flow/flow';
import { fault, type FlowFault } from '#domain/flow/check/fault';
import { declaredFacts, type DeclaredFact } from '#domain/flow/flow-names';
import type { Anchor, Condition, Offset, Rule } from '#domain/rules/rule';

const clockPattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const offsetMax = 10_000;
const measured = new Set(['number', 'money', 'percent']);

/** Looks a flow's names up; each question answers with what is wrong. */
export interface References {
  readonly fact: (key: FactKey, at: string) => readonly FlowFault[];
  readonly kindOf: (key: FactKey) => DeclaredFact['kind'] | undefined;
  readonly stage: (key: string, at: string) => readonly FlowFault[];
  readonly milestone: (key: string, at: string) => readonly FlowFault[];
  readonly lineTag: (key: string, at: string) => readonly FlowFault[];
  readonly condition: (condition: Condition, at: string) => readonly FlowFault[];
  readonly anchor: (anchor: Anchor, at: string) => readonly FlowFault[];
  readonly rule: (rule: Rule, at: string) => readonly FlowFault[];
}

/** Checks that an offset is a whole step of a sensible size. */
const checkOffset = (offset: Offset, at: string): readonly FlowFault[] =>
  Number.isInteger(offset.amount) && Math.abs(offset.amount) <= offsetMax
    ? []
    : [fault('bad-offset', at, `${offset.amount} ${offset.unit}`)];

/** Checks that a span lasts: whole and at least `leastAmount`. */
export const checkSpan = (span: Offset, at: string, leastAmount: 0 | 1): readonly FlowFault[] =>
  span.amount < leastAmount
    ? [fault('bad-offset', at, `${span.amount} ${span.unit} is less than ${leastAmount}`)]
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

/** Prepares the questions about one flow's names. */
export const referencesOf = (flow: Flow): References => {
  const facts = new Map(declaredFacts(flow).map((declared) => [declared.key, declared]));
  const stages = new Set(flow.stages.map(({ key }) => key));
  const milestones = new Set(flow.milestones.map(({ key }) => key));
  const lineTags = new Set(flow.lineTags.map(({ key }) => key));

  const fact = (key: FactKey, at: string) => (facts.has(key) ? [] : [fault('unknown-fact', at, key)]);
  const stage = (key: string, at: string) => (stages.has(key) ? [] : [fault('unknown-stage', at, key)]);
  const milestone = (key: string, at: string) =>
    milestones.has(key) ? [] : [fault('unknown-milestone', at, key)];
  const lineTag = (key: string, at: string) =>
    lineTags.has(key) ? [] : [fault('unknown-line-tag', at, key)];

  const values = (key: FactKey, wanted: readonly FieldValue[], at: string): readonly FlowFault[] => {
    const declared = facts.get(key);
    if (declared === undefined) return fact(key, at);
    if (wanted.length === 0) return [fault('wrong-value', at, `${key} is compared with nothing`)];
    return wanted
      .filter((value) => !fits(declared, value))
      .map((value) => fault('wrong-value', at, `${key} is never ${String(value)}`));
  };
  const least = (key: FactKey, at: string): readonly FlowFault[] => {
    const declared = facts.get(key);
    if (declared === undefined) return fact(key, at);
    return measured.has(declared.kind) ? [] : [fault('wrong-value', at, `${key} is not a measure`)];
  };
  const group = (inner: readonly unknown[], at: string) =>
    inner.length === 0 ? [fault('empty-group', at, 'names nothing')] : [];

  const condition = (asked: Condition, at: string): readonly FlowFault[] => {
    if ('all' in asked)
      return [...group(asked.all, at), ...asked.all.flatMap((inner) => condition(inner, at))];
    if ('any' in asked)
      return [...group(asked.any, at), ...asked.any.flatMap((inner) => condition(inner, at))];
    if ('not' in asked) return condition(asked.not, at);
    if ('milestone' in asked) return milestone(asked.milestone, at);
    if ('stageReached' in asked) return stage(asked.stageReached, at);
    if ('lineTag' in asked) return lineTag(asked.lineTag, at);
    if ('is' in asked) return values(asked.fact, [asked.is].flat(), at);
    if ('atLeast' in asked) return least(asked.fact, at);
    return [...fact(asked.fact, at), ...(asked.since === undefined ? [] : fact(asked.since, at))];
  };
  const anchor = (from: Anchor, at: string): readonly FlowFault[] => {
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
  const rule = (asked: Rule, at: string): readonly FlowFault[] => [
    ...anchor(asked.anchor, at),
    ...(asked.offsets ?? []).flatMap((offset) => checkOffset(offset, at)),
    ...(asked.at !== undefined && !clockPattern.test(asked.at)
      ? [fault('bad-clock-time', at, asked.at)]
      : []),
  ];
  return { fact, kindOf: (key) => facts.get(key)?.kind, stage, milestone, lineTag, condition, anchor, rule };
};
