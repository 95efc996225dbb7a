import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../admin/transfer/file/workbook/write-workbook.ts';
import { useShop } from '../kit/app-page.ts';
import { fromMenu } from '../kit/bar.ts';
import { choose, press } from '../kit/import-steps.ts';

const shop = useShop();

/** Records the successive texts of the dialog's first live region. */
const receivedIn = async (page: Page): Promise<() => Promise<readonly string[]>> => {
  const region = await page.getByRole('dialog').getByRole('status').elementHandle();
  const received = await page.evaluateHandle((node) => {
    const said: string[] = [];
    new MutationObserver(() => said.push(node?.textContent ?? '')).observe(node ?? document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return said;
  }, region);
  return () => received.evaluate((said) => said);
};

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? '');

const headers = (dialog: Locator) => dialog.getByLabel('Row with the headers');

describe('the steps of an import', () => {
  it('each take the focus with their heading, and say what they came to in one region that stays', async () => {
    const { page } = await shop.signedIn();
    await fromMenu(page, 'Import');
    const dialog = page.getByRole('dialog', { name: 'Import jobs' });
    await dialog.getByText('Loading').waitFor({ state: 'detached' });
    const received = await receivedIn(page);
    const rows = Array.from({ length: 150 }, (_, index) => `Heard ${index},Li`);
    await choose(page, { name: 'list.csv', content: ['Job,Customer', ...rows, 'None,'].join('\n') });
    await dialog.getByRole('heading', { name: 'Match the columns' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Match the columns');
    await press(dialog, 'Check all rows');
    await dialog.getByRole('heading', { name: 'Review' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Review');
    await press(dialog, 'Import rows: 150');
    await dialog.getByRole('heading', { name: 'Result' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Result');
    const said = (await received()).join('\n');
    for (const label of ['Rows of list.csv: 151', '% done', 'New jobs: 150', 'Rows with errors: 1'])
      expect(said).toContain(label);
    expect((await received()).at(-1)).toContain('The import is done.');
    expect(await dialog.getByRole('status').count()).toBe(1);
    await press(dialog, 'Undo the import');
    await page.getByRole('status').getByText('Undone. Jobs: 150').waitFor();
  });

  it('begin when the trades are known, and have one of them for each row', async () => {
    const { page } = await shop.signedIn();
    let letCome = () => {};
    const mayCome = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await page.route('**/api/flows', async (route) => {
      await mayCome;
      await route.continue();
    });
    await page.reload();
    const parts = page.waitForEvent('requestfinished', (request) => request.url().includes('import-dialog'));
    await fromMenu(page, 'Import');
    await parts;
    const dialog = page.getByRole('dialog', { name: 'Import jobs' });
    await dialog.getByText('Loading').or(dialog.getByLabel('File')).first().waitFor();
    const choosing = choose(page, { name: 'list.csv', content: 'Job,Customer\nEarly,Li\n' });
    await dialog.getByText('Loading').waitFor();
    letCome();
    await choosing;
    await press(dialog, 'Check all rows');
    await dialog.getByText('New jobs: 1').waitFor();
  });

  it('end with an undo of the import, even where the same person has done something since', async () => {
    const { page, call } = await shop.signedIn();
    const unrelated = await call('POST', '/api/jobs', {
      flow: 'wedding',
      title: 'Other',
      customer: { name: 'Li' },
    });
    const { id } = Object(unrelated['job']);
    const dialog = await choose(page, { name: 'list.csv', content: 'Job,Customer\nTaken back,Li\n' });
    await press(dialog, 'Check all rows');
    await press(dialog, 'Import rows: 1');
    await dialog.getByText('The import is done.').waitFor();
    // In another window of the person, while this one still displays the import's result.
    await call('PATCH', `/api/jobs/${id}`, { baseVersion: 1, title: 'Later' });
    await press(dialog, 'Undo the import');
    await page.getByRole('status').getByText('Undone. Jobs: 1').waitFor();
    expect((await call('GET', '/api/jobs?view=all&q=Taken'))['jobs']).toEqual([]);
    expect(Object((await call('GET', `/api/jobs/${id}`))['job']).title).toBe('Later');
  });

  it('begin below a title; the row of the headers is chosen, and rows have the numbers of the file', async () => {
    const { page } = await shop.signedIn();
    const content = 'Customers of March;;\n\nJob;Customer;Contract\nA;Li;5\n\nB;;5\n';
    const dialog = await choose(page, { name: 'list.csv', content });
    await dialog.getByText('The columns are separated by semicolons.').waitFor();
    expect(await headers(dialog).locator('option:checked').textContent()).toBe(
      '3: Job · Customer · Contract',
    );
    await dialog.getByText('Rows of list.csv: 2').waitFor();
    await headers(dialog).selectOption({ label: '1: Customers of March' });
    await dialog.getByText('Rows of list.csv: 3').waitFor();
    expect(await dialog.getByLabel(/^Column “.*” is$/).count()).toBe(1);
    await headers(dialog).selectOption({ label: '3: Job · Customer · Contract' });
    await press(dialog, 'Check all rows');
    await dialog.getByRole('row', { name: /^6 Customer A new job needs “Customer”/ }).waitFor();
    await dialog.getByText('New jobs: 1').waitFor();
  });

  it('give new customers the language of who imports, unless another is chosen or the row has its own', async () => {
    const { page, call } = await shop.signedIn({ locale: 'en-GB' });
    const content = "Job,Customer,Customer's language\nSpoken one,Li,\nSpoken two,Wang,繁体中文\n";
    const dialog = await choose(page, { name: 'list.csv', content });
    const language = dialog.getByLabel('Default language for new customers');
    expect(await language.inputValue()).toBe('en');
    await press(dialog, 'Check all rows');
    await press(dialog, 'Import rows: 2');
    await dialog.getByText('The import is done.').waitFor();
    const { jobs } = await call('GET', '/api/exports?view=all&q=Spoken');
    const spoken = Array.isArray(jobs)
      ? jobs.map(({ title, customer }) => `${title}: ${customer.locale}`)
      : [];
    expect(spoken.toSorted()).toEqual(['Spoken one: en', 'Spoken two: zh-Hant']);
    await press(dialog, 'Undo the import');
    await page.getByRole('status').getByText('Undone. Jobs: 2').waitFor();
  });

  it('tell of a row that is longer than the headers, and never take a list’s own numbers for jobs', async () => {
    const { page } = await shop.signedIn();
    const content = '编号,Job,Contract,Customer\n1,A,1,200.00,Li\n2,B,1200,Li\n';
    const dialog = await choose(page, { name: 'list.csv', content });
    expect(await dialog.getByLabel('Column “编号” is').inputValue()).toBe('');
    await press(dialog, 'Check all rows');
    await dialog
      .getByRole('row', { name: /^2 The row has more cells than there are headers, from “Li” on/ })
      .waitFor();
    await dialog.getByText('New jobs: 1').waitFor();
  });

  it('leave a sheet of formulas without values, and take another one of its file', async () => {
    const { page } = await shop.signedIn();
    const files = unzipSync(
      writeWorkbook('Sums', [
        ['Job', 'Customer', 'Contract'],
        ['Reckoned', 'Li', 7],
      ]),
    );
    const edited = (path: string, from: string, to: string) =>
      strToU8(
        Buffer.from(files[path] ?? [])
          .toString('utf8')
          .replace(from, to),
      );
    const content = zipSync({
      ...files,
      'xl/worksheets/sheet2.xml': edited('xl/worksheets/sheet1.xml', '<v>7</v>', '<f>3+4</f><v></v>'),
      'xl/workbook.xml': edited(
        'xl/workbook.xml',
        '<sheets>',
        '<sheets><sheet name="Unsaved" sheetId="2" r:id="rId2"/>',
      ),
      'xl/_rels/workbook.xml.rels': edited(
        'xl/_rels/workbook.xml.rels',
        '</Relationships>',
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
      ),
    });
    const dialog = await choose(page, { name: 'list.xlsx', content });
    await dialog.getByRole('alert').getByText('“Unsaved” has formulas without their values').waitFor();
    expect(await dialog.getByRole('button', { name: 'Check all rows' }).count()).toBe(0);
    await dialog.getByLabel('Sheet', { exact: true }).selectOption({ label: 'Sums' });
    await press(dialog, 'Check all rows');
    await dialog.getByText('New jobs: 1').waitFor();
  });
});
