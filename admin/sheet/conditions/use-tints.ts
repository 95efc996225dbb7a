import { useMemo } from 'react';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import { businessDate } from '#domain/time/day';
import type { GridTint } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { readColorRules, ruleOf, writeColorRules, type ColorRule } from './color-rules.ts';
import { conditionLabel, type Naming } from './condition-label.ts';

/** The colour that a rule gives a job's row, and the rule in words. */
export type TintOf = (job: JobRow) => { readonly tint: GridTint; readonly note: string } | null;

/** Colours rows by the view's rules, on the shop's today. Stays the same function while the rules say the same. */
export const useTints = (
  rules: readonly ColorRule[],
  naming: Naming,
  { today }: Pick<Me, 'today'>,
): TintOf => {
  const texts = useTexts();
  const text = writeColorRules(rules);
  return useMemo(() => {
    const retainedColorRules = readColorRules(text);
    return (job) => {
      const rule = ruleOf(retainedColorRules, job, businessDate(today));
      return rule && { tint: rule.tint, note: conditionLabel(rule.condition, naming, texts) };
    };
  }, [text, naming, today, texts]);
};
