import { useMemo } from 'react';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import { businessDate } from '#domain/time/day';
import type { GridTint } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { readColorRules, ruleOf, writeColorRules, type ColorRule } from './color-rules.ts';
import { conditionLabel, type Naming } from './condition-label.ts';

/** The colour of a job's row by the rules, with the rule as text. */
export type TintOf = (job: JobRow) => { readonly tint: GridTint; readonly note: string } | null;

/**
 * Colours rows by the view's rules and the shop's business date. The function keeps its identity while the
 * rules are equal.
 */
export const useTints = (
  rules: readonly ColorRule[],
  naming: Naming,
  { today }: Pick<Me, 'today'>,
): TintOf => {
  const texts = useTexts();
  const text = writeColorRules(rules);
  return useMemo(() => {
    const colorRules = readColorRules(text);
    return (job) => {
      const rule = ruleOf(colorRules, job, businessDate(today));
      return rule && { tint: rule.tint, note: conditionLabel(rule.condition, naming, texts) };
    };
  }, [text, naming, today, texts]);
};
