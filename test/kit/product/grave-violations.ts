import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** All rules, or those that ask for colours: of a screen that was asked in another light. */
export type Rules = 'all' | 'colours';

const only = (values: readonly string[]) => ({ runOnly: { type: 'rule', values } });

const chosen: Readonly<Record<Rules, object>> = {
  all: {},
  colours: only(['color-contrast', 'link-in-text-block']),
};

const optionsOf = (rules: Rules) =>
  JSON.stringify({
    resultTypes: ['violations'],
    // Sheets of style are read again only by a rule that is not among ours.
    preload: false,
    ...chosen[rules],
  });

/**
 * Rules of accessibility that a page breaks at the two gravest levels, each with the elements that break it. `within` asks
 * only the innermost of the elements that it selects, where there is one.
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
