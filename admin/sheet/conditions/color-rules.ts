import { conditionHolds } from '#contract/sheet/condition-holds';
import { readConditions, writeConditions, type Condition } from '#contract/sheet/conditions';
import type { JobRow } from '#contract/jobs/job-answers';
import type { BusinessDate } from '#domain/time/day';
import { gridTints, type GridTint } from '../../grid/index.ts';

/** A colour for the rows for which a condition holds. */
export interface ColorRule {
  readonly tint: GridTint;
  readonly condition: Condition;
}

/** Most rules of a view: more colours could not be told apart. */
export const colorRulesMax = gridTints.length;

const readRule = (text: string): ColorRule | null => {
  const at = text.indexOf('!');
  const tint = gridTints.find((gridTint) => gridTint === text.slice(0, at));
  const [condition] = readConditions(text.slice(at + 1)) ?? [];
  return tint && condition ? { tint, condition } : null;
};

/** Parses the rules in an address: `red!nextDue:on:past;blue!owner:in:stf_1`. Invalid rules are skipped. */
export const readColorRules = (text: string): readonly ColorRule[] =>
  text === ''
    ? []
    : text
        .split(';')
        .flatMap((item) => readRule(item) ?? [])
        .slice(0, colorRulesMax);

export const writeColorRules = (rules: readonly ColorRule[]): string =>
  rules.map(({ tint, condition }) => `${tint}!${writeConditions([condition])}`).join(';');

/** The first rule that holds for a job; null without one. */
export const ruleOf = (rules: readonly ColorRule[], job: JobRow, today: BusinessDate): ColorRule | null =>
  rules.find(({ condition }) => conditionHolds(condition, job, today)) ?? null;

const isOn = (rule: ColorRule, condition: Condition): boolean =>
  writeConditions([rule.condition]) === writeConditions([condition]);

/** The rules with one added, or with one replaced; a condition has one colour. */
export const withRule = (
  rules: readonly ColorRule[],
  rule: ColorRule,
  instead: ColorRule | null,
): readonly ColorRule[] => {
  const at = instead === null ? rules.length : rules.indexOf(instead);
  const before = rules.slice(0, at).filter((other) => !isOn(other, rule.condition));
  const after = rules.slice(at + 1).filter((other) => !isOn(other, rule.condition));
  return [...before, rule, ...after];
};

/** The rules with one moved a position down or up; at an end it stays. */
export const withRuleMoved = (
  rules: readonly ColorRule[],
  rule: ColorRule,
  by: 1 | -1,
): readonly ColorRule[] => {
  const to = rules.indexOf(rule) + by;
  if (to < 0 || to >= rules.length) return rules;
  return rules.filter((other) => other !== rule).toSpliced(to, 0, rule);
};
