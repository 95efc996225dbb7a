import type { ChecklistItem } from '#domain/flow/flow';
import { noteKey, standardKey, type Mark, type Standard } from '#domain/flow/parts/checklist-item';
import { holds, type ConditionView } from '#domain/rules/condition';
import type { FactKey, FactValue } from '#domain/rules/fact';

const isEmpty = (value: FactValue | undefined): boolean =>
  value === undefined || value === null || value === '';

/** What a value says of a standard; null while it says nothing. A tick of the time before the checklist reads as met. */
export const markOf = (standard: Standard, value: FactValue | undefined): Mark | null => {
  if (standard.kind === 'mark') {
    if (value === true) return 'met';
    return value === 'met' || value === 'missed' || value === 'na' ? value : null;
  }
  if (typeof value !== 'number') return null;
  const { atLeast = -Infinity, atMost = Infinity } = standard;
  return value >= atLeast && value <= atMost ? 'met' : 'missed';
};

/** Whether a standard is answered: marked or measured, and a miss with its note. */
export const isAnswered = (
  checklist: ChecklistItem,
  standard: Standard,
  valueOf: (key: FactKey) => FactValue | undefined,
): boolean => {
  const mark = markOf(standard, valueOf(standardKey(checklist, standard)));
  if (mark === null) return false;
  return mark !== 'missed' || !isEmpty(valueOf(noteKey(checklist, standard)));
};

/**
 * The percentage of the standards met among those met or missed, rounded down; null while there are none. What was
 * answered counts, whether its condition holds or not.
 */
export const scoreOf = (
  checklist: ChecklistItem,
  valueOf: (key: FactKey) => FactValue | undefined,
): number | null => {
  const marks = checklist.standards.map((standard) =>
    markOf(standard, valueOf(standardKey(checklist, standard))),
  );
  const metCount = marks.filter((mark) => mark === 'met').length;
  const count = metCount + marks.filter((mark) => mark === 'missed').length;
  return count === 0 ? null : Math.floor((100 * metCount) / count);
};

const isRequested = ({ when }: Standard, view: ConditionView): boolean =>
  when === undefined || holds(when, view);

/** Whether each standard whose condition holds is answered. */
export const isChecklistAnswered = (checklist: ChecklistItem, view: ConditionView): boolean =>
  checklist.standards
    .filter((standard) => isRequested(standard, view))
    .every((standard) => isAnswered(checklist, standard, view.factValue));

/** Whether it is answered and its score reaches the pass mark; without one no standard is missed. */
const isPassed = (checklist: ChecklistItem, view: ConditionView): boolean =>
  isChecklistAnswered(checklist, view) &&
  (scoreOf(checklist, view.factValue) ?? 100) >= (checklist.passMark ?? 100);

/** The value of a fact that follows from a checklist. */
export const checklistFact = (
  checklist: ChecklistItem,
  fact: 'answered' | 'passed' | 'score',
  view: ConditionView,
): boolean | number | null => {
  if (fact === 'score') return scoreOf(checklist, view.factValue);
  return fact === 'answered' ? isChecklistAnswered(checklist, view) : isPassed(checklist, view);
};
