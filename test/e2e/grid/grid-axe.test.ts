import { describe, expect, it } from 'vitest';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { useGridPage } from '../kit/grid-page.ts';

const open = useGridPage();

// The dark theme changes colours only.
describe.each([
  ['light', 'all'],
  ['dark', 'colours'],
] as const)('axe in %s', (theme, rules) => {
  it('finds nothing serious in the sheet, in an open list, in an invalid editor and in a refusal', async () => {
    const { page, cell, press } = await open(`theme=${theme}&open=j1,j3`);
    expect(await graveViolations(page, rules)).toEqual([]);
    await cell('Design').click();
    await press('Enter');
    expect(await graveViolations(page, rules)).toEqual([]);
    await page.keyboard.type('clo');
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await graveViolations(page, rules)).toEqual([]);
    await press('Escape');
    await cell('2 Feb').click();
    await page.keyboard.type('soon');
    await press('Enter');
    expect(await graveViolations(page, rules)).toEqual([]);
  });
});
