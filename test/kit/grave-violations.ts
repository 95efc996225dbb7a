import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** All rules, those that ask for colours, or all others: of a screen that was asked in another light or language. */
export type Rules = 'all' | 'colours' | 'structure';

const colourRules = ['color-contrast', 'link-in-text-block'];

const chosen = {
  all: {},
  colours: { runOnly: { type: 'rule', values: colourRules } },
  structure: { rules: Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }])) },
} as const satisfies Record<Rules, object>;

const optionsOf = (rules: Rules) =>
  JSON.stringify({
    resultTypes: ['violations'],
    // Sheets of style are read again only by a rule that is not among ours.
    preload: false,
    ...chosen[rules],
  });

/** Rules of accessibility that a page breaks at the two gravest levels, each with the elements that break it. */
export const graveViolations = async (page: Page, rules: Rules = 'all'): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document, ${optionsOf(rules)}).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`);
};
