import { describe, expect, it } from 'vitest';
import { useShop } from './app-page.ts';

const shop = useShop();

describe('the palette of commands', () => {
  it('does by name what the screen does, in the reader’s words and in English', async () => {
    const { page } = await shop.signedIn();
    const input = page.getByRole('combobox', { name: 'Command or job' });
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+k');
    await input.fill('wedding');
    const option = page.getByRole('option', { name: 'Trade: Wedding planning' });
    await option.waitFor();
    expect(await option.getAttribute('aria-selected')).toBe('true');
    const pointed = await input.getAttribute('aria-activedescendant');
    expect(await option.getAttribute('id')).toBe(pointed);
    await input.press('Enter');
    await input.waitFor({ state: 'detached' });
    await expect.poll(() => new URL(page.url()).searchParams.get('flow')).toBe('wedding');

    await page.keyboard.press('Control+k');
    // What was used last comes first.
    const listed = page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
    expect(await listed.first().innerText()).toBe('Trade: Wedding planning');
    await input.fill('简体');
    await input.press('Enter');
    await page.getByRole('link', { name: '工单' }).waitFor();
    await page.keyboard.press('Control+k');
    const chinese = page.getByRole('combobox', { name: '命令或工单' });
    await chinese.fill('dark');
    await page.getByRole('option', { name: '外观：深色' }).click();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await page.context().close();
  });

  it('opens any job, and leaves an input method its Enter', async () => {
    const { page } = await shop.signedIn();
    await page.keyboard.press('Control+k');
    const input = page.getByRole('combobox', { name: 'Command or job' });
    await input.focus();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'jin yu', selectionStart: 6, selectionEnd: 6 });
    await session.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      key: 'Process',
      windowsVirtualKeyCode: 229,
    });
    expect(await input.isVisible()).toBe(true);
    await session.send('Input.insertText', { text: '金鱼' });
    const job = page.getByRole('option', { name: /金鱼胡同/ });
    await job.waitFor();
    await input.press('ArrowUp');
    expect(await job.last().getAttribute('aria-selected')).toBe('true');
    await input.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/jobs\/job_/);
    await page.getByRole('button', { name: 'Close' }).first().waitFor();
    await page.context().close();
  });
});
