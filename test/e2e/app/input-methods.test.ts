import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { filters, views } from '../kit/bar.ts';
import { openTab } from '../kit/panel.ts';

const shop = useShop();

/** Composes letters by an input method in the focused field, then presses one of its keys. */
const compose = async (page: Page, letters: string, key: 'Enter' | 'Escape') => {
  const session = await page.context().newCDPSession(page);
  const at = { selectionStart: letters.length, selectionEnd: letters.length };
  await session.send('Input.imeSetComposition', { text: letters, ...at });
  const event = { key, code: key, windowsVirtualKeyCode: 229 };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  return { take: (word: string) => session.send('Input.insertText', { text: word }) };
};

const composeIn = async (field: Locator, letters: string, key: 'Enter' | 'Escape' = 'Enter') => {
  await field.focus();
  return compose(field.page(), letters, key);
};

const jobs = (page: Page) => page.getByRole('rowheader');

describe('an input method keeps its keys', () => {
  it('in the search box, which seeks words and not their letters', async () => {
    const { page } = await shop.signedIn();
    const job = page.getByRole('rowheader', { name: '金鱼胡同四合院修缮' });
    await job.waitFor();
    const before = await jobs(page).count();
    const word = await composeIn(page.getByRole('searchbox'), 'jin yu');
    expect(new URL(page.url()).searchParams.get('q')).toBeNull();
    expect(await jobs(page).count()).toBe(before);
    await word.take('金鱼');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('金鱼');
    await job.waitFor();
  });

  it('in the find box, where its Enter goes to no next hit', async () => {
    const { page } = await shop.signedIn();
    await jobs(page).first().click();
    await page.keyboard.press('Control+f');
    const bar = page.getByRole('search', { name: 'Find in the sheet' });
    const field = bar.getByRole('textbox');
    const word = await composeIn(field, 'jin yu');
    expect(await bar.getByRole('status').innerText()).toBe('');
    await word.take('金鱼');
    await bar.getByText('1 of 1', { exact: true }).waitFor();
    await composeIn(field, 'hu', 'Escape');
    expect(await field.isVisible()).toBe(true);
  });

  it('in the palette, which seeks words and not their letters', async () => {
    const { page } = await shop.signedIn();
    await jobs(page).first().click();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Command or job' });
    const options = page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
    await options.first().waitFor();
    const before = await options.allInnerTexts();
    const word = await composeIn(field, 'wedding');
    expect(await field.inputValue()).toBe('wedding');
    expect(await options.allInnerTexts()).toEqual(before);
    await word.take('婚礼');
    await expect.poll(async () => (await options.allInnerTexts())[0]).toMatch(/Wedding|婚礼/);
  });

  it('in a filter and in the name of a view, where its Enter sends nothing off', async () => {
    const { page } = await shop.signedIn();
    const filter = await filters(page);
    const value = await composeIn(filter.getByLabel('Value'), 'jin yu');
    expect(await filter.isVisible()).toBe(true);
    expect(new URL(page.url()).searchParams.get('where')).toBeNull();
    await value.take('金鱼');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Job contains 金鱼', exact: true }).waitFor();

    const names = await views(page);
    const before = await names.getByRole('listitem').count();
    const name = await composeIn(names.getByLabel('Name of the view'), 'jin');
    expect(await names.getByRole('listitem').count()).toBe(before);
    await name.take('金鱼的');
    await page.keyboard.press('Enter');
    await names.getByRole('listitem').filter({ hasText: '金鱼的' }).waitFor();
  });

  it('in the panel, where its Enter takes no draft and its Escape closes nothing', async () => {
    const { page } = await shop.signedIn();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/api/edits') sent.push(request.postData() ?? '');
    });
    await page.getByRole('rowheader', { name: 'Riverside Lofts 6C' }).click();
    await page.keyboard.press('Alt+Enter');
    const panel = page.getByRole('complementary');
    await panel.getByRole('heading', { name: 'Riverside Lofts 6C' }).waitFor();
    await openTab(page, 'Details');
    const field = panel.getByRole('textbox', { name: 'Address' });
    await field.fill('');
    await composeIn(field, 'hu', 'Escape');
    expect(await field.inputValue()).toBe('hu');
    const word = await composeIn(field, 'hu tong');
    expect(sent).toEqual([]);
    await word.take('金鱼胡同');
    await page.keyboard.press('Enter');
    await expect.poll(() => sent).toEqual([expect.stringContaining('金鱼胡同')]);
    expect(await panel.isVisible()).toBe(true);
  });
});
