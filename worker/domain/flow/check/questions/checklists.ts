import { issue, type FlowIssue } from '#domain/flow/check/issue';
import type { References } from '#domain/flow/check/references';
import type { ChecklistItem } from '#domain/flow/flow';
import { checklistFacts, type FigureStandard } from '#domain/flow/parts/checklist-item';

const standardsMax = 100;

const isInOrder = (low: number | undefined, high: number | undefined): boolean =>
  low === undefined || high === undefined || low <= high;

/** A figure is written within its outer bounds and judged by its inner ones, which lie between them. */
const checkFigure = ({ min, max, atLeast, atMost }: FigureStandard, at: string): readonly FlowIssue[] => {
  const isOrdered =
    isInOrder(min, max) &&
    isInOrder(atLeast, atMost) &&
    isInOrder(min, atLeast) &&
    isInOrder(min, atMost) &&
    isInOrder(atLeast, max) &&
    isInOrder(atMost, max);
  return isOrdered ? [] : [issue('bad-bounds', at, 'the bounds of a figure are not in order')];
};

const checkScores = ({ scores }: ChecklistItem, at: string, names: References): readonly FlowIssue[] => {
  if (scores === undefined) return [];
  const unknown = names.fact(scores, `${at}.scores`);
  return unknown.length > 0 || names.kindOf(scores) === 'staff'
    ? unknown
    : [issue('wrong-field-kind', `${at}.scores`, `${scores} names no person`)];
};

/** Checks that a checklist has standards with keys of their own, bounds in order, and scores a person. */
export const checkChecklist = (item: ChecklistItem, at: string, names: References): readonly FlowIssue[] => {
  const { standards, passMark, partOf } = item;
  const keys = standards.map(({ key }) => key);
  // A standard of such a key would be the fact that follows from all of them, or the note of another standard.
  const reserved = new Set(['note', ...Object.keys(checklistFacts(item))]);
  return [
    ...(standards.length === 0 || standards.length > standardsMax
      ? [issue('bad-checklist', `${at}.standards`, `${standards.length} standards`)]
      : []),
    ...keys
      .filter((key) => reserved.has(key) || key.endsWith('.note'))
      .map((key) => issue('reserved-key', `${at}.standards`, key)),
    ...keys
      .filter((key, index) => keys.indexOf(key) < index)
      .map((key) => issue('duplicate-key', `${at}.standards`, key)),
    ...standards.flatMap((standard) => [
      ...(standard.when === undefined ? [] : names.condition(standard.when, `${at}.${standard.key}.when`)),
      ...(standard.kind === 'figure' ? checkFigure(standard, `${at}.${standard.key}`) : []),
    ]),
    ...(passMark === undefined || (Number.isInteger(passMark) && passMark >= 1 && passMark <= 100)
      ? []
      : [issue('bad-checklist', `${at}.passMark`, `${passMark} %`)]),
    ...(partOf === undefined ? [] : [issue('bad-part', at, 'a checklist is part of no item')]),
    ...checkScores(item, at, names),
  ];
};
