import { itemsOf } from '#domain/flow/items-of';
import type { Flow, Item } from '#domain/flow/flow';
import { checklistFacts, standardKey } from '#domain/flow/parts/checklist-item';
import { issue, type FlowIssue } from '#domain/flow/check/issue';
import type { Anchor, Condition } from '#domain/rules/rule';

type Needs = ReadonlyMap<string, readonly string[]>;

const milestoneNode = (key: string) => `milestone ${key}`;

const anchorNeeds = (anchor: Anchor): readonly string[] => {
  if ('latestOf' in anchor) return anchor.latestOf.flatMap(anchorNeeds);
  if ('earliestOf' in anchor) return anchor.earliestOf.flatMap(anchorNeeds);
  if ('list' in anchor)
    return [anchor.item, ...(anchor.where === undefined ? [] : conditionNeeds(anchor.where))];
  if ('stageEntered' in anchor) return [];
  return ['milestone' in anchor ? milestoneNode(anchor.milestone) : anchor.fact];
};

const conditionNeeds = (condition: Condition): readonly string[] => {
  if ('all' in condition) return condition.all.flatMap(conditionNeeds);
  if ('any' in condition) return condition.any.flatMap(conditionNeeds);
  if ('not' in condition || 'stageReached' in condition || 'later' in condition) return [];
  if ('lineTag' in condition || 'lines' in condition) return [];
  if ('list' in condition)
    return [condition.some, condition.every].flatMap((inner) =>
      inner === undefined ? [] : conditionNeeds(inner),
    );
  if ('fresh' in condition) return [`${condition.fresh}.filed`];
  return ['milestone' in condition ? milestoneNode(condition.milestone) : condition.fact];
};

/** The dependency graph: for each milestone, suggested field and document state, the nodes that it waits for. */
const needsOf = (flow: Flow): Needs => {
  const needs = new Map<string, readonly string[]>();
  for (const { key, due } of flow.milestones) needs.set(milestoneNode(key), anchorNeeds(due.anchor));
  for (const item of itemsOf(flow)) {
    if (item.item === 'field' && item.suggests !== undefined) {
      const { suggests } = item;
      needs.set(
        item.key,
        'fees' in suggests
          ? suggests.fees.flatMap(({ when }) => conditionNeeds(when))
          : anchorNeeds(suggests.anchor),
      );
    }
    if (item.item !== 'document') {
      // An item that may be written only when it is written never is.
      if (item.writeWhen !== undefined)
        needs.set(item.key, [...(needs.get(item.key) ?? []), ...conditionNeeds(item.writeWhen)]);
      continue;
    }
    const [first, ...later] = item.states;
    const attached = item.attaches === undefined ? [] : [`${item.attaches.document}.${item.attaches.state}`];
    const allowed = [item.fileWhen, item.writeWhen].flatMap((condition) =>
      condition === undefined ? [] : conditionNeeds(condition),
    );
    needs.set(`${item.key}.${first}`, [...attached, ...allowed]);
    for (const state of later) needs.set(`${item.key}.${state}`, [`${item.key}.${first}`]);
  }
  for (const [key, parts] of itemsOf(flow).flatMap(resultNeeds)) needs.set(key, parts);
  return needs;
};

/** The facts that follow from a checklist, each with the fields that it follows from. */
const resultNeeds = (item: Item): readonly (readonly [string, readonly string[]])[] => {
  if (item.item !== 'checklist') return [];
  const parts = item.standards.map((standard) => standardKey(item, standard));
  return Object.values(checklistFacts(item)).map((key) => [key, parts]);
};

/** Finds cycles among milestones, suggestions and documents; each cycle is reported once. */
export const checkCycles = (flow: Flow): readonly FlowIssue[] => {
  const needs = needsOf(flow);
  const applied = new Set<string>();
  const issues: FlowIssue[] = [];
  const visit = (node: string, path: readonly string[]): void => {
    if (path.includes(node)) {
      issues.push(issue('cycle', node, [...path.slice(path.indexOf(node)), node].join(' -> ')));
      return;
    }
    if (applied.has(node)) return;
    for (const next of needs.get(node) ?? []) visit(next, [...path, node]);
    applied.add(node);
  };
  for (const node of needs.keys()) visit(node, []);
  return issues;
};

const latestStage = (flow: Flow, anchor: Anchor): number => {
  if ('latestOf' in anchor) return Math.max(-1, ...anchor.latestOf.map((inner) => latestStage(flow, inner)));
  if ('earliestOf' in anchor) return Math.min(...anchor.earliestOf.map((inner) => latestStage(flow, inner)));
  return 'stageEntered' in anchor ? flow.stages.findIndex(({ key }) => key === anchor.stageEntered) : -1;
};

/** Finds milestones that must be paid before a stage is left but fall due only after it. */
export const checkPaidBefore = (flow: Flow): readonly FlowIssue[] =>
  flow.milestones.flatMap(({ key, due, paidBefore }) => {
    const gate = flow.stages.findIndex((stage) => stage.key === paidBefore);
    return gate >= 0 && latestStage(flow, due.anchor) > gate
      ? [issue('paid-too-late', `milestones.${key}`, `falls due after ${paidBefore} is left`)]
      : [];
  });
