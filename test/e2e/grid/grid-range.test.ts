import { describe, expect, it } from 'vitest';
import { useGridPage, type GridPage } from '../kit/grid-page.ts';
import { copied, pasteFrom } from '../kit/paste.ts';

const open = useGridPage();

const box = async (grid: GridPage, name: string) => {
  const place = await grid.cell(name).boundingBox();
  if (!place) throw new Error(`${name} is not on show`);
  return { x: place.x + place.width / 2, y: place.y + place.height / 2 };
};

describe('ranges', () => {
  it('are drawn by a drag, widened by Shift and added to by Ctrl', async () => {
    const grid = await open();
    const { page, cell, selected } = grid;
    const from = await box(grid, 'Garden Road 12, flat');
    const to = await box(grid, 'Kitchen, 8 Mill Lane');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await expect.poll(selected).toEqual(['Garden Road 12, flat', '李府婚礼', 'Kitchen, 8 Mill Lane']);
    await page.mouse.up();
    expect(await selected()).toHaveLength(3);
    await cell('李府婚礼').click({ modifiers: ['Shift'] });
    expect(await grid.selected()).toEqual(['Garden Road 12, flat', '李府婚礼']);
    await cell('Tom Hill').click({ modifiers: ['ControlOrMeta'] });
    expect(await grid.selected()).toEqual(['Garden Road 12, flat', '李府婚礼', 'Tom Hill']);
    expect(await page.getByRole('treegrid').getAttribute('aria-multiselectable')).toBe('true');
  });

  it('go on growing while the pointer is held over the edge', async () => {
    const grid = await open('rows=100');
    const { page } = grid;
    const from = await box(grid, 'Garden Road 12, flat');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, 695, { steps: 3 });
    // Waits for the last row, because earlier ones may scroll past between two polls.
    await page.getByRole('row', { name: /J-1099/ }).waitFor();
    await page.mouse.up();
    expect((await grid.selected()).length).toBeGreaterThan(10);
  });

  it('grow by Shift and data edges, and the whole sheet costs no more elements', async () => {
    const grid = await open('rows=10000');
    const { page, cell, press } = grid;
    await cell('Garden Road 12, flat').click();
    await press('Control+Shift+ArrowDown');
    await page.getByRole('row', { name: /J-10999/ }).waitFor();
    await press('Control+a');
    await page.getByRole('status').getByText('Cells selected: 120000').waitFor();
    expect(await page.locator('*').count()).toBeLessThan(2500);
  });
});

describe('the clipboard', () => {
  it('copies both flavours: amounts plain in the text, as shown in the table', async () => {
    const grid = await open();
    const { page, cell, press } = grid;
    await cell('¥12,800').first().click();
    await press('Shift+ArrowRight');
    const { text, html } = await copied(page);
    expect(text.split('\t')[0]).toBe('12800.00');
    expect(html).toContain('<td>¥12,800</td>');
  });

  it('prefers the table, with its line breaks in a cell and its empty last cell', async () => {
    const grid = await open();
    const { page, cell } = grid;
    await cell('Garden Road 12, flat').click();
    await pasteFrom(page, {
      'text/plain': 'wrong',
      'text/html':
        '<html><body><!--StartFragment--><table><tr><td>Pasted&nbsp;flat</td><td></td></tr><tr><td>第二<br>行</td><td><b>王</b>芳</td></tr></table></body></html>',
    });
    await page.getByRole('gridcell', { name: 'Pasted flat', exact: true }).waitFor();
    await page.getByRole('gridcell', { name: '第二 行', exact: true }).waitFor();
    expect(await grid.selected()).toEqual(['Pasted flat', '', '第二 行', '王芳']);
  });

  it('reads what staff paste: amounts, dates, percents and names in three languages', async () => {
    const grid = await open();
    const { page, cell } = grid;
    await cell('Design').first().click();
    await pasteFrom(page, {
      'text/plain': '簽約\t李伟\t2026年3月5日\t￥1.2万\r\n施工\tli wei\t2026/3/6\t１２００',
    });
    await page.getByRole('gridcell', { name: '¥12,000', exact: true }).waitFor();
    expect(await grid.selected()).toEqual([
      'Contract',
      'Li Wei',
      '5 Mar',
      '¥12,000',
      'Work',
      'Li Wei',
      '6 Mar',
      '¥1,200',
    ]);
  });

  it('shows what cannot be pasted before anything is written, and takes the rest on a word', async () => {
    const grid = await open();
    const { page, cell, active } = grid;
    await cell('2 Feb').click();
    await pasteFrom(page, { 'text/plain': 'someday\t100\n2026-04-04\t200' });
    const review = page.getByRole('dialog', { name: 'Not all of this can be pasted' });
    await review.getByText('Garden Road 12, flat · Key date').waitFor();
    await page.getByRole('gridcell', { name: '2 Feb', exact: true }).waitFor();
    await review.getByRole('button', { name: 'Paste the other 3' }).click();
    await page.getByRole('gridcell', { name: '¥100', exact: true }).waitFor();
    await page.getByRole('gridcell', { name: '¥200', exact: true }).waitFor();
    expect(await page.getByRole('gridcell', { name: '2 Feb', exact: true }).count()).toBeGreaterThan(0);
    await page.keyboard.press('ArrowDown');
    expect(await active().textContent()).toBe('4 Apr');
  });
});
