import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useGridPage } from '../kit/grid-page.ts';
import { copied } from '../kit/paste.ts';

const open = useGridPage();

/** Presses the upper border of a cell and drags to the middle of another; the button stays down. */
const dragBorder = async (page: Page, from: Locator, to: Locator) => {
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  if (!start || !end) throw new Error('a cell is not on show');
  await page.mouse.move(start.x + start.width / 3, start.y + 1);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 3, end.y + end.height / 2, { steps: 4 });
};

const marching = (page: Page) => page.evaluate(() => document.getAnimations().length);

describe('a range dragged by its border', () => {
  it('moves in one operation, and by Escape stays', async () => {
    const { page, cell, press, selected } = await open();
    const [from, to] = [cell('Mia Stone'), cell('Tom Hill')];
    await from.click();
    await dragBorder(page, from, to);
    await press('Escape');
    await page.mouse.up();
    expect(await page.getByRole('status', { name: 'Gestures' }).textContent()).toBe('0');
    await dragBorder(page, from, to);
    await page.mouse.up();
    await expect.poll(selected).toEqual(['Mia Stone']);
    await page.getByRole('status', { name: 'Gestures' }).getByText('1').waitFor();
    await page.getByRole('status').getByText('Saved').waitFor({ state: 'attached' });
  });

  it('is a press where it goes nowhere', async () => {
    const { page, cell, press, selected } = await open();
    await cell('Mia Stone').click();
    await press('Shift+ArrowDown');
    const box = await cell('Mia Stone').boundingBox();
    await page.mouse.click((box?.x ?? 0) + 30, (box?.y ?? 0) + 1);
    await expect.poll(selected).toEqual(['Mia Stone']);
  });
});

describe('the mark round what was copied', () => {
  it('runs until Escape, and stands still for those who asked for less motion', async () => {
    const { page, cell, press } = await open();
    await page.emulateMedia({ reducedMotion: null });
    await cell('Mia Stone').click();
    await copied(page);
    await expect.poll(() => marching(page)).toBe(1);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await expect.poll(() => marching(page)).toBe(0);
    await page.emulateMedia({ reducedMotion: null });
    await expect.poll(() => marching(page)).toBe(1);
    await press('Escape');
    await expect.poll(() => marching(page)).toBe(0);
  });
});
