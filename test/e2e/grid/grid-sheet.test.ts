import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useGridPage } from '../kit/grid-page.ts';

const open = useGridPage();

/** Number of rows of a tree whose DOM changes within a short time. */
const mutatedRows = (tree: Element) =>
  new Promise<number>((resolve) => {
    const rows = new Set<Element>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const row = (target instanceof Element ? target : target.parentElement)?.closest('[role="row"]');
        if (row) rows.add(row);
      }
    });
    observer.observe(tree, { attributes: true, childList: true, characterData: true, subtree: true });
    setTimeout(() => resolve(rows.size), 400);
  });

describe('the sheet', () => {
  it('names rows, levels and indexes, and opens child rows by keyboard and by button', async () => {
    const { page, cell, press, active } = await open();
    const tree = page.getByRole('treegrid', { name: 'Jobs' });
    expect(await tree.getAttribute('aria-rowcount')).toBe('201');
    await cell('Garden Road 12, flat').click();
    await press('Alt+Shift+ArrowRight', 'ArrowDown');
    expect(await active().textContent()).toBe('Down payment');
    const child = page.getByRole('row', { level: 2 }).first();
    expect(await child.getAttribute('aria-rowindex')).toBe('4');
    expect(await child.getAttribute('aria-expanded')).toBeNull();
    expect(await page.getByRole('row', { expanded: true }).count()).toBe(1);
    await press('Alt+Shift+ArrowLeft');
    expect(await active().textContent()).toBe('Garden Road 12, flat');
    expect(await page.getByRole('row', { level: 2 }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show the lines of 李府婚礼' }).first().click();
    expect(await page.getByRole('row', { level: 2 }).count()).toBe(3);
  });

  it('edits a child row by its own kind of cell', async () => {
    const { page, cell, press } = await open('open=j1');
    await cell('¥100,720').click();
    await page.keyboard.type('1.5k');
    await press('Enter');
    await page.getByRole('gridcell', { name: '¥1,500', exact: true }).waitFor();
  });

  it('walks by Home, End, pages and Tab runs', async () => {
    const { page, cell, press, active } = await open();
    await cell('Garden Road 12, flat').click();
    await press('End');
    expect(await active().getAttribute('aria-colindex')).toBe('12');
    await press('Home');
    expect(await active().getAttribute('role')).toBe('rowheader');
    await press('Control+End');
    await page.getByRole('row', { name: /J-1199/ }).waitFor();
    await press('Control+Home', 'ArrowRight');
    await cell('Garden Road 12, flat').click();
    await press('Tab', 'Tab', 'Tab', 'Enter');
    // Enter opened the assignee's list; a second one chooses and returns to the column where the run of Tabs
    // began.
    await press('Enter');
    expect(await active().textContent()).toBe('李府婚礼');
  });

  it('offers in the active cell what opens beside typing, and nothing where nothing does', async () => {
    const { page, cell, press } = await open();
    const calendar = page.getByRole('button', { name: 'Open the calendar' });
    const choices = page.getByRole('button', { name: 'Show the choices' });
    await cell('Mia Stone').click();
    expect([await calendar.count(), await choices.count()]).toEqual([0, 0]);
    const day = page.getByRole('gridcell', { name: /^\d{1,2} [A-Z][a-z]{2}$/ }).first();
    await day.click();
    expect([await calendar.count(), await choices.count()]).toEqual([1, 0]);
    const before = await day.textContent();
    await calendar.click();
    // The browser's own calendar is visible in the document only as a state of its field.
    await page.locator('input[type="date"]:open').waitFor({ state: 'attached' });
    await press('ArrowRight', 'Enter');
    await expect.poll(() => day.textContent()).not.toBe(before);
  });

  it('filters choices by typing and shows a refusal in place with what is missing', async () => {
    const { page, cell, press, active, input } = await open();
    await cell('Design').click();
    await press('Enter');
    expect(await page.getByRole('option').count()).toBe(6);
    await page.keyboard.insertText('结案');
    expect(await page.getByRole('option').allTextContents()).toEqual(['Closed']);
    await press('Enter');
    const refusal = page.getByRole('dialog', { name: 'Not saved' });
    await refusal.waitFor();
    // The focus is in the row below; the box is at the refused cell.
    const refused = page.getByRole('gridcell', { name: 'Closed' }).and(page.locator('[aria-invalid="true"]'));
    await refused.waitFor();
    expect(await active().getAttribute('aria-invalid')).toBeNull();
    await press('Tab');
    await page.getByRole('button', { name: 'Final photos' }).and(page.locator(':focus')).waitFor();
    await press('Enter');
    expect(await page.getByRole('status', { name: 'Opened' }).textContent()).toBe('photos');
    await press('Escape');
    await refusal.waitFor({ state: 'detached' });
    await refused.waitFor({ state: 'detached' });
    expect(await input().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('takes a choice with the pointer, from the cell’s own button', async () => {
    const { page, cell, active } = await open();
    await cell('Design').click();
    await page.getByRole('button', { name: 'Show the choices' }).click();
    await page.getByRole('option', { name: 'Acceptance' }).click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await active().textContent()).toBe('Acceptance');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('widens a column under the pointer', async () => {
    const { page } = await open();
    const header = page.getByRole('columnheader', { name: 'Customer' });
    const before = await header.boundingBox();
    if (!before) throw new Error('no header');
    await page.mouse.move(before.x + before.width - 1, before.y + 10);
    await page.mouse.down();
    await page.mouse.move(before.x + before.width + 59, before.y + 10, { steps: 4 });
    await page.mouse.up();
    expect((await header.boundingBox())?.width).toBe(before.width + 60);
  });

  it('keeps the text of a conflict and of a failure until it is settled', async () => {
    const { page, cell, press } = await open();
    await cell('Garden Road 12, flat').click();
    await page.keyboard.type('conflict');
    await press('Enter');
    await page.getByRole('dialog').getByText('Mill Lane 9').waitFor();
    await press('Escape');
    await page.keyboard.type('offline');
    await press('Enter');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.getByRole('gridcell', { name: 'offline', exact: true }).waitFor();
  });

  it('asks the host for another order and tells it in the header', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Customer' }).click();
    const header = page.getByRole('columnheader', { name: 'Customer' });
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('button', { name: 'Customer' }).click();
    expect(await header.getAttribute('aria-sort')).toBe('descending');
  });

  it('is one tab stop, and Escape then Tab leaves it', async () => {
    const { page, cell, press, input } = await open();
    const stops = (tree: Element) =>
      [...tree.querySelectorAll<HTMLElement>('*')].filter(({ tabIndex }) => tabIndex >= 0).length;
    expect(await page.getByRole('treegrid').evaluate(stops)).toBe(0);
    await cell('Mia Stone').click();
    await press('Escape', 'Tab');
    expect(await input().evaluate((element) => element === document.activeElement)).toBe(false);
  });

  it('keeps under 2,500 nodes at 100,000 rows and renders two rows on an arrow key', async () => {
    const { page, cell, press } = await open('rows=100000');
    await cell('Mia Stone').click();
    const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);
    expect(await nodes()).toBeLessThan(2500);
    const counting = page.getByRole('treegrid').evaluate(mutatedRows);
    await press('ArrowDown');
    expect(await counting).toBeLessThanOrEqual(2);
    await press('Control+End');
    await page.getByRole('row', { name: /J-100999/ }).waitFor();
    expect(await nodes()).toBeLessThan(2500);
  });

  it('draws the columns in view only, each under its header', async () => {
    const { page, cell, press, active } = await open();
    await page.setViewportSize({ width: 640, height: 500 });
    const row = page.getByRole('row', { name: /J-1001/ });
    const left = (locator: Locator) => locator.evaluate((element) => element.getBoundingClientRect().left);
    await expect.poll(() => row.getByRole('gridcell').count()).toBeLessThan(8);
    await cell('Garden Road 12, flat').click();
    await press('End');
    await expect.poll(() => active().getAttribute('aria-colindex')).toBe('12');
    expect(await left(active())).toBe(await left(page.getByRole('columnheader', { name: 'Note' })));
    expect(await row.getByRole('rowheader').count()).toBe(1);
    expect(await row.getByRole('gridcell').count()).toBeLessThan(8);
  });

  it('stays where it is when the whole sheet is selected', async () => {
    const { page, cell, press } = await open();
    await cell('Garden Road 12, flat').click();
    await press('Control+a');
    await page.getByText('Cells selected: 2,400').waitFor();
    expect(await cell('Garden Road 12, flat').isVisible()).toBe(true);
  });
});
