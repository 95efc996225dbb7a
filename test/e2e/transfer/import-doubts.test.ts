import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { useShop } from '../kit/app-page.ts';
import { choose, press } from '../kit/import-steps.ts';

const shop = useShop();

const caseOf = (name: string) => ({
  name,
  content: new Uint8Array(readFileSync(new URL(`../../cases/import/${name}`, import.meta.url))),
});

describe('what a file leaves in doubt', () => {
  it('of its decimals is asked, refused by row and column until it is said, and then read', async () => {
    const { page } = await shop.signedIn();
    const dialog = await choose(page, caseOf('BUG-c12-euro.csv'));
    const sign = dialog.getByLabel('Decimal sign of the amounts');
    await sign.waitFor();
    expect(await graveViolations(page)).toEqual([]);
    await press(dialog, 'Check all rows');
    await dialog.getByRole('row', { name: /^2 Contract 3\.000 .*two ways/ }).waitFor();
    await dialog.getByRole('row', { name: /^4 Contract 12\.500 .*two ways/ }).waitFor();
    await dialog.getByText('New jobs: 1').waitFor();
    await press(dialog, 'Back to the columns');
    await sign.selectOption('comma');
    await press(dialog, 'Check all rows');
    await dialog.getByText('New jobs: 3').waitFor();
  });

  it('of hidden sheets and rows is not imported unseen', async () => {
    const { page } = await shop.signedIn();
    const dialog = await choose(page, caseOf('BUG-x10-hidden.xlsx'));
    const sheet = dialog.getByLabel('Sheet', { exact: true });
    await sheet.waitFor();
    expect(await sheet.locator('option').allTextContents()).toEqual(['旧数据 (hidden)', '客户']);
    expect(await sheet.locator('option:checked').textContent()).toBe('客户');
    await dialog.getByText('Hidden rows are left out: 2 (rows 3, 4).').waitFor();
    await press(dialog, 'Check all rows');
    await dialog.getByText('New jobs: 2').waitFor();
    await dialog.getByText('Sheet: 客户').waitFor();
    await dialog.getByText('Hidden rows are left out: 2 (rows 3, 4).').waitFor();
    await press(dialog, 'Back to the columns');
    await dialog.getByLabel('Import hidden rows too: 2 (rows 3, 4)').check();
    await press(dialog, 'Check all rows');
    await dialog.getByText('New jobs: 4').waitFor();
  });

  it('of merged cells is offered', async () => {
    const { page } = await shop.signedIn();
    const dialog = await choose(page, caseOf('BUG-x11-merged.xlsx'));
    const fill = dialog.getByLabel('Repeat the value of merged cells in each of their rows: 2');
    await fill.check();
    await expect.poll(() => dialog.getByRole('cell', { name: '杨二' }).count()).toBe(2);
  });

  it('or leaves out is told before and after the check, with the days that never were; the preview is long', async () => {
    const { page } = await shop.signedIn();
    const rows = Array.from({ length: 30 }, (_, index) => `Left ${index},Li,Design,2027-01-05`);
    const content = ['Job,Customer,Stage,Signed', 'Left out,Li,Design,2027-13-40', ...rows].join('\n');
    const dialog = await choose(page, { name: 'list.csv', content });
    const expectNoViolations = async () => {
      await dialog.getByText('2 columns are left out: Stage, Signed').waitFor();
      await dialog.getByText('Row 2, Signed: there is no such day as “2027-13-40”.').waitFor();
    };
    await expectNoViolations();
    expect(await dialog.getByRole('table').getByRole('row').count()).toBe(32);
    await press(dialog, 'Check all rows');
    await dialog.getByText('New jobs: 31').waitFor();
    await expectNoViolations();
  });

  it('one odd cell is named, and the others of its file go on', async () => {
    const { page } = await shop.signedIn();
    const dialog = await choose(page, caseOf('BUG-c10-nul.csv'));
    await press(dialog, 'Check all rows');
    await dialog.getByText('New jobs: 158').waitFor();
    await dialog.getByRole('row', { name: /^151 客户 .*U\+0000/ }).waitFor();
  });
});
