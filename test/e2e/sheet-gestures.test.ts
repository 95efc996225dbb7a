import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from './app-page.ts';

const shop = useShop();

const paste = (page: Page, text: string) =>
  page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', given);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

const openJobs = async ({ page, call }: SignedInPage, titles: readonly string[]) => {
  for (const title of titles)
    await call('POST', '/api/jobs', { flow: 'wedding', title, customer: { name: 'Paste Test' } });
  await page.reload();
  await page.getByRole('searchbox').fill('Paste Test');

  await page.getByRole('row', { name: titles[0] ?? '' }).waitFor();
  await expect.poll(() => page.getByRole('row').count()).toBe(titles.length + 1);
};

const titlesOf = async ({ call }: SignedInPage): Promise<readonly string[]> => {
  const { jobs } = await call('GET', '/api/jobs?q=Paste%20Test');
  return Array.isArray(jobs) ? jobs.map((job: { title: string }) => job.title).toSorted() : [];
};

describe('a gesture of many cells', () => {
  it('pastes over several jobs at once, and says what a rule refuses in its own cell', async () => {
    const signedIn = await shop.signedIn();
    const { page } = signedIn;
    await openJobs(signedIn, ['Paste one', 'Paste two', 'Paste three']);
    await page.getByRole('rowheader').first().click();
    await paste(page, 'First\nSecond\nThird\n');
    await expect.poll(() => titlesOf(signedIn)).toEqual(['First', 'Second', 'Third']);
    await page.getByRole('status').getByText('Cells saved: 3.').waitFor();

    // The stages are blocked: each cell keeps what was pasted, with its reason.
    await page.getByRole('gridcell', { name: 'First consultation' }).first().click();
    await paste(page, 'Contract\nContract');
    await page.getByRole('status').getByText('Cells saved: 0, not saved: 2.').waitFor();
    await expect.poll(() => page.locator('[aria-invalid="true"]').count()).toBe(2);
    await page.context().close();
  });
});
