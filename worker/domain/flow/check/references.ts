import { checkLineCondition, lineNames, type LineNames } from '#domain/flow/check/questions/line-filter';
import { fits, type Facts } from '#domain/flow/check/questions/fits';
import { checkOffset, checkOffsetsBy } from '#domain/flow/check/questions/offsets';
import type { FactKey, FieldValue } from '#domain/rules/fact';
import type { Flow } from '#domain/flow/flow';
import { issue, type FlowIssue } from '#domain/flow/check/issue';
import { declaredFacts, documentContents, type DeclaredFact } from '#domain/flow/flow-names';
import type { Anchor, Condition, LineCondition, ListAnchor, ListCondition, Rule } from '#domain/rules/rule';

const clockPattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
/** What is compared with a number: a figure, and how many files there are. */
const measured = new Set(['number', 'money', 'percent', 'file']);
const clockWords = new Set(['closing']);

/**
 * Looks a flow's names up; each question answers with what is wrong. The names are read in the job, or in an entry of a
 * list: there the items of that list may be named too.
 */
export interface References {
  /** The names as rules of an entry may use them; without a list the names of the job. */
  readonly inEntryOf: (list: FactKey | undefined) => References;
  readonly list: (key: FactKey, at: string) => readonly FlowIssue[];
  readonly fact: (key: FactKey, at: string) => readonly FlowIssue[];
  readonly kindOf: (key: FactKey) => DeclaredFact['kind'] | undefined;
  readonly stage: (key: string, at: string) => readonly FlowIssue[];
  readonly milestone: (key: string, at: string) => readonly FlowIssue[];
  readonly lineTag: (key: string, at: string) => readonly FlowIssue[];
  readonly lines: (condition: LineCondition, at: string) => readonly FlowIssue[];
  /** A document that states what may change. */
  readonly document: (key: FactKey, at: string) => readonly FlowIssue[];
  readonly condition: (condition: Condition, at: string) => readonly FlowIssue[];
  readonly anchor: (anchor: Anchor, at: string) => readonly FlowIssue[];
  readonly rule: (rule: Rule, at: string) => readonly FlowIssue[];
}

interface Names extends LineNames {
  readonly facts: Facts;
  readonly stages: ReadonlySet<string>;
  readonly milestones: ReadonlySet<string>;
  readonly documents: ReadonlyMap<FactKey, boolean>;
}

/** Prepares the questions about one flow's names. */
export const referencesOf = (flow: Flow): References =>
  referencesIn(
    {
      facts: new Map(declaredFacts(flow).map((declared) => [declared.key, declared])),
      stages: new Set(flow.stages.map(({ key }) => key)),
      milestones: new Set(flow.milestones.map(({ key }) => key)),
      ...lineNames(flow),
      documents: documentContents(flow),
    },
    null,
  );

const factQuestions = (facts: Facts, scope: FactKey | null) => {
  const fact = (key: FactKey, at: string): readonly FlowIssue[] => {
    const declared = facts.get(key);
    if (declared === undefined) return [issue('unknown-fact', at, key)];
    if (declared.kind === 'list')
      return [issue('entry-out-of-scope', at, `${key} is a list: ask of its entries`)];
    return declared.of === null || declared.of === scope
      ? []
      : [issue('entry-out-of-scope', at, `${key} is of an entry of ${declared.of}`)];
  };
  const ofKind = (
    key: FactKey,
    at: string,
    check: (declared: DeclaredFact) => readonly FlowIssue[],
  ): readonly FlowIssue[] => {
    const issues = fact(key, at);
    const declared = facts.get(key);
    return issues.length > 0 || declared === undefined ? issues : check(declared);
  };
  const values = (key: FactKey, wanted: readonly FieldValue[], at: string): readonly FlowIssue[] =>
    ofKind(key, at, (declared) =>
      wanted.length === 0
        ? [issue('wrong-value', at, `${key} is compared with nothing`)]
        : wanted
            .filter((value) => !fits(declared, value))
            .map((value) => issue('wrong-value', at, `${key} is never ${String(value)}`)),
    );
  const measure = (key: FactKey, at: string): readonly FlowIssue[] =>
    ofKind(key, at, ({ kind }) =>
      measured.has(kind) ? [] : [issue('wrong-value', at, `${key} is not a measure`)],
    );
  const choice = (key: FactKey, wanted: string, at: string): readonly FlowIssue[] =>
    ofKind(key, at, ({ kind, choices }) =>
      kind === 'choices' && choices.some((known) => known.key === wanted)
        ? []
        : [issue('wrong-value', at, `${key} never has ${wanted}`)],
    );
  const list = (key: FactKey, at: string): readonly FlowIssue[] =>
    facts.get(key)?.kind === 'list' ? [] : [issue('unknown-list', at, key)];
  return { fact, values, measure, choice, list };
};

const group = (inner: readonly unknown[], at: string): readonly FlowIssue[] =>
  inner.length === 0 ? [issue('empty-group', at, 'names nothing')] : [];

type Scoped = Omit<References, 'condition' | 'anchor' | 'rule'> & ReturnType<typeof factQuestions>;

