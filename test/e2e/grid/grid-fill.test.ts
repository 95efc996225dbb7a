import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useGridPage, type GridPage } from '../kit/grid-page.ts';
import { paste } from '../kit/paste.ts';

const open = useGridPage();

const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('the cell is not on show');
  return box;
};

/** Drags the fill handle at a cell's corner to a height. */
const dragHandle = async ({ page }: GridPage, corner: Locator, y: number) => {
  const { x, y: top, width, height } = await boxOf(corner);
  await page.mouse.move(x + width - 2, top + height - 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 10, y, { steps: 4 });
};

const middleOf = async (locator: Locator) => {
  const { y, height } = await boxOf(locator);
  return y + height / 2;
};

describe('the fill handle', () => {
  it.each([
    ['dates', '2 Feb', '2026-05-01\n2026-05-08', ['1 May', '8 May', '15 May', '22 May']],
    ['numbers', '17%', '10%\n20%', ['10%', '20%', '30%', '40%']],
  ])('carries a run of %s on', async (_name, first, pasted, filled) => {
    const grid = await open();
    const { page, cell, selected } = grid;
    await cell(first).click();
    await paste(page, pasted);
    await expect.poll(selected).toEqual(filled.slice(0, 2));
    await dragHandle(grid, cell(filled[1] ?? ''), await middleOf(page.getByRole('row', { name: /J-1004/ })));
    await page.mouse.up();
    await expect.poll(selected).toEqual(filled);
  });

  it('repeats a single value', async () => {
    const grid = await open();
    const { page, cell, selected } = grid;
    await cell('2 Feb').click();
    await dragHandle(grid, cell('2 Feb'), await middleOf(page.getByRole('row', { name: /J-1003/ })));
    await page.mouse.up();
    await expect.poll(selected).toEqual(['2 Feb', '2 Feb', '2 Feb']);
  });

  it('goes on below the screen while it is held over the edge', async () => {
    const grid = await open();
    const { page, cell, selected } = grid;
    await cell('Mia Stone').click();
    await paste(page, 'Below');
    await cell('Below').waitFor();
    await dragHandle(grid, cell('Below'), 698);
    await page.getByRole('row', { name: /J-1060/ }).waitFor();
    await page.mouse.up();
    await expect.poll(async () => (await selected()).length).toBeGreaterThan(10);
    await expect.poll(async () => new Set(await selected())).toEqual(new Set(['Below']));
    await page
      .getByRole('status')
      .getByText(/^Cells saved: \d\d+\.$/)
      .waitFor();
    expect(await page.getByRole('status', { name: 'Gestures' }).textContent()).toBe('2');
  });
});

describe('keys that fill', () => {
  it('Ctrl+R repeats the first column, Ctrl+D the first row', async () => {
    const { cell, press, selected } = await open();
    await cell('Garden Road 12, flat').click();
    await press('Shift+ArrowRight', 'Control+r');
    await expect.poll(selected).toEqual(['Garden Road 12, flat', 'Garden Road 12, flat']);
    await cell('Tom Hill').click();
    await press('Shift+ArrowDown', 'Control+d');
    await expect.poll(selected).toEqual(['Tom Hill', 'Tom Hill']);
  });

  it('Ctrl+Enter puts a draft into every selected cell, and an invalid one stays open', async () => {
    const { page, cell, press, selected, value, input } = await open();
    await cell('Mia Stone').click();
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    await page.keyboard.type('All');
    await press('Control+Enter');
    await expect.poll(selected).toEqual(['All', 'All', 'All']);
    await cell('2 Feb').click();
    await press('Shift+ArrowDown');
    await page.keyboard.type('someday');
    await press('Control+Enter');
    expect([await value(), await input().getAttribute('aria-invalid')]).toEqual(['someday', 'true']);
    expect(await page.getByRole('status', { name: 'Gestures' }).textContent()).toBe('1');
  });
});
