import { holds } from '#domain/rules/condition';
import type { Fact } from '#domain/rules/fact';
import { compile, type CompiledItem } from '#domain/flow/compile/compile';
import type { Flow, Stage } from '#domain/flow/flow';
import { entryKey, type EntryRef } from '#domain/rules/fact-key';
import { factKeyIn, labelIn, placesOf, type Place } from '#domain/jobs/entries';
import { moneyText, type Currency } from '#domain/money/money';
import { text, type Text } from '#domain/texts/text';
import { isStated } from '#domain/jobs/fact-book';
import type { Missing, PlannedMilestone } from '#domain/jobs/plan';
import type { Condition } from '#domain/rules/rule';
import type { View } from '#domain/jobs/view';

/** The money of a job that its gates ask about. `owedMinor` is owed to the customer. */
interface GateMoney {
  readonly milestones: readonly PlannedMilestone[];
  readonly owedMinor: number;
  readonly currency: Currency;
}

/** What each stage still needs before it is left, in the flow's order. */
export const missingOf = (flow: Flow, view: View, money: GateMoney): readonly Missing[] => {
  const { milestones } = money;
  const closing = flow.stages.at(-2)?.key;
  const { requiredByStage } = compile(flow);
  return flow.stages.flatMap((stage) => [
    ...(requiredByStage.get(stage.key) ?? []).flatMap((item) =>
      placesOf(flow, item.of, view).flatMap((place) => missingItem(flow, item, place)),
    ),
    ...flow.milestones
      .filter((plan) => plan.paidBefore === stage.key)
      .flatMap((plan) =>
        missingMoney(
          stage.key,
          milestones.find(({ key }) => key === plan.key),
        ),
      ),
    ...missingExtras(flow, stage.key, milestones),
    ...(stage.leaveWhen ?? []).flatMap((rule) => missingRule(flow, stage.key, { rule, view })),
    ...(stage.key === closing ? [...openMoney(flow, closing, milestones), ...owedMoney(stage, money)] : []),
  ]);
};

/** Change orders that a milestone carries and that are to be paid before a stage is left. */
const missingExtras = (
  flow: Flow,
  stage: string,
  milestones: readonly PlannedMilestone[],
): readonly Missing[] => {
  const carriers = new Set(
    flow.milestones.filter((plan) => plan.extrasPaidBefore === stage).map(({ key }) => key),
  );
  return milestones
    .filter(
      ({ carriedBy, state }) => carriedBy !== undefined && carriers.has(carriedBy) && state !== 'credit',
    )
    .flatMap((milestone) => missingMoney(stage, milestone));
};

type LeaveRule = NonNullable<Stage['leaveWhen']>[number];

/** A condition of a stage that does not hold. Of one about every entry of a list, each entry that fails is named. */
const missingRule = (
  flow: Flow,
  stage: string,
  { rule: { condition, label, source }, view }: { readonly rule: LeaveRule; readonly view: View },
): readonly Missing[] => {
  if (holds(condition, view)) return [];
  const lacking = {
    stage,
    label,
    item: itemAsked(flow, condition),
    milestone: milestoneOf(condition),
    source,
  };
  const failing = failingEntries(flow, condition, view);
  if (failing.length === 0) return [lacking];
  return failing.map(({ entry, view: entryView }) => ({
    ...lacking,
    label: labelIn(flow, label, { entry, view: entryView }),
    item: entryKey(entry),
    entry,
  }));
};

interface EntryPlace extends Place {
  readonly entry: EntryRef;
}

const failingEntries = (flow: Flow, condition: Condition, view: View): readonly EntryPlace[] => {
  if (!('list' in condition) || condition.every === undefined) return [];
  const { every } = condition;
  return placesOf(flow, condition.list, view).flatMap(({ entry, view: entryView }) =>
    entry === null || holds(every, entryView) ? [] : [{ entry, view: entryView }],
  );
};

/** A required item that a place lacks; of an entry it names the entry. */
export const missingItem = (flow: Flow, item: CompiledItem, place: Place): readonly Missing[] => {
  const { entry, view } = place;
  if (item.when !== undefined && !holds(item.when, view)) return [];
  if (isThere(item, view)) return [];
  return [
    {
      stage: item.stage,
      label: labelIn(flow, countedLabel(item, view), place),
      item: factKeyIn(place, item.key),
      milestone: null,
      ...(entry === null ? {} : { entry }),
      source: item.source,
    },
  ];
};

/** Where several files are needed: how many there are of them. */
const countedLabel = (item: CompiledItem, view: View): Text => {
  const { label } = item;
  if (item.item !== 'file' || item.atLeast === undefined || item.atLeast === 1) return label;
  const count = view.fileCount(item.key);
  return text(
    `${label.en}: ${count} of ${item.atLeast}`,
    `${label['zh-Hans']}：${count}/${item.atLeast}`,
    `${label['zh-Hant']}：${count}/${item.atLeast}`,
  );
};

