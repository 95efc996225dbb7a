import { decisionOf, isOffered, type Line } from '#domain/lines/line';
import type { ConditionView } from '#domain/rules/condition';
import type { LineFilter } from '#domain/rules/rule';

type Asked = Pick<Line, 'tags' | 'isDone' | 'decision' | 'changeOrderId' | 'class' | 'values'>;

const isAmong = <Value>(value: Value, wanted: Value | readonly Value[]): boolean =>
  Array.isArray(wanted) ? wanted.includes(value) : value === wanted;

/** Whether a line is one of those that a filter names. A value that was not written matches nothing. */
export const matchesLine = (
  line: Asked,
  { tag, decision, isDone, class: warrantyClass, values = {} }: LineFilter,
): boolean =>
  (tag === undefined || line.tags.includes(tag)) &&
  (decision === undefined || isAmong(decisionOf(line), decision)) &&
  (isDone === undefined || line.isDone === isDone) &&
  (warrantyClass === undefined || isAmong(line.class ?? '', warrantyClass)) &&
  Object.entries(values).every(([key, wanted]) => {
    const value = line.values?.[key];
    return value !== undefined && isAmong(value, wanted);
  });

/** What conditions ask of the lines of a job. */
export type LineQuestions = Pick<ConditionView, 'hasLineTag' | 'countLines'>;

/** The answers to what conditions ask of these lines. */
export const lineQuestions = (lines: readonly Asked[]): LineQuestions => {
  const tags = new Set(lines.filter(isOffered).flatMap((line) => line.tags));
  return {
    hasLineTag: (tag) => tags.has(tag),
    countLines: (...filters) =>
      lines.filter((line) => filters.every((filter) => matchesLine(line, filter))).length,
  };
};
