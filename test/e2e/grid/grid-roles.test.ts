import { describe, expect, it } from 'vitest';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { useGridPage } from '../kit/grid-page.ts';
import { paste } from '../kit/paste.ts';

const open = useGridPage();

describe('what assistive technology is told', () => {
  it('counts the header as the first row, and tells which row each one is', async () => {
    const { page } = await open();
    const header = page
      .getByRole('row')
      .filter({ has: page.getByRole('columnheader', { name: 'Customer' }) });
    expect(await header.getAttribute('aria-rowindex')).toBe('1');
    const first = page.getByRole('row', { name: /J-1000/ });
    expect(await first.getAttribute('aria-rowindex')).toBe('2');
    expect(await page.getByRole('treegrid', { name: 'Jobs' }).getAttribute('aria-multiselectable')).toBe(
      'true',
    );
  });

  it('of rows without others under them it is a grid, without levels', async () => {
    const { page, cell, press, selected } = await open('flat');
    expect(await page.getByRole('grid', { name: 'Jobs' }).getAttribute('aria-rowcount')).toBe('201');
    expect(await page.getByRole('treegrid').count()).toBe(0);
    const row = page.getByRole('row', { name: /J-1001/ });
    expect([await row.getAttribute('aria-level'), await row.getAttribute('aria-expanded')]).toEqual([
      null,
      null,
    ]);
    await cell('Mia Stone').click();
    await press('Shift+ArrowDown');
    expect(await selected()).toEqual(['Mia Stone', '赵磊']);
    expect(await graveViolations(page)).toEqual([]);
  });

  it('sees a cell tinted whose value has just come from elsewhere, and no other', async () => {
    const looks = async (query: string) => {
      const { page, cell } = await open(query);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      return { new: await cell('Mia Stone').screenshot(), neighbor: await cell('Tom Hill').screenshot() };
    };
    const [flashed, plain] = [await looks('flash=j1.customer'), await looks('')];
    expect(flashed.new.equals(plain.new)).toBe(false);
    expect(flashed.neighbor.equals(plain.neighbor)).toBe(true);
  });
});

describe('ranges under another order', () => {
  it('fall back to the active cell when the sheet is sorted', async () => {
    const { page, cell, press, selected } = await open();
    await cell('Mia Stone').click();
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    expect(await selected()).toEqual(['Mia Stone', '赵磊', 'Tom Hill']);
    await page.getByRole('button', { name: 'Contract' }).click();
    await expect.poll(async () => (await selected()).length).toBeLessThanOrEqual(1);
    await press('Delete');
    await expect.poll(() => page.getByRole('status', { name: 'Gestures' }).textContent()).toBe('1');
    await page.getByRole('button', { name: 'Contract' }).click({ modifiers: ['Shift'] });
    await cell('Tom Hill').waitFor();
  });

  it('fall back when a filter takes rows out of them', async () => {
    const { page, cell, press, selected } = await open();
    await cell('Mia Stone').click();
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    // The second of the three is a contract.
    await page.getByRole('checkbox', { name: 'Without contracts' }).check();
    await cell('赵磊').waitFor({ state: 'detached' });
    expect(await selected()).toEqual(['Mia Stone']);
  });
});

describe('an operation of many cells', () => {
  it('keeps what stands against another’s change in its cell, and saves the rest', async () => {
    const { page, cell, press } = await open();
    await cell('Mia Stone').click();
    await paste(page, 'Fine\nconflict');
    await page.getByRole('status').getByText('Cells saved: 1, not saved: 1.').waitFor();
    await cell('Fine').waitFor();
    const dialog = page.getByRole('dialog', { name: 'Not saved' });
    await dialog.getByText('Mill Lane 9').waitFor();
    await cell('conflict').waitFor();
    await press('Escape');
    await cell('赵磊').waitFor();
  });
});
