import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { showEveryColumn } from '../kit/bar.ts';
import { openTab } from '../kit/panel.ts';

const shop = useShop();

const openByKeyboard = async (page: Page, title: string): Promise<Locator> => {
  await page.getByRole('rowheader', { name: title }).click();
  await page.keyboard.press('Alt+Enter');
  const panel = page.getByRole('complementary');
  await panel.getByRole('heading', { name: title }).waitFor();
  return panel;
};

const focused = (page: Page): Locator => page.locator(':focus');

describe('a job by keyboard alone', () => {
  it('opens with the keyboard in the panel, and Escape gives it back to the sheet', async () => {
    const { page } = await shop.signedIn();
    const panel = await openByKeyboard(page, 'Riverside Lofts 6C');
    await expect.poll(() => focused(page).textContent()).toBe('Riverside Lofts 6C');
    // The customer's telephone comes first; the close button is before the title.
    await page.keyboard.press('Tab');
    expect(await focused(page).getAttribute('href')).toMatch(/^tel:/);
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page).getAttribute('aria-label')).toBe('Close');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await focused(page).getAttribute('aria-label')).toBe('Job, Riverside Lofts 6C');
  });

  it('leaves a dialog by Escape without leaving the job, and is back at the button that opened it', async () => {
    const { page } = await shop.signedIn();
    const panel = await openByKeyboard(page, 'Riverside Lofts 6C');
    await panel.getByRole('tab', { name: 'Money' }).click();
    await panel.getByRole('button', { name: 'Take a payment' }).click();
    const dialog = page.getByRole('dialog');
    await expect
      .poll(() => dialog.getByLabel(/^Amount/).evaluate((item) => item.matches(':focus')))
      .toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page).textContent()).toBe('Take a payment');
  });

  it('takes a field by Enter and stays in it; Escape puts back what was there', async () => {
    // The column of the progress is in sight beside the panel.
    const { page } = await shop.signedIn({ viewport: { width: 2400, height: 640 } });
    await showEveryColumn(page);
    const panel = await openByKeyboard(page, 'Riverside Lofts 6C');
    await openTab(page, 'Details');
    const progress = panel.getByLabel(/^Progress/);
    await progress.fill('65');
    await page.keyboard.press('Enter');
    await page
      .getByRole('row', { name: /Riverside Lofts 6C/ })
      .getByText('65%')
      .waitFor();
    expect(await progress.evaluate((item) => item.matches(':focus'))).toBe(true);
    await page.keyboard.type('9');
    await page.keyboard.press('Escape');
    expect(await progress.inputValue()).toBe('65');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('goes through the sections by arrows, Home and End, and by Tab from them into the section', async () => {
    const { page } = await shop.signedIn();
    const panel = await openByKeyboard(page, 'Riverside Lofts 6C');
    const chosen = () => panel.getByRole('tab', { selected: true }).innerText();
    await panel.getByRole('tab', { name: 'Next' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await chosen()).toBe('Details');
    await page.keyboard.press('End');
    expect(await chosen()).toBe('Activity');
    await page.keyboard.press('ArrowRight');
    expect(await chosen()).toBe('Next');
    await page.keyboard.press('ArrowLeft');
    expect(await chosen()).toBe('Activity');
    await page.keyboard.press('Home');
    expect(await focused(page).textContent()).toBe('Next');
    await page.keyboard.press('Tab');
    expect(await focused(page).getAttribute('role')).toBe('tabpanel');
  });

  it('stays in the sheet when a press is on a message over the rows, or on the empty part of the bar', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('rowheader', { name: 'Riverside Lofts 6C' }).click();
    const isInSheet = () => focused(page).evaluate((element) => element.matches('textarea[aria-controls]'));
    expect(await isInSheet()).toBe(true);
    await page.keyboard.press('Control+z');
    const message = page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Close' }) });
    await message.locator('p').first().click();
    expect(await isInSheet()).toBe(true);
    const bar = await page.getByRole('toolbar', { name: 'What is shown, and how' }).boundingBox();
    const search = await page.getByRole('searchbox').boundingBox();
    if (!bar || !search) throw new Error('no bar is drawn');
    await page.mouse.click(search.x - 12, bar.y + bar.height / 2);
    expect(await isInSheet()).toBe(true);
    // A control takes the keyboard as before.
    await page.getByRole('searchbox').click();
    expect(await isInSheet()).toBe(false);
  });
});
