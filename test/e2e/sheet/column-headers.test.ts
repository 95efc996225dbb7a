import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';

const shop = useShop();

const headers = (page: Page) => page.getByRole('columnheader').allInnerTexts();
const header = (page: Page, name: string) => page.getByRole('columnheader', { name });
const sortOf = (page: Page) => new URL(page.url()).searchParams.get('sort');

/** The texts of a column's first cells, from the top. */
const firstTexts = async (page: Page, column: string, count: number): Promise<readonly string[]> => {
  const at = await header(page, column).getAttribute('aria-colindex');
  const texts = await page
    .getByRole('gridcell')
    .evaluateAll(
      (cells, index) =>
        cells.filter((cell) => cell.ariaColIndex === index).map((cell) => cell.textContent ?? ''),
      at,
    );
  return texts.slice(0, count);
};

describe('the headers of the columns', () => {
  it('sort by several columns: the first decides, the next where it ties', async () => {
    const { page } = await shop.signedIn();
    // The focused row is not pinned, because a new sort was requested.
    await page.getByRole('rowheader').first().click();
    await header(page, 'Stage').getByRole('button').click();
    await header(page, 'Job')
      .getByRole('button')
      .click({ modifiers: ['Shift'] });
    await header(page, 'Job')
      .getByRole('button')
      .click({ modifiers: ['Shift'] });
    await expect.poll(() => sortOf(page)).toBe('stage,-title');
    expect(await header(page, 'Stage').getAttribute('aria-sort')).toBe('ascending');
    expect(await header(page, 'Job').getAttribute('aria-sort')).toBe('descending');
    expect(await header(page, 'Stage').getAttribute('title')).toBe('Sorted by Stage, ascending: 1 of 2');
    expect(await header(page, 'Job').getAttribute('title')).toBe('Sorted by Job, descending: 2 of 2');
    expect(await header(page, 'Customer').getAttribute('aria-sort')).toBeNull();
    expect(await header(page, 'Job').innerText()).toMatch(/2/);

    const { jobs } = await (await shop.signedIn()).call('GET', '/api/jobs?sort=stage,-title');
    const titles = Array.isArray(jobs) ? jobs.map(({ title }) => String(title)) : [];
    await expect
      .poll(async () => (await page.getByRole('rowheader').allInnerTexts()).slice(0, 6))
      .toEqual(titles.slice(0, 6));

    await page.reload();
    await page.getByRole('treegrid').waitFor();
    expect(await header(page, 'Stage').getAttribute('aria-sort')).toBe('ascending');
    // A press without Shift sorts by that column alone.
    await header(page, 'Job').getByRole('button').click();
    expect(sortOf(page)).toBe('title');
  });

  it('fit what they show, by their menu and by their edge', async () => {
    const { page, call } = await shop.signedIn();
    await call('POST', '/api/jobs', {
      flow: 'renovation',
      title: 'Wide',
      customer: { name: 'A customer whose name is much longer than the column that shows it' },
    });
    await page.reload();
    const widthOf = async (name: string) => (await header(page, name).boundingBox())?.width ?? 0;
    const cell = page.getByRole('gridcell', { name: /^A customer whose name/ });
    await cell.waitFor();
    const before = await widthOf('Customer');
    const isCut = () => cell.evaluate((item) => item.scrollWidth > item.clientWidth);
    expect(await isCut()).toBe(true);
    await header(page, 'Customer').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Fit to content' }).click();
    await expect.poll(isCut).toBe(false);
    expect(await widthOf('Customer')).toBeGreaterThan(before);
    expect(new URL(page.url()).searchParams.get('columns')).toMatch(/customer:\d{3}/);
    // A double press on the edge does the same, here with a narrower result.
    const { x, y, width, height } = (await header(page, 'Paid').boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
    await page.mouse.dblclick(x + width - 1, y + height / 2);
    await expect.poll(() => widthOf('Paid')).toBeLessThan(width);
  });

  it('have a menu, by the other button and by keys from a cell', async () => {
    const { page } = await shop.signedIn();
    await header(page, 'Customer').click({ button: 'right' });
    const menu = page.getByRole('menu', { name: 'Column menu: Customer' });
    await menu.getByRole('menuitem', { name: 'Sort descending' }).click();
    await menu.waitFor({ state: 'detached' });
    expect(sortOf(page)).toBe('-customer');
    await expect
      .poll(async () => (await firstTexts(page, 'Customer', 8)).filter((name) => name !== '').length)
      .toBe(8);
    const customers = await firstTexts(page, 'Customer', 8);
    const { compare } = new Intl.Collator('zh-u-co-pinyin');
    expect(customers).toEqual(customers.toSorted((a, b) => compare(b, a)));

    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+F10');
    const cellMenu = page.getByRole('menu', { name: /Cell menu: No\./ });
    await cellMenu.waitFor();
    await page.keyboard.press('Escape');
    await cellMenu.waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+F10');
    await page.keyboard.press('End');
    expect(await cellMenu.getByRole('menuitem').last().innerText()).toBe('Hide No.');
    await page.keyboard.press('Enter');
    await expect.poll(() => headers(page)).not.toContain('No.');
    // The sheet has the focus again.
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  });

  it('are carried to another place, and Esc leaves them where they were', async () => {
    const { page } = await shop.signedIn();
    const before = await headers(page);
    const carry = async (from: string, to: string) => {
      const [start, end] = [await header(page, from).boundingBox(), await header(page, to).boundingBox()];
      if (!start || !end) throw new Error('a header has a place');
      await page.mouse.move(start.x + 20, start.y + 12);
      await page.mouse.down();
      await page.mouse.move(end.x + 10, end.y + 12, { steps: 6 });
    };
    await carry('In charge', 'Stage');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await headers(page)).toEqual(before);
    expect(sortOf(page)).toBeNull();

    await carry('In charge', 'Stage');
    await page.mouse.up();
    const changed = before
      .filter((name) => name !== 'In charge')
      .toSpliced(before.indexOf('Stage'), 0, 'In charge');
    await expect.poll(() => headers(page)).toEqual(changed);
    await page.reload();
    await page.getByRole('treegrid').waitFor();
    expect(await headers(page)).toEqual(changed);
  });
});
