import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importRowsMax } from '#contract/transfer/transfer-requests';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { writeWorkbook } from '../../../admin/transfer/file/workbook/write-workbook.ts';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { bar, fromMenu, narrow } from '../kit/bar.ts';
import { choose, press } from '../kit/import-steps.ts';

const shop = useShop();

/** Rows of a file that is sent in two requests. */
const rowCount = importRowsMax + 10;

const jobCount = async ({ call }: SignedInPage, query: string): Promise<number> => {
  const { jobs } = await call('GET', `/api/jobs?view=all&limit=500&${query}`);
  return Array.isArray(jobs) ? jobs.length : 0;
};

describe('an import', () => {
  it('changes jobs by their number, leaves empty cells alone, and asks before it overwrites what changed meanwhile', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    const open = async (title: string) => {
      const { job } = await call('POST', '/api/jobs', {
        flow: 'renovation',
        title,
        customer: { name: 'Upsert' },
      });
      return Object(job);
    };
    const [item, two] = [await open('Upsert one'), await open('Upsert two')];
    const content = `编号,标题,合同金额\nJ-${item.number},Upsert 1,1.2万\nJ-${two.number},,3000\nJ-999999,None,1`;
    const dialog = await choose(page, { name: '工单.csv', content });
    await press(dialog, 'Check all rows');
    await dialog.getByText('Jobs that change: 2').waitFor();
    await dialog.getByRole('row', { name: /^4 编号 J-999999 No job has this number/ }).waitFor();
    const changes = dialog.getByRole('table', { name: 'What will change' });
    await changes.getByRole('row', { name: `2 J-${item.number} Job Upsert one Upsert 1` }).waitFor();
    await changes.getByRole('row', { name: `3 J-${two.number} Contract total ¥3,000` }).waitFor();
    expect(await changes.getByRole('row').count()).toBe(1 + 3);
    await call('PATCH', `/api/jobs/${two.id}`, { baseVersion: 1, contractTotalMinor: 5 });
    await press(dialog, 'Import rows: 2');
    await dialog.getByText('The import is done.').waitFor();
    await dialog.getByText('Jobs changed: 1').waitFor();
    await dialog.getByText('Rows with errors: 1').waitFor();
    const now = async (id: string) => Object((await call('GET', `/api/jobs/${id}`))['job']);
    expect(await now(item.id)).toMatchObject({ title: 'Upsert 1', contractTotalMinor: 1_200_000 });
    expect(await now(two.id)).toMatchObject({ title: 'Upsert two', contractTotalMinor: 5 });
  });

  it('of a list of another encoding shows it as it guessed, and in the one that is chosen', async () => {
    const { page } = await shop.signedIn();
    const gbk = Buffer.from('v827p8P7s8YsueK1psjLDQrN9dChw/cs1cXI/Q0K', 'base64');
    const dialog = await choose(page, { name: 'gbk.csv', content: gbk });
    const encoding = dialog.getByLabel('Encoding');
    await encoding.waitFor();
    expect(await encoding.inputValue()).toBe('gb18030');
    await dialog.getByRole('cell', { name: '王小明' }).waitFor();
    await encoding.selectOption('utf-8');
    await dialog.getByRole('alert').getByText('“gbk.csv” is not valid in this encoding.').waitFor();
    await dialog.getByRole('cell', { name: '王小明' }).waitFor();
    await encoding.selectOption('utf-16le');
    await expect.poll(() => dialog.getByRole('cell', { name: '王小明' }).count()).toBe(0);
    await encoding.selectOption('gb18030');
    await dialog.getByRole('cell', { name: '王小明' }).waitFor();
    // A column that was not guessed is mapped manually.
    await dialog
      .getByLabel(/^Column “.*” is$/)
      .last()
      .selectOption({ label: 'Job' });
    expect(await graveViolations(page)).toEqual([]);
  });

  it('takes a file that is dropped', async () => {
    const { page } = await shop.signedIn();
    await fromMenu(page, 'Import');
    const dialog = page.getByRole('dialog', { name: 'Import jobs' });
    const dataTransfer = await page.evaluateHandle(() => {
      const input = new DataTransfer();
      input.items.add(new File(['Job,Customer\nDropped,Li\n'], 'dropped.csv', { type: 'text/csv' }));
      return input;
    });
    await dialog.getByLabel('File').dispatchEvent('drop', { dataTransfer });
    await dialog.getByText('Rows of dropped.csv: 1').waitFor();
  });

  it('that the server fails or that loses its session says so, and goes on where it was', async () => {
    const signedIn = await shop.signedIn();
    const { page } = signedIn;
    const rows = Array.from({ length: rowCount }, (_, index) => `Resumed ${index},Li`);
    const dialog = await choose(page, { name: 'list.csv', content: ['Job,Customer', ...rows].join('\n') });
    await press(dialog, 'Check all rows');
    const start = dialog.getByRole('button', { name: `Import rows: ${rowCount}` });
    await start.waitFor();
    let calls = 0;
    await page.route('**/api/imports', async (route) => {
      calls += 1;
      // The first answer is lost: its rows must not be written twice.
      if (calls === 1) {
        await route.fetch();
        await route.abort('connectionreset');
        return;
      }
      if (calls === 3) {
        const body = {
          type: 'about:blank',
          title: 't',
          status: 401,
          code: 'not-signed-in',
          detail: 'You are not signed in.',
          requestId: 'r',
        };
        await route.fulfill({
          status: 401,
          contentType: 'application/problem+json',
          body: JSON.stringify(body),
        });
        return;
      }
      await route.continue();
    });
    await start.click();
    await dialog
      .getByRole('alert')
      .getByText('The import stopped: You are not signed in. Rows left: 10')
      .waitFor();
    await press(dialog, 'Continue');
    await dialog.getByText(`Jobs added: ${rowCount}`).waitFor();
    expect(await jobCount(signedIn, 'q=Resumed')).toBe(rowCount);
    await press(dialog, 'Undo the import');
    await page.getByRole('status').getByText(`Undone. Jobs: ${rowCount}`).waitFor();
    await page.keyboard.press('Escape');
  });

  it('is cancelled midway and tells what it did', async () => {
    const { page } = await shop.signedIn();
    const rows = Array.from({ length: rowCount }, (_, index) => `Cancelled ${index},Li`);
    const dialog = await choose(page, { name: 'list.csv', content: ['Job,Customer', ...rows].join('\n') });
    await press(dialog, 'Check all rows');
    await dialog.getByRole('button', { name: `Import rows: ${rowCount}` }).waitFor();
    let calls = 0;
    await page.route('**/api/imports', async (route) => {
      calls += 1;
      if (calls === 1) await press(dialog, 'Cancel');
      await route.continue();
    });
    await press(dialog, `Import rows: ${rowCount}`);
    await dialog.getByText('Cancelled. Rows that were not imported: 10').waitFor();
    await dialog.getByText(`Jobs added: ${importRowsMax}`).waitFor();
  });

  it('is not offered to a viewer, who may export', async () => {
    const { page } = await shop.signedIn({}, 'hall@example.test');
    await bar(page).getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Export', exact: true }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Import', exact: true }).count()).toBe(0);
  });
});

