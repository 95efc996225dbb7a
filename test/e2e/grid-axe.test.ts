import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useGridPage } from './grid-page.ts';

const open = useGridPage();

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules broken at the two gravest levels, each with the elements that break it. */
const graveViolations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axeSource);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`);
};

describe.each(['light', 'dark'])('axe in %s', (theme) => {
  it('finds nothing serious in the sheet, in an open list, in an invalid editor and in a refusal', async () => {
    const { page, cell, press } = await open(`theme=${theme}&open=j1,j3`);
    expect(await graveViolations(page)).toEqual([]);
    await cell('Design').click();
    await press('Enter');
    expect(await graveViolations(page)).toEqual([]);
    await page.keyboard.type('clo');
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await graveViolations(page)).toEqual([]);
    await press('Escape');
    await cell('2026-02-02').click();
    await page.keyboard.type('soon');
    await press('Enter');
    expect(await graveViolations(page)).toEqual([]);
  });
});
