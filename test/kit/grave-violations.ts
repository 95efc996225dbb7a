import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** All rules, or only those that ask for colours: of a screen that was asked for all in another light. */
type Rules = 'all' | 'colours';

const optionsOf = (rules: Rules) =>
  JSON.stringify({
    resultTypes: ['violations'],
    // Sheets of style are read again only by a rule that is not among ours.
    preload: false,
    ...(rules === 'colours'
      ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
      : {}),
  });

/** Rules of accessibility that a page breaks at the two gravest levels, each with the elements that break it. */
export const graveViolations = async (page: Page, rules: Rules = 'all'): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document, ${optionsOf(rules)}).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`);
};