const referencesIn = (names: Names, scope: FactKey | null): References => {
  const { facts, stages, milestones, lineTags, documents } = names;
  const scoped: Scoped = {
    ...factQuestions(facts, scope),
    inEntryOf: (of) => referencesIn(names, of ?? null),
    kindOf: (key) => facts.get(key)?.kind,
    stage: (key, at) => (stages.has(key) ? [] : [issue('unknown-stage', at, key)]),
    milestone: (key, at) => (milestones.has(key) ? [] : [issue('unknown-milestone', at, key)]),
    lineTag: (key, at) => (lineTags.has(key) ? [] : [issue('unknown-line-tag', at, key)]),
    lines: (asked, at) => checkLineCondition(names, asked, at),
    document: (key, at) => {
      if (!documents.has(key)) return [issue('unknown-document', at, key)];
      return documents.get(key) === true ? [] : [issue('bad-document', at, `${key} states nothing`)];
    },
  };
  const condition = conditionCheck(scoped, scope);
  const anchor = anchorCheck(scoped, facts);
  const rule = (authored: Rule, at: string): readonly FlowIssue[] => [
    ...anchor(authored.anchor, at),
    ...(authored.offsets ?? []).flatMap((offset) => checkOffset(offset, at)),
    ...checkOffsetsBy(authored, { at, fact: scoped.fact, facts }),
    ...(authored.at !== undefined && !clockWords.has(authored.at) && !clockPattern.test(authored.at)
      ? [issue('bad-clock-time', at, authored.at)]
      : []),
  ];
  return { ...scoped, condition, anchor, rule };
};

const conditionCheck = (names: Scoped, scope: FactKey | null): References['condition'] => {
  const { fact, values, measure, choice, list } = names;
  const ofList = ({ list: key, some, every, atLeast, since }: ListCondition, at: string) => [
    ...list(key, at),
    ...[some, every].flatMap((inner) =>
      inner === undefined ? [] : names.inEntryOf(key).condition(inner, at),
    ),
    ...(atLeast === undefined || (Number.isInteger(atLeast) && atLeast >= 0)
      ? []
      : [issue('bad-list', at, `at least ${atLeast} entries`)]),
    ...(since === undefined ? [] : fact(since, at)),
  ];
  const ofFact = (term: Extract<Condition, { readonly fact: FactKey }>, at: string) => {
    if ('is' in term) return values(term.fact, [term.is].flat(), at);
    if ('atLeast' in term || 'atMost' in term) return measure(term.fact, at);
    if ('has' in term) return choice(term.fact, term.has, at);
    return [...fact(term.fact, at), ...(term.since === undefined ? [] : fact(term.since, at))];
  };
  const condition: References['condition'] = (term, at) => {
    if ('all' in term) return [...group(term.all, at), ...term.all.flatMap((inner) => condition(inner, at))];
    if ('any' in term) return [...group(term.any, at), ...term.any.flatMap((inner) => condition(inner, at))];
    if ('not' in term) return condition(term.not, at);
    if ('milestone' in term) return names.milestone(term.milestone, at);
    if ('stageReached' in term) return names.stage(term.stageReached, at);
    if ('lineTag' in term) return names.lineTag(term.lineTag, at);
    if ('lines' in term) return names.lines(term, at);
    if ('list' in term) return ofList(term, at);
    if ('fact' in term) return ofFact(term, at);
    if ('fresh' in term) return names.document(term.fresh, at);
    return scope === null
      ? [issue('entry-out-of-scope', at, 'later is asked in an entry')]
      : list(term.later, at);
  };
  return condition;
};

const anchorCheck = (names: Scoped, facts: Facts): References['anchor'] => {
  const { fact, values, measure, list } = names;
  const ofList = ({ list: key, item, where }: ListAnchor, at: string) => [
    ...list(key, at),
    ...names.inEntryOf(key).fact(item, at),
    ...(facts.get(item)?.of === key ? [] : [issue('entry-out-of-scope', at, `${item} is not of ${key}`)]),
    ...(where === undefined ? [] : names.inEntryOf(key).condition(where, at)),
  ];
  const ofFact = ({ fact: key, is, atLeast }: Extract<Anchor, { readonly fact: FactKey }>, at: string) => {
    const isCompared = is !== undefined || atLeast !== undefined;
    return [
      ...fact(key, at),
      ...(is === undefined ? [] : values(key, [is], at)),
      ...(atLeast === undefined ? [] : measure(key, at)),
      // Earlier values of entries are not read, so that nobody knows since when a value holds.
      ...(isCompared && (facts.get(key)?.of ?? null) !== null
        ? [issue('bad-list', at, `${key} of an entry is no anchor by its value`)]
        : []),
    ];
  };
  const anchor: References['anchor'] = (from, at) => {
    if ('latestOf' in from)
      return [...group(from.latestOf, at), ...from.latestOf.flatMap((inner) => anchor(inner, at))];
    if ('earliestOf' in from)
      return [...group(from.earliestOf, at), ...from.earliestOf.flatMap((inner) => anchor(inner, at))];
    if ('stageEntered' in from) return names.stage(from.stageEntered, at);
    if ('milestone' in from) return names.milestone(from.milestone, at);
    return 'list' in from ? ofList(from, at) : ofFact(from, at);
  };
  return anchor;
};