/** A workbook with a formula in its last cell, with its value, or as a program without calculation saves it. */
const formulaSheet = (cell: string): Uint8Array => {
  const files = unzipSync(
    writeWorkbook('Jobs', [
      ['Job', 'Customer', 'Contract'],
      ['Reckoned', 'Li', 7],
    ]),
  );
  const name = 'xl/worksheets/sheet1.xml';
  const sheet = Buffer.from(files[name] ?? []).toString('utf8');
  return zipSync({ ...files, [name]: strToU8(sheet.replace('<v>7</v>', cell)) });
};

describe('a file that cannot be imported', () => {
  it.each([
    ['a picture', 'photo.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'is not a table file'],
    ['nothing', 'empty.csv', '', 'is empty'],
    ['an old workbook', 'list.xlsx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'save it as .xlsx'],
    ['half a workbook', 'list.xlsx', formulaSheet('').subarray(0, 200), 'it is damaged or something else'],
    ['formulas without values', 'list.xlsx', formulaSheet('<f>1+1</f>'), 'has formulas without their values'],
  ])('because it holds %s is refused in words that say what to do', async (_, name, content, label) => {
    const { page } = await shop.signedIn();
    const dialog = await choose(page, { name, content });
    await dialog.getByRole('alert').getByText(label).waitFor();
  });

  it('because it has 200 MB is refused before it is read, with the limit', async () => {
    const { page } = await shop.signedIn();
    const folder = mkdtempSync(join(tmpdir(), 'jobsheet-large-'));
    const path = join(folder, 'large.csv');
    writeFileSync(path, 'Job,Customer\n');
    truncateSync(path, 200 * 1024 * 1024);
    await fromMenu(page, 'Import');
    const dialog = page.getByRole('dialog', { name: 'Import jobs' });
    await dialog.getByLabel('File').setInputFiles(path);
    await dialog
      .getByRole('alert')
      .getByText('“large.csv” has 200 MB; at most 20 MB can be imported.')
      .waitFor();
    rmSync(folder, { recursive: true });
  });

  it('for its name is read for what it is, and formulas for their values', async () => {
    const { page } = await shop.signedIn();
    const dialog = await choose(page, { name: 'list.csv', content: formulaSheet('<f>3+4</f><v>7</v>') });
    await dialog.getByText('The file is not what its name says: it was read as XLSX.').waitFor();
    await dialog.getByText('Formulas: 1. The values that were saved with them are imported.').waitFor();
    await dialog.getByRole('cell', { name: '7', exact: true }).waitFor();
  });
});

describe('an export', () => {
  it.each([
    ['CSV for any program', 'jobs.csv'],
    ['XLSX for Excel and WPS', 'jobs.xlsx'],
  ])('as %s of all jobs, imported again, changes nothing', async (kind, name) => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    await call('POST', '/api/jobs', {
      flow: 'renovation',
      title: '=HYPERLINK("http://x.test")',
      customer: { name: '+86 Li', phone: '+86 138', address: '"Lane", 12' },
      contractTotalMinor: 123_456,
      facts: { needs: "one\n'=two", area: 80.25 },
    });
    await narrow(page, 'Show', 'all');
    await fromMenu(page, 'Export');
    const dialog = page.getByRole('dialog', { name: 'Export jobs' });
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: kind }).click();
    const content = readFileSync(await (await downloading).path());
    await dialog.getByText(/^Jobs exported: \d+$/).waitFor();
    const count = Number(/\d+/.exec((await dialog.getByRole('status').textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(20);
    // A telephone number starts with a plus too, and is no formula.
    const formula = /(?:^|,|\n)"?(?:[=@]|\+(?!\d[\d ()./-]*"?[,\r\n]))/;
    const runs = name.endsWith('.csv') && formula.test(content.toString('utf8'));
    expect(runs).toBe(false);
    await dialog.getByRole('button', { name: 'Close' }).click();
    const importing = await choose(page, { name, content });
    await press(importing, 'Check all rows');
    await importing.getByText(`Unchanged: ${count}`).waitFor();
    await importing.getByText('New jobs: 0').waitFor();
    await importing.getByText('Jobs that change: 0').waitFor();
    await importing.getByText('Rows with errors: 0').waitFor();
  });
});
