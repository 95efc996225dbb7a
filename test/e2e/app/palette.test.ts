import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { jobNamed } from '../kit/pages/job-named.ts';

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
    // Recently used views are listed before anything is typed.
    const visible = page.getByRole('group', { name: 'Show' }).getByRole('option');
    expect(await visible.first().innerText()).toBe('Trade: Wedding planning');
    await input.fill('简体');
    await input.press('Enter');
    await page.getByRole('link', { name: '工单' }).waitFor();
    await page.keyboard.press('Control+k');
    const chinese = page.getByRole('combobox', { name: '命令或工单' });
    await chinese.fill('dark');
    await page.getByRole('option', { name: '外观：深色' }).click();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  });

  it('begins with what is done with the selected job, then the jobs of late, the places and a new job', async () => {
    const { page, call } = await shop.signedIn();
    const name = `J-${(await jobNamed(call, 'Riverside Lofts 6C')).number} Riverside Lofts 6C`;
    const input = page.getByRole('combobox', { name: 'Command or job' });
    const groups = page.getByRole('listbox', { name: 'Commands' }).getByRole('group');
    const nameOf = (at: number) =>
      groups
        .nth(at)
        .evaluate((item) => document.getElementById(item.getAttribute('aria-labelledby') ?? '')?.innerText);
    await page.getByRole('rowheader', { name: 'Riverside Lofts 6C' }).click();
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('complementary').getByRole('tab').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await groups.nth(2).waitFor();
    await expect.poll(() => nameOf(0)).toBe(`Selected job: ${name}`);
    await expect.poll(() => nameOf(1)).toBe('Recent jobs');
    expect(await groups.nth(1).getByRole('option').allInnerTexts()).toEqual([`${name} · Amelia Novak`]);
    expect(await nameOf(2)).toBe('Go to');
    expect(await groups.nth(3).getByRole('option').first().innerText()).toBe('New job');
    expect(await nameOf((await groups.count()) - 1)).toBe('Settings');
    // The dialog is only as high as its contents.
    await input.fill('record pay');
    const { height } = (await page.getByRole('dialog').boundingBox()) ?? { height: 0 };
    expect(height).toBeLessThan(140);
    // Found by an additional search word, not only by its name.
    await input.fill('money');
    await page.getByRole('option', { name: 'Record payment' }).waitFor();
    await input.press('Enter');
    await page.getByRole('dialog', { name: 'Take a payment' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('tab', { name: 'Money' }).getAttribute('aria-selected')).toBe('true');
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
  });
});
