import { describe, expect, it } from 'vitest';
import { useGridPage } from '../kit/grid-page.ts';

const open = useGridPage();

describe('keys on a selected cell', () => {
  it('Enter edits its text with the caret at the end', async () => {
    const { page, cell, press, value } = await open();
    await cell('Mia Stone').click();
    await press('Enter');
    expect(await value()).toBe('Mia Stone');
    await page.keyboard.type('r');
    await press('Home');
    await page.keyboard.type('A');
    expect(await value()).toBe('AMia Stoner');
    await press('Enter');
    await cell('AMia Stoner').waitFor();
  });

  it('pages go as far as the screen shows, and back', async () => {
    const { cell, press, active } = await open();
    await cell('Garden Road 12, flat').click();
    await press('PageDown');
    const down = await active().textContent();
    expect(down).toMatch(/ \d\d$/);
    await press('PageUp');
    expect(await active().textContent()).toBe('Garden Road 12, flat');
  });

  it('Ctrl+Home goes to the first cell and Ctrl+End to the last', async () => {
    const { page, cell, press, active } = await open();
    await cell('Mia Stone').click();
    await press('Control+End');
    await page.getByRole('row', { name: /J-1199/ }).waitFor();
    expect(await active().getAttribute('aria-colindex')).toBe('12');
    await press('Control+Home');
    await expect.poll(() => active().textContent()).toBe('J-1000');
  });

  it('Ctrl and an arrow jump to the edge of the data', async () => {
    const { page, cell, press, active } = await open();
    await cell('2 Nov in 4 d').click();
    // The next row has no due date, so the jump goes to the next filled cell.
    await press('Control+ArrowDown');
    expect(await active().textContent()).toMatch(/^4 Nov/);
    await press('Control+ArrowLeft');
    expect(await active().textContent()).toBe('J-1003');
    await press('Control+ArrowDown');
    await page.getByRole('row', { name: /J-1199/ }).waitFor();
    expect(await active().textContent()).toBe('J-1199');
    await press('Control+ArrowUp');
    await expect.poll(() => active().textContent()).toBe('J-1000');
  });

  it('Shift+Space takes the row, Ctrl+Space the column', async () => {
    const { page, cell, press } = await open();
    await cell('Mia Stone').click();
    await press('Shift+Space');
    await page.getByRole('status').getByText('Cells selected: 12', { exact: true }).waitFor();
    await cell('Mia Stone').click();
    await press('Control+Space');
    await page.getByRole('status').getByText('Cells selected: 200', { exact: true }).waitFor();
    expect(await cell('Mia Stone').getAttribute('aria-selected')).toBe('true');
    expect(await cell('Tom Hill').getAttribute('aria-selected')).toBe('true');
    expect(await cell('李府婚礼').getAttribute('aria-selected')).toBe('false');
  });

  it('Delete and Backspace empty a range; read-only cells are left and counted', async () => {
    // A slow answer, because its message would overwrite the count.
    const { page, cell, press, selected } = await open('delay=1500');
    await cell('¥251,800').click();
    await press('Shift+ArrowRight', 'Shift+ArrowDown', 'Delete');
    await page.getByRole('status').getByText('Read-only cells left as they are: 2.').waitFor();
    await expect.poll(selected).toEqual(['', '¥138,490', '', '¥269,940']);
    expect(await cell('¥138,490').getAttribute('aria-readonly')).toBe('true');
    expect(await cell('Mia Stone').getAttribute('aria-readonly')).toBeNull();
    await cell('Mia Stone').click();
    await press('Backspace');
    await expect.poll(selected).toEqual(['']);
  });

  it('undo is asked of the host once a press, however long the key is held', async () => {
    const { page, cell } = await open();
    await cell('Mia Stone').click();
    await page.keyboard.down('Control');
    for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('z');
    await page.keyboard.up('z');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await expect.poll(() => page.getByRole('status', { name: 'Undone' }).textContent()).toBe('2');
  });
});

describe('keys in an editor', () => {
  it('F2 changes between arrows that leave the cell and arrows that move the caret', async () => {
    const { page, cell, press, value, active } = await open();
    await cell('Mia Stone').click();
    await page.keyboard.type('ab');
    await press('F2', 'ArrowLeft');
    await page.keyboard.type('X');
    expect(await value()).toBe('aXb');
    await press('F2', 'ArrowLeft');
    await cell('aXb').waitFor();
    expect(await active().textContent()).toBe('Garden Road 12, flat');
  });

  it('Shift+Enter takes the text and goes up', async () => {
    const { page, cell, press, active } = await open();
    await cell('Mia Stone').click();
    await page.keyboard.type('Upwards');
    await press('Shift+Enter');
    await cell('Upwards').waitFor();
    expect(await active().textContent()).toBe('王芳');
  });

  it('Alt+Enter begins a new line where a cell has lines, and nowhere else', async () => {
    const { page, cell, press, value, active } = await open();
    await cell('Mia Stone').click();
    await press('F2', 'Alt+Enter');
    expect(await value()).toBe('Mia Stone');
    await press('Escape', 'End');
    await page.keyboard.type('first');
    await press('Alt+Enter');
    await page.keyboard.type('second');
    expect(await value()).toBe('first\nsecond');
    await press('Enter', 'ArrowUp');
    await expect.poll(() => active().textContent()).toBe('first\nsecond');
  });

  it('a click on another cell takes the text, and so does leaving the sheet', async () => {
    const { page, cell } = await open();
    await cell('Mia Stone').click();
    await page.keyboard.type('By a click');
    await cell('Tom Hill').click();
    await cell('By a click').waitFor();
    await page.keyboard.type('By leaving');
    await page.getByRole('checkbox', { name: 'Without contracts' }).focus();
    await cell('By leaving').waitFor();
  });

  it('a text that cannot be taken stays open under a click, and Escape is the way out', async () => {
    const { page, cell, press, input, value, active } = await open();
    await cell('2 Feb').click();
    await page.keyboard.type('2026-02-31');
    await cell('Tom Hill').click();
    expect(await value()).toBe('2026-02-31');
    expect(await input().getAttribute('aria-invalid')).toBe('true');
    await page.getByText('There is no such day: “2026-02-31”.').first().waitFor();
    expect(await page.getByRole('status', { name: 'Gestures' }).textContent()).toBe('0');
    await press('Escape');
    expect(await active().textContent()).toBe('2 Feb');
    await cell('Tom Hill').click();
    expect(await active().textContent()).toBe('Tom Hill');
  });
});