/**
 * A field has a value, written or by rule; a document has passed each of its states in the version that stands; a list
 * has its least entries, and an item of files its least files.
 */
const isThere = (item: CompiledItem, view: View): boolean => {
  if (item.item === 'field') return view.fieldValue(item.key) !== null;
  if (item.item === 'document')
    return item.states.every((state) => view.documentState(item.key, state) !== null);
  if (item.item === 'list') return view.entries(item.key).length >= (item.atLeast ?? 1);
  if (item.item === 'file') return view.fileCount(item.key) >= (item.atLeast ?? 1);
  // Its standards are asked for one by one.
  if (item.item === 'checklist') return true;
  return view.hasFact(item.key);
};

/** A job's current facts by their keys. */
type CurrentFacts = readonly Pick<Fact, 'key' | 'value'>[];

/**
 * How many more required items a stage lacks after an edit of values of their own, of which `isOwnValue` tells: fewer
 * where it is below zero.
 */
export const missingChange = (
  { flow, stage }: { readonly flow: Flow; readonly stage: string },
  before: CurrentFacts,
  after: CurrentFacts,
): number => {
  const lacking = ({ key, item }: CompiledItem, facts: CurrentFacts): number => {
    const value = facts.find((fact) => fact.key === key)?.value ?? null;
    const isStatedNow = item === 'field' ? value !== null && value !== '' : isStated(value);
    return isStatedNow ? 0 : 1;
  };
  const known = new Map(before.map(({ key, value }) => [key, value]));
  const written = new Set(after.filter(({ key, value }) => known.get(key) !== value).map(({ key }) => key));
  return (compile(flow).requiredByStage.get(stage) ?? [])
    .filter(({ key }) => written.has(key))
    .reduce((sum, item) => sum + lacking(item, after) - lacking(item, before), 0);
};

const finalStates: ReadonlySet<PlannedMilestone['state']> = new Set(['paid', 'settled', 'cancelled']);

const missingMoney = (stage: string, milestone: PlannedMilestone | undefined): readonly Missing[] =>
  milestone === undefined || finalStates.has(milestone.state)
    ? []
    : [{ stage, label: milestone.label, item: null, milestone: milestone.key, source: milestone.source }];

/** A closed job accepts no writes, so all demands must be paid before: change orders and manual milestones too. */
const openMoney = (
  flow: Flow,
  closing: string,
  milestones: readonly PlannedMilestone[],
): readonly Missing[] => {
  const request = new Set(
    flow.milestones.filter((plan) => plan.paidBefore === closing).map(({ key }) => key),
  );
  return milestones
    .filter(({ key, state }) => !request.has(key) && state !== 'credit')
    .flatMap((milestone) => missingMoney(closing, milestone));
};

/**
 * A job that owes money to its customer is not closed without a word: the money is refunded, or whoever may pass the
 * gate writes the reason why it is kept.
 */
const owedMoney = (
  { key, source }: Stage,
  { milestones, owedMinor, currency }: GateMoney,
): readonly Missing[] => {
  if (owedMinor <= 0) return [];
  const amount = moneyText(owedMinor, currency);
  const label = text(
    `${amount.en} owed to the customer: refund it, or write why it is kept`,
    `应退客户 ${amount['zh-Hans']}：请退款，或注明保留的原因`,
    `應退客戶 ${amount['zh-Hant']}：請退款，或註明保留的原因`,
  );
  const line =
    milestones.find(({ state }) => state === 'credit') ??
    milestones.findLast(({ paidMinor }) => paidMinor > 0) ??
    milestones.at(-1);
  return [{ stage: key, label, item: null, milestone: line?.key ?? null, source }];
};

/** The fact that a condition names; null without one. */
const factOf = (condition: Condition): string | null => {
  if ('fact' in condition) return condition.fact;
  if ('list' in condition) return condition.list;
  if ('not' in condition) return factOf(condition.not);
  const inner = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return inner.map(factOf).find((key) => key !== null) ?? null;
};

/** The fact that a rule asks for; of what follows from a checklist, the checklist. */
const itemAsked = (flow: Flow, condition: Condition): string | null => {
  const key = factOf(condition);
  return key === null ? null : (compile(flow).checklistFacts.get(key)?.checklist.key ?? key);
};

const milestoneOf = (condition: Condition): string | null =>
  'milestone' in condition ? condition.milestone : null;

/**
 * The missing items that block a move between stages: those of all stages that are left or skipped. Moving
 * back is never blocked.
 */
export const blocking = (
  flow: Flow,
  missing: readonly Missing[],
  move: { readonly from: string; readonly to: string },
): readonly Missing[] => {
  const index = (key: string) => flow.stages.findIndex((stage) => stage.key === key);
  return missing.filter(({ stage }) => index(stage) >= index(move.from) && index(stage) < index(move.to));
};
