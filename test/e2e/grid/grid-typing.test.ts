import { describe, expect, it } from 'vitest';
import { useGridPage } from '../kit/grid-page.ts';

const open = useGridPage();

describe('typing into a selected cell', () => {
  it('takes Chinese through an input method and gives exactly that text', async () => {
    const { page, cdp, cell, press, active, value } = await open();
    await cell('Garden Road 12, flat').click();
    for (const text of ['h', 'hu', 'hua', 'hua y', 'hua yuan'])
      await cdp.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    expect(await value()).toBe('hua yuan');
    await cdp.send('Input.insertText', { text: '花园路' });
    expect(await value()).toBe('花园路');
    await cdp.send('Input.imeSetComposition', { text: 'ba', selectionStart: 2, selectionEnd: 2 });
    await cdp.send('Input.insertText', { text: '八号' });
    await press('Enter');
    await page.getByRole('gridcell', { name: '花园路八号', exact: true }).waitFor();
    expect(await active().textContent()).toBe('李府婚礼');
  });

  it('leaves Enter and arrows to the input method while it composes', async () => {
    const { cdp, cell, active, input } = await open();
    await cell('Garden Road 12, flat').click();
    await cdp.send('Input.imeSetComposition', { text: 'hua', selectionStart: 3, selectionEnd: 3 });
    for (const key of ['Enter', 'ArrowDown', 'Tab', 'Escape']) {
      const event = { key, code: key, windowsVirtualKeyCode: 229 };
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    }
    expect(await active().textContent()).toBe('Garden Road 12, flat');
    expect(await input().inputValue()).toBe('hua');
  });

  it('leaves the cell as it was when a composition is called off', async () => {
    const { page, cdp, cell, press } = await open();
    await cell('Garden Road 12, flat').click();
    await cdp.send('Input.imeSetComposition', { text: 'hua', selectionStart: 3, selectionEnd: 3 });
    await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await press('ArrowDown');
    await page.getByRole('gridcell', { name: 'Garden Road 12, flat', exact: true }).waitFor();
  });

  it('leaves a cell alone when undo is pressed after a draft was dropped', async () => {
    const { page, cell, press, value } = await open();
    await cell('Garden Road 12, flat').click();
    await page.keyboard.type('A draft');
    await press('Escape', 'Control+z', 'ArrowDown');
    await cell('Garden Road 12, flat').waitFor();
    await cell('Garden Road 12, flat').click();
    await press('F2', 'Escape', 'Control+z', 'Control+z');
    expect(await value()).toBe('');
    await press('ArrowDown');
    await cell('Garden Road 12, flat').waitFor();
  });

  it('loses no key, not even the first of a fast run', async () => {
    const { page, cell, press } = await open();
    await cell('Anna Berg').click();
    await page.keyboard.type('Quickly typed', { delay: 0 });
    await press('Enter');
    await page.getByRole('gridcell', { name: 'Quickly typed', exact: true }).waitFor();
  });

  it('commits and moves on arrows after typing, and moves the caret after F2', async () => {
    const { page, cell, press, active, value } = await open();
    await cell('Garden Road 12, flat').click();
    await page.keyboard.type('New name');
    await press('ArrowRight');
    await page.getByRole('gridcell', { name: 'New name', exact: true }).waitFor();
    expect(await active().textContent()).toBe('Mia Stone');
    await press('F2', 'ArrowLeft', 'ArrowLeft');
    await page.keyboard.type('X');
    expect(await value()).toBe('Mia StoXne');
    await press('Escape');
    expect(await active().textContent()).toBe('Mia Stone');
  });

  it('keeps an invalid value open with its reason, and Escape is the way out', async () => {
    const { page, cell, press, input, active } = await open();
    await cell('2 Feb').click();
    await page.keyboard.type('2026-02-31');
    await press('Enter');
    expect(await input().getAttribute('aria-invalid')).toBe('true');
    const messageId = await input().getAttribute('aria-errormessage');
    expect(await page.locator(`[id="${messageId}"]`).textContent()).toContain('no such day');
    await press('Escape');
    expect(await active().textContent()).toBe('2 Feb');
    await page.keyboard.type('2026年3月5日');
    await press('Enter');
    await page.getByRole('gridcell', { name: '5 Mar', exact: true }).waitFor();
  });

  it('reads money and percents as staff write them', async () => {
    const { page, cell, press } = await open();
    await cell('¥251,800').click();
    await page.keyboard.insertText('１.2万');
    await press('Enter');
    await page.getByRole('gridcell', { name: '¥12,000', exact: true }).waitFor();
    await cell('17%').click();
    await page.keyboard.type('50');
    await press('Tab');
    await page.getByRole('gridcell', { name: '50%', exact: true }).waitFor();
  });

  it('does nothing to a read-only cell and says so', async () => {
    const { page, cell } = await open();
    await cell('¥138,490').click();
    await page.keyboard.type('7');
    await page.getByRole('status').getByText('cannot be edited').waitFor();
    expect(await cell('¥138,490').count()).toBe(1);
  });
});
