import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { graveViolations } from '../kit/grave-violations.ts';
import { useShop } from './app-page.ts';

const shop = useShop();

const phone: BrowserContextOptions = { viewport: { width: 390, height: 800 } };

/** The shop on a telephone, in a language and a light; the sheet is a list of cards there. */
const onPhone = async (more: BrowserContextOptions = {}) => {
  const page = await shop.newPage({ ...phone, ...more });
  await page.goto(await shop.product().signInLink());
  await page.getByRole('list').getByRole('button').first().waitFor();
  return page;
};

describe('on a narrow screen', () => {
  it('jobs are cards without a sideways scroll, filtered as the sheet is, and a tap opens one', async () => {
    const page = await onPhone();
    const cards = page.getByRole('list', { name: 'Jobs' }).getByRole('button');
    const all = await cards.count();
    expect(all).toBeGreaterThan(20);
    const late = cards.filter({ hasText: 'Chen & Park wedding' });
    expect(await late.innerText()).toMatch(/Minji Park[\s\S]*overdue[\s\S]*Outstanding/);
    const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide).toBeLessThanOrEqual(seen ?? 0);
    await page.getByLabel('Trade').selectOption('wedding');
    await expect.poll(() => cards.count()).toBeLessThan(all);
    await late.click();
    await page.getByRole('tab', { name: 'Money' }).waitFor();
    await page.context().close();
  });

  it.each([
    ['zh-CN', 'dark'],
    ['zh-TW', 'light'],
  ] as const)('cards have nothing grave in %s, %s', async (locale, colorScheme) => {
    const page = await onPhone({ locale, colorScheme });
    expect(await graveViolations(page)).toEqual([]);
    await page.context().close();
  });
});

describe('the sheet of shortcuts', () => {
  it('opens by its key and its button, also while a cell is edited, and gives the keyboard back', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+/');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Fill down').waitFor();
    expect(await graveViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    // In the sheet a question mark is text like any other.
    await page.keyboard.type('?');
    expect(await page.getByRole('textbox', { name: /Job/ }).inputValue()).toBe('?');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await sheet.waitFor();
    await page.context().close();
  });
});
