import { holds } from '#domain/rules/condition';
import type { Fact } from '#domain/rules/fact';
import type { Flow, Item } from '#domain/flow/flow';
import { isStated } from '#domain/jobs/fact-book';
import { oncePerFlow } from '#domain/flow/once-per-flow';
import type { Missing, PlannedMilestone } from '#domain/jobs/plan';
import type { Condition } from '#domain/rules/rule';
import type { View } from '#domain/jobs/view';

/** The required items of each stage. */
const requiredItems = oncePerFlow(
  ({ stages, items }: Flow): ReadonlyMap<string, readonly Item[]> =>
    new Map(
      stages.map(({ key }) => [
        key,
        items.filter(({ stage, isRequired }) => stage === key && isRequired === true),
      ]),
    ),
);

/** The missing items of each stage, in the flow's order. */
export const missingOf = (
  flow: Flow,
  view: View,
  milestones: readonly PlannedMilestone[],
): readonly Missing[] => {
  const closing = flow.stages.at(-2)?.key;
  const required = requiredItems(flow);
  return flow.stages.flatMap((stage) => [
    ...(required.get(stage.key) ?? []).flatMap((item) => missingItem(item, view)),
    ...flow.milestones
      .filter((plan) => plan.paidBefore === stage.key)
      .flatMap((plan) =>
        missingMoney(
          stage.key,
          milestones.find(({ key }) => key === plan.key),
        ),
      ),
    ...(stage.leaveWhen ?? []).flatMap(({ condition, label, source }): readonly Missing[] =>
      holds(condition, view)
        ? []
        : [{ stage: stage.key, label, item: factOf(condition), milestone: milestoneOf(condition), source }],
    ),
    ...(stage.key === closing ? openMoney(flow, closing, milestones) : []),
  ]);
};

const missingItem = (item: Item, view: View): readonly Missing[] => {
  if (item.when !== undefined && !holds(item.when, view)) return [];
  if (isThere(item, view)) return [];
  return [{ stage: item.stage, label: item.label, item: item.key, milestone: null, source: item.source }];
};

/** A field needs a value, entered or suggested; a document needs all its states for the current version. */
const isThere = (item: Item, view: View): boolean => {
  if (item.item === 'field') return view.fieldValue(item.key) !== null;
  if (item.item === 'document')
    return item.states.every((state) => view.documentState(item.key, state) !== null);
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
  const lacking = ({ key, item }: Item, facts: CurrentFacts): number => {
    const value = facts.find((fact) => fact.key === key)?.value ?? null;
    const isStatedNow = item === 'field' ? value !== null && value !== '' : isStated(value);
    return isStatedNow ? 0 : 1;
  };
  const known = new Map(before.map(({ key, value }) => [key, value]));
  const written = new Set(after.filter(({ key, value }) => known.get(key) !== value).map(({ key }) => key));
  return (requiredItems(flow).get(stage) ?? [])
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

/** The fact that a condition names; null without one. */
const factOf = (condition: Condition): string | null => {
  if ('fact' in condition) return condition.fact;
  if ('not' in condition) return factOf(condition.not);
  const inner = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return inner.map(factOf).find((key) => key !== null) ?? null;
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
