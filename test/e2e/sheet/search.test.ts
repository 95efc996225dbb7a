import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cellUnder } from '../kit/cell-under.ts';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { groupBy } from '../kit/bar.ts';
import { jobCount } from '../kit/job-count.ts';
import { openNumbered } from '../kit/open-numbered.ts';

const shop = useShop();
const count = 320;
let isOpened = false;

const titles = (page: Page) => page.getByRole('rowheader').allInnerTexts();
const header = (page: Page, name: string) => page.getByRole('columnheader', { name });
const clipboardLines = async (page: Page): Promise<readonly string[]> =>
  (await page.evaluate(() => navigator.clipboard.readText())).split('\r\n');

/** A sheet with the results of a search: more than three pages, newest first. */
const searched = async (): Promise<SignedInPage> => {
  const signedIn = await shop.signedIn();
  const { page } = signedIn;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  if (!isOpened) await openNumbered(signedIn, count);
  isOpened = true;
  await page.goto(`${new URL(page.url()).origin}/?q=flat`);
  await page.getByText(`Rows: ${count}`, { exact: true }).waitFor();
  await page.getByRole('rowheader', { name: `Flat ${count} 花园` }).click();
  return signedIn;
};

describe('a search', () => {
  it('has its whole length: to its end by a key, and all of it is copied', async () => {
    const { page } = await searched();
    expect(await page.getByRole('treegrid').getAttribute('aria-rowcount')).toBe(String(count + 1));
    // The sums under the sheet cover all results, loaded or not.
    await page.getByText('Contract total ¥320,000').waitFor();
    await page.keyboard.press('Control+End');
    await page.getByRole('rowheader', { name: 'Flat 1 花园' }).waitFor();

    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+End');
    await page.keyboard.press('Control+c');
    await page
      .getByRole('status')
      .getByText(/^Cells copied: /)
      .waitFor();
    const lines = await clipboardLines(page);
    expect(lines.map((line) => line.split('\t')[0])).toEqual(
      Array.from({ length: count }, (_, index) => `Flat ${count - index} 花园`),
    );
  });

  it('is emptied whole, rows that are not loaded among it, and one step back brings it back', async () => {
    const { page, call } = await searched();
    const withTotal = () => jobCount(call, '?q=flat&where=contractTotal:filled:');
    expect(await withTotal()).toBe(count);
    const first = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: `Flat ${count} 花园` }) })
      .first();
    await (await cellUnder(page, first, 'Contract total')).click();
    await page.keyboard.press('Control+Space');
    await page.keyboard.press('Delete');
    await expect.poll(withTotal).toBe(0);
    await page.keyboard.press('Control+z');
    await page.getByRole('dialog', { name: `Undo in ${count} jobs?` }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(withTotal).toBe(count);
  });

  it('is sorted by the header that says so, and stands in groups', async () => {
    const { page, call } = await searched();
    await header(page, 'Job').getByRole('button').click();
    await expect.poll(() => header(page, 'Job').getAttribute('aria-sort')).toBe('ascending');
    const { jobs } = await call('GET', '/api/jobs?q=flat&sort=title');
    const sorted = Array.isArray(jobs) ? jobs.map(({ title }) => String(title)) : [];
    expect(sorted.slice(0, 3)).not.toEqual([`Flat ${count} 花园`, 'Flat 319 花园', 'Flat 318 花园']);
    await expect.poll(async () => (await titles(page)).slice(0, 8)).toEqual(sorted.slice(0, 8));
    await page.keyboard.press('Control+End');
    await page.getByRole('rowheader', { name: `Flat ${count} 花园` }).waitFor();
    await page.keyboard.press('Control+Home');
    await page.getByRole('rowheader', { name: 'Flat 1 花园' }).waitFor();

    await groupBy(page, 'By stage');
    await page.getByRole('rowheader', { name: new RegExp(`Renovation · .* \\(${count}\\)`) }).waitFor();
    await page.keyboard.press('Control+f');
    const bar = page.getByRole('search', { name: 'Find in the sheet' });
    await bar.getByRole('textbox').fill('guest 150');
    await bar.getByText('1 of 1', { exact: true }).waitFor();
    await page.getByRole('gridcell', { name: 'Guest 150', exact: true }).waitFor();
  });
});
