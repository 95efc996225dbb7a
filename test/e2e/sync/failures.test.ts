import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { narrow } from '../kit/bar.ts';
import { cellUnder } from '../kit/cell-under.ts';
import { paste } from '../kit/paste.ts';
import { speak } from '../kit/reader.ts';

const shop = useShop();

/** Wide enough for the columns of all trades and of one trade. */
const wide = { viewport: { width: 5200, height: 820 } };

const noteCount = 40;
const noteColumn = 'What the customer needs';

/** Rows of new jobs, and the first one's cell for a long text. */
const noteCell = async ({ page, call }: SignedInPage, customer: string) => {
  const rows = Array.from({ length: noteCount }, (_, at) => ({
    flow: 'renovation',
    title: `${customer} ${at}`,
    customer: { name: customer },
  }));
  await call('POST', '/api/imports', { rows });
  await narrow(page, 'Trade', 'renovation');
  await page.getByRole('searchbox').fill(customer);
  await page.getByRole('row', { name: customer }).first().waitFor();
  return cellUnder(page, page.getByRole('row', { name: customer }).first(), noteColumn);
};

const longTexts = `${Array.from({ length: noteCount }, (_, at) => `${at} ${'长'.repeat(3900)}`).join('\n')}\n`;

const factsOf = async ({ call }: SignedInPage, customer: string): Promise<readonly unknown[]> => {
  const { jobs } = await call('GET', `/api/jobs?q=${customer}&facts=true&limit=100`);
  return Array.isArray(jobs) ? jobs.map((job: { facts?: unknown }) => JSON.stringify(job.facts)) : [];
};

describe('a paste that is more than one request takes', () => {
  it('is sent in several, and all of it is saved', async () => {
    const signedIn = await shop.signedIn(wide);
    const { page } = signedIn;
    const bodies: number[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/edits')) bodies.push(request.postDataBuffer()?.length ?? 0);
    });
    await (await noteCell(signedIn, 'Noteson')).click();
    await paste(page, longTexts);
    await expect
      .poll(
        async () => (await factsOf(signedIn, 'Noteson')).filter((facts) => String(facts).includes('长')),
        {
          timeout: 30_000,
        },
      )
      .toHaveLength(noteCount);
    expect(bodies.length).toBeGreaterThan(1);
    expect(Math.max(...bodies)).toBeLessThan(256 * 1024);
  });

  it('says what to do where even that is too much, and keeps the texts', async () => {
    const signedIn = await shop.signedIn(wide);
    const { page } = signedIn;
    await page.route('**/api/edits', (route) => route.fulfill({ status: 413, body: 'too large' }));
    const cell = await noteCell(signedIn, 'Largeson');
    await cell.click();
    await paste(page, longTexts);
    await page.getByRole('note').getByText(`Cells saved: 0, not saved: ${noteCount}.`).waitFor();
    await page.getByText('Shorten the text, or spread it over several rows or cells.').first().waitFor();
    expect(await cell.innerText()).toContain('长');
  });
});

const brokenPage = async (page: Page) => {
  await page.route('**/api/me', (route) => route.fulfill({ json: {} }));
  await page.reload();
};

describe('an app that breaks', () => {
  it('says so in the reader’s language, and is there again when the page is loaded anew', async () => {
    const { page } = await shop.signedIn();
    await brokenPage(page);
    await page.getByRole('alert').getByText('Something in this page broke').waitFor();
    await page.unroute('**/api/me');
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await speak(page, ['zh-Hans', '简体中文']);
    await brokenPage(page);
    await page.getByRole('button', { name: '刷新页面' }).waitFor();
  });
});
