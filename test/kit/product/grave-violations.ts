import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** All rules, or only those about colours, for a screen that was checked in another colour scheme. */
export type Rules = 'all' | 'colours';

const only = (values: readonly string[]) => ({ runOnly: { type: 'rule', values } });

const chosen: Readonly<Record<Rules, object>> = {
  all: {},
  colours: only(['color-contrast', 'link-in-text-block']),
};

const optionsOf = (rules: Rules) =>
  JSON.stringify({
    resultTypes: ['violations'],
    // Style sheets are preloaded only for a rule that is not used.
    preload: false,
    ...chosen[rules],
  });

/**
 * The accessibility rules that a page violates at the two most serious levels, each with its elements. With
 * `within`, only the innermost of the selected elements is checked, if there is one.
 */
export const graveViolations = async (
  page: Page,
  rules: Rules = 'all',
  within: string | null = null,
): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const selector = JSON.stringify(within ?? ':not(*)');
  const request = `[...document.querySelectorAll(${selector})].at(-1) ?? document`;
  return page.evaluate(`axe.run(${request}, ${optionsOf(rules)}).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`);
};
