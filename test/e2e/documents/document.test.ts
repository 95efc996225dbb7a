import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';

const shop = useShop();

const openMany = async ({ call }: SignedInPage, count: number) => {
  for (let start = 0; start < count; start += 100)
    await call('POST', '/api/imports', {
      rows: Array.from({ length: 100 }, (_, index) => ({
        flow: 'renovation',
        title: `Sheet ${start + index + 1}`,
        customer: { name: 'Papers' },
      })),
    });
};

/** Headless browsers do not print, so this keeps the printed state in the document. */
const keepDocument = (page: Page) =>
  page.evaluate(() => {
    window.print = () => dispatchEvent(new Event('beforeprint'));
  });

const table = (page: Page) => page.getByRole('table');

describe('the list on paper', () => {
  it('is the whole list, loaded or not, with every value as the sheet shows it', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    await openMany(signedIn, 200);
    await call('POST', '/api/jobs', {
      flow: 'renovation',
      title: 'Surveyed',
      customer: { name: 'Papers' },
      // 09:30 in Shanghai.
      facts: { 'survey.at': Date.parse('2030-06-03T01:30:00Z') },
    });
    await page.goto(`${new URL(page.url()).origin}/?where=trade:in:renovation;customer:is:Papers`);
    await page.getByRole('rowheader', { name: 'Surveyed' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await keepDocument(page);
    await page.keyboard.press('Control+p');
    await table(page).waitFor();
    expect(await table(page).getByRole('caption').innerText()).toMatch(/^Jobs, .*: 201$/);
    // The header, besides the jobs.
    expect(await table(page).getByRole('row').count()).toBe(202);
    await table(page).getByRole('cell', { name: '2030-06-03 09:30' }).waitFor();
  });

  it('says what is missing where the browser’s own menu prints it, and is there on a telephone too', async () => {
    const { page } = await shop.signedIn();
    await page.getByText(/Rows: 2\d\d/).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await table(page).getByRole('caption').innerText()).toMatch(/: the first \d+ of \d+$/);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });

    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('button', { name: 'Commands' }).click();
    await keepDocument(page);
    await page.getByRole('combobox', { name: 'Command or job' }).fill('print');
    await page.getByRole('option', { name: 'Print the list' }).click();
    await page.emulateMedia({ media: 'print' });
    await table(page).waitFor();
    expect(await table(page).getByRole('caption').innerText()).toMatch(/^Jobs, .*: 2\d\d$/);
    expect(await page.getByRole('list', { name: 'Jobs' }).isVisible()).toBe(false);
  });

  it('is not printed in part where pages cannot be loaded: it says so', async () => {
    const { page } = await shop.signedIn();
    await page.getByText(/Rows: 2\d\d/).waitFor();
    await page.route('**/api/sheet/rows?**cursor=**', (route) => route.fulfill({ status: 503 }));
    await keepDocument(page);
    await page.keyboard.press('Control+p');
    await page.getByText(/^Nothing was printed, because not all jobs could be loaded/).waitFor();
    expect(await table(page).count()).toBe(0);
  });
});
