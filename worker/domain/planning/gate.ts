import { holds } from '#domain/rules/condition';
import type { Flow, Item } from '#domain/flow/flow';
import type { Missing, PlannedMilestone } from '#domain/jobs/plan';
import type { Condition } from '#domain/rules/rule';
import type { View } from '#domain/jobs/view';

const requiredByFlow = new WeakMap<Flow, ReadonlyMap<string, readonly Item[]>>();

/** The required items of each stage; memoized by flow, because flows never change. */
const requiredItems = (flow: Flow): ReadonlyMap<string, readonly Item[]> => {
  const known = requiredByFlow.get(flow);
  if (known !== undefined) return known;
  const required = new Map(
    flow.stages.map(({ key }) => [
      key,
      flow.items.filter(({ stage, isRequired }) => stage === key && isRequired === true),
    ]),
  );
  requiredByFlow.set(flow, required);
  return required;
};

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
