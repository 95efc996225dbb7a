import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop } from './app-page.ts';

const shop = useShop();

const filters = (page: Page) => page.getByRole('list', { name: 'Filters' }).getByRole('button');
const odd = 'Job contains 50%; 12:30';
const box = (page: Page) => page.getByRole('searchbox');

describe('a filter with signs of the address in it', () => {
  it('stands after a reload, in a link, under an open job and in a saved view', async () => {
    const { page, call } = await shop.signedIn();
    await call('POST', '/api/jobs', {
      flow: 'renovation',
      title: 'Tiles 50%; 12:30 delivery',
      customer: { name: 'Percy' },
    });
    const shown = async (on: Page) => {
      await filters(on).filter({ hasText: odd }).waitFor();
      await on.getByRole('rowheader', { name: 'Tiles 50%; 12:30 delivery' }).waitFor();
      expect(await filters(on).allInnerTexts()).toEqual([odd, '×', 'Customer is not empty', '×']);
    };
    await page.getByRole('button', { name: 'Add filter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add filter' });
    await dialog.getByLabel('Value').fill('50%; 12:30');
    await dialog.getByLabel('Value').press('Enter');
    await page.getByRole('button', { name: 'Add filter' }).click();
    await dialog.getByLabel('Column').selectOption('Customer');
    await dialog.getByLabel('Condition').selectOption('is not empty');
    await dialog.getByRole('button', { name: 'Add filter' }).click();
    await shown(page);
    await page.reload();
    await shown(page);

    const link = page.url();
    await page.goto(new URL(link).origin);
    await filters(page).first().waitFor({ state: 'detached' });
    await page.goto(link);
    await shown(page);
    // Through the palette to another job, and back to the sheet.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command or job' }).fill('Chen & Park');
    await page.getByRole('option', { name: /Chen & Park wedding/ }).click();
    await page.getByRole('tab', { name: 'Money' }).waitFor();
    await shown(page);
    await page.getByRole('button', { name: 'Close' }).first().click();

    await page.getByRole('button', { name: 'Views' }).click();
    const views = page.getByRole('dialog', { name: 'Views' });
    await views.getByLabel('Name for what is shown now').fill('Half tiles');
    await views.getByRole('button', { name: 'Save view' }).click();
    await views.getByText('Half tiles').waitFor();
    await page.keyboard.press('Escape');
    const view = page.getByLabel('View', { exact: true });
    expect(await view.locator('option:checked').innerText()).toBe('Half tiles');
    await view.selectOption('All open jobs');
    await filters(page).first().waitFor({ state: 'detached' });
    await view.selectOption('Half tiles');
    await shown(page);
    await page.context().close();
  });

  it('colours rows by it too', async () => {
    const { page, call } = await shop.signedIn();
    await call('POST', '/api/jobs', {
      flow: 'renovation',
      title: 'Red 5%; 6:15',
      customer: { name: 'Percy' },
    });
    await page.getByRole('button', { name: 'Colours' }).click();
    await page.getByRole('dialog', { name: 'Colours' }).getByRole('button', { name: 'Add rule' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add rule' });
    await dialog.getByLabel('Value').fill('5%; 6:15');
    await dialog.getByRole('button', { name: 'Add rule' }).click();
    await page.keyboard.press('Escape');
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: 'Red 5%; 6:15' });
    await row.waitFor();
    await expect.poll(() => row.getAttribute('aria-description')).toBe('Job contains 5%; 6:15');
    await page.context().close();
  });
});

describe('the search box', () => {
  it('shows the text of the view, and back leads to the view before the search', async () => {
    const { page } = await shop.signedIn();
    await page.getByLabel('Trade').selectOption('wedding');
    await box(page).pressSequentially('Chen');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('Chen');
    await page.goBack();
    await expect.poll(() => box(page).inputValue()).toBe('');
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ flow: 'wedding' });
    await page.goForward();
    await expect.poll(() => box(page).inputValue()).toBe('Chen');

    // Another view brings its own text, and the one before it is not lost.
    await page.getByRole('button', { name: 'Views' }).click();
    const views = page.getByRole('dialog', { name: 'Views' });
    await views.getByLabel('Name for what is shown now').fill('Of Chen');
    await views.getByRole('button', { name: 'Save view' }).click();
    await views.getByText('Of Chen').waitFor();
    await page.keyboard.press('Escape');
    await box(page).fill('Reed');
    await page.getByLabel('View', { exact: true }).selectOption('Of Chen');
    await expect.poll(() => box(page).inputValue()).toBe('Chen');
    await page.goBack();
    await expect.poll(() => box(page).inputValue()).toBe('Reed');
    await page.context().close();
  });
});
