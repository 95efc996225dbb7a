import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { useShop } from '../kit/app-page.ts';
import { cellUnder } from '../kit/cell-under.ts';
import { languages, speak } from '../kit/reader.ts';

const shop = useShop();

const laptop = { viewport: { width: 1440, height: 900 } };

const row = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title }) });
const cell = (page: Page, title: string, heading: string) => cellUnder(page, row(page, title), heading);
const headings = (page: Page) => page.getByRole('columnheader').allInnerTexts();

describe('the sheet at a glance', () => {
  it('has its columns whole at 1440, and those of the contract and the trade from 1680 on', async () => {
    const { page } = await shop.signedIn(laptop);
    const usual = [
      'Job',
      'No.',
      'Stage',
      'Next',
      'Payments',
      'Outstanding',
      'Customer',
      'In charge',
      'Key date',
    ];
    await expect.poll(() => headings(page)).toEqual(usual);
    const end = await page
      .getByRole('columnheader')
      .last()
      .evaluate((header) => header.getBoundingClientRect().right);
    expect(end).toBeLessThanOrEqual(1440);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2500);
    await page.setViewportSize({ width: 1700, height: 900 });
    await expect.poll(() => headings(page)).toEqual([...usual, 'Contract total', 'Paid', 'Trade']);
  });

  it('says what is next of a job that waits for a task, with its clock time', async () => {
    const { page } = await shop.signedIn(laptop);
    const next = await cell(page, 'Reed & Lawson wedding', 'Next');
    // The name comes with the trade, which is loaded after the rows.
    await expect.poll(() => next.innerText()).toMatch(/^in \d d \d\d:\d\d Receive the couple$/);
    const late = await cell(page, 'Chen & Park wedding', 'Next');
    await expect.poll(() => late.innerText()).toMatch(/^\d+ d overdue \S/);
  });

  it('shows the stage as text over its steps, and tells both in words', async () => {
    const { page } = await shop.signedIn(laptop);
    const stage = await cell(page, 'Chen & Park wedding', 'Stage');
    await expect
      .poll(() => stage.getAttribute('title'))
      .toMatch(/^Stage \d of 9: .+\. Still needed: \d+; next: .+\.$/);
    expect(await stage.evaluate((element) => element.childElementCount)).toBe(0);
  });

  it('opens the payments under a resting pointer and by Alt+Down, with the acts of each', async () => {
    const { page } = await shop.signedIn(laptop);
    const payments = await cell(page, 'Chen & Park wedding', 'Payments');
    await expect.poll(() => payments.getAttribute('title')).toMatch(/^\d of \d paid, \d+%\. .+ d overdue\.$/);
    const card = page.getByRole('dialog', { name: 'Payments: Chen & Park wedding' });
    await payments.hover();
    await card.waitFor();
    await page.getByRole('toolbar').first().hover();
    await card.waitFor({ state: 'detached' });

    await payments.click();
    await page.keyboard.press('Alt+ArrowDown');
    await card.waitFor();
    expect(await card.getByRole('listitem').count()).toBeGreaterThan(2);
    const act = card.getByRole('button', { name: /^Take a payment: / }).first();
    await expect.poll(() => act.evaluate((button) => button.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    // The pointer still rests on the cell. A timer that is set after that of its card, and as long, ends after it.
    await page.evaluate(() => new Promise((done) => void setTimeout(done, 400)));
    expect(await card.count()).toBe(0);
    // The keyboard is in the sheet again: an arrow moves on, and a list opens by the same key.
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Alt+ArrowDown');
    await act.waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: 'Take a payment' })
      .or(page.getByLabel('Amount'))
      .first()
      .waitFor();
  });

  it('shows the trade while a typed row has none, for it cannot become a job without', async () => {
    const { page } = await shop.signedIn(laptop);
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+End');
    await page.getByRole('rowheader', { name: 'Type here to add a job' }).click();
    await page.keyboard.type('Glance garden');
    await page.keyboard.press('Tab');
    const trade = await cell(page, 'Glance garden', 'Trade');
    await trade.click();
    await page.keyboard.type('Renov');
    await page.keyboard.press('Enter');
    await expect.poll(() => headings(page)).not.toContain('Trade');
  });

  it.each(languages)('has nothing grave, dark, half as large again, in %s', async (...language) => {
    const { page } = await shop.signedIn({ viewport: { width: 853, height: 480 }, colorScheme: 'dark' });
    await speak(page, language);
    await page.getByRole('gridcell').first().waitFor();
    expect(await graveViolations(page)).toEqual([]);
  });

  it('is a list of cards at 390 px that say what is next', async () => {
    const page = await shop.newPage({ viewport: { width: 390, height: 800 } });
    await page.context().addCookies(await (await shop.signedIn()).page.context().cookies());
    await page.goto(shop.product().origin);
    const card = page.getByRole('button', { name: /Reed & Lawson wedding/ });
    await expect.poll(() => card.innerText()).toMatch(/in \d d \d\d:\d\d Receive the couple/);
    // However long what is next is, the title is read; and no place at the foot needs a second line.
    const long = page.getByRole('button', { name: /^广渠家园 7 号楼 1504/ });
    const share = await long.evaluate(
      (button) => (button.querySelector('b')?.clientWidth ?? 0) / button.clientWidth,
    );
    expect(share).toBeGreaterThan(0.4);
    const places = page.getByRole('navigation').getByRole('link');
    const tall = await places.locator('> span').evaluateAll((all) => all.map((name) => name.clientHeight));
    expect(Math.max(...tall)).toBeLessThan(20);
    // One magnifier: the search of the list. The head's button is the palette's.
    expect(await page.locator('path[d^="M7 2.5a4.5"]:visible').count()).toBe(1);
  });
});
