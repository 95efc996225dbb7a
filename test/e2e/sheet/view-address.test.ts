import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { chooseView, leave, narrow, newCondition, rowColors, saveView, visibleView } from '../kit/bar.ts';

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
    const expectFiltered = async (on: Page) => {
      await filters(on).filter({ hasText: odd }).waitFor();
      await on.getByRole('rowheader', { name: 'Tiles 50%; 12:30 delivery' }).waitFor();
      expect(await filters(on).allInnerTexts()).toEqual([odd, '×', 'Customer is not empty', '×']);
    };
    const line = await newCondition(page);
    await line.getByLabel('Value').fill('50%; 12:30');
    const next = await newCondition(page);
    await next.getByLabel('Column').selectOption('Customer');
    await next.getByLabel('Condition').selectOption('is not empty');
    await leave(page);
    await expectFiltered(page);
    await page.reload();
    await expectFiltered(page);

    const link = page.url();
    await page.goto(new URL(link).origin);
    await filters(page).first().waitFor({ state: 'detached' });
    await page.goto(link);
    await expectFiltered(page);
    // By the palette to another job, and back to the sheet.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command or job' }).fill('Chen & Park');
    await page.getByRole('option', { name: /Chen & Park wedding/ }).click();
    await page.getByRole('tab', { name: 'Money' }).waitFor();
    await expectFiltered(page);
    await page.getByRole('button', { name: 'Close' }).first().click();

    await saveView(page, 'Half tiles');
    await leave(page);
    expect(await visibleView(page)).toBe('Half tiles');
    await chooseView(page, 'All open jobs');
    await filters(page).first().waitFor({ state: 'detached' });
    await chooseView(page, 'Half tiles');
    await expectFiltered(page);
  });

  it('colours rows by it too', async () => {
    const { page, call } = await shop.signedIn();
    await call('POST', '/api/jobs', {
      flow: 'renovation',
      title: 'Red 5%; 6:15',
      customer: { name: 'Percy' },
    });
    const rules = await rowColors(page);
    await rules.getByRole('button', { name: 'Add rule' }).click();
    await rules.getByLabel('Value').fill('5%; 6:15');
    await rules.getByRole('button', { name: 'Save' }).click();
    await leave(page);
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: 'Red 5%; 6:15' });
    await row.waitFor();
    await expect.poll(() => row.getAttribute('aria-description')).toBe('Job contains 5%; 6:15');
  });
});

describe('the search box', () => {
  it('shows the text of the view, and back leads to the view before the search', async () => {
    const { page } = await shop.signedIn();
    await narrow(page, 'Trade', 'wedding');
    await box(page).pressSequentially('Chen');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('Chen');
    await page.goBack();
    await expect.poll(() => box(page).inputValue()).toBe('');
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ flow: 'wedding' });
    await page.goForward();
    await expect.poll(() => box(page).inputValue()).toBe('Chen');

    // Another view has its own text, and the former one is not lost.
    await saveView(page, 'Of Chen');
    await leave(page);
    await box(page).fill('Reed');
    await chooseView(page, 'Of Chen');
    await expect.poll(() => box(page).inputValue()).toBe('Chen');
    await page.goBack();
    await expect.poll(() => box(page).inputValue()).toBe('Reed');
  });
});
