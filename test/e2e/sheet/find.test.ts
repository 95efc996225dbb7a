import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { groupBy } from '../kit/bar.ts';
import { openNumbered } from '../kit/open-numbered.ts';

const shop = useShop();

describe('find', () => {
  it('finds in groups, opens a closed one, and leaves an input method its Enter', async () => {
    const { page } = await shop.signedIn();
    await groupBy(page, 'By trade');
    const group = page.getByRole('rowheader', { name: /Wedding planning \(/ });
    await group.waitFor();
    await page.getByRole('button', { name: /Hide the lines of Wedding planning/ }).click();
    await page.getByRole('rowheader', { name: 'Chen & Park wedding' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+f');
    const bar = page.getByRole('search', { name: 'Find in the sheet' });
    await bar.getByRole('textbox').fill('chen & park');
    await page.getByRole('rowheader', { name: 'Chen & Park wedding' }).waitFor();
    await bar.getByText('1 of 1', { exact: true }).waitFor();

    const session = await page.context().newCDPSession(page);
    await bar.getByRole('textbox').fill('');
    await session.send('Input.imeSetComposition', { text: 'hua', selectionStart: 3, selectionEnd: 3 });
    expect(await bar.getByRole('status').innerText()).toBe('');
    await session.send('Input.insertText', { text: '婚礼' });
    await bar.getByText(/^1 of \d+$/).waitFor();
  });

  it('goes from hit to hit through rows that are not loaded, and leaves the cell selected', async () => {
    const signedIn = await shop.signedIn();
    const { page } = signedIn;
    await openNumbered(signedIn, 300);
    await page.reload();
    await page.getByText(/Rows: 3\d\d/).waitFor();
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+f');
    const bar = page.getByRole('search', { name: 'Find in the sheet' });
    const input = bar.getByRole('textbox', { name: 'Find in the sheet' });
    await input.fill('FLAT 17 花');
    await bar.getByText('1 of 1', { exact: true }).waitFor();
    // Newest first, so the row is far down, on a page that was not loaded.
    await page.getByRole('rowheader', { name: 'Flat 17 花园' }).waitFor();
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
    await input.press('Escape');
    await bar.waitFor({ state: 'detached' });
    const editor = page.getByRole('textbox', { name: 'Job, Flat 17 花园' });
    await editor.waitFor();
    expect(await editor.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.keyboard.press('Control+f');
    await input.fill('guest 1');
    await bar.getByText(/^1 of 111$/).waitFor();
    await input.press('Shift+Enter');
    await bar.getByText('111 of 111').waitFor();
    await page.getByRole('gridcell', { name: 'Guest 1', exact: true }).waitFor();
    await input.press('Enter');
    await bar.getByText('1 of 111').waitFor();
    await page.getByRole('gridcell', { name: 'Guest 199', exact: true }).waitFor();
    await input.fill('nobody at all');
    await bar.getByText('Not found').waitFor();
  });
});
