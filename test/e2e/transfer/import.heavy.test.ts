import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { counted, sized } from '../../kit/size.ts';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { choose, press } from '../kit/import-steps.ts';

const shop = useShop();

const jobCount = async ({ call }: SignedInPage, query: string): Promise<number> => {
  const { jobs } = await call('GET', `/api/jobs?view=all&limit=500&${query}`);
  return Array.isArray(jobs) ? jobs.length : 0;
};

const rowCount = sized({ small: 500, full: 20_000 });
const issueCount = rowCount / 500;
const goodCount = rowCount - issueCount;
const isFaulty = (index: number): boolean => index % 500 === 499;

const bigFile = (): string => {
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const total = isFaulty(index)
      ? 'a lot'
      : `"￥${(index + 1) % 900},${String(index % 1000).padStart(3, '0')}.50"`;
    return `装修,Imported ${index},王小${index},1380013${String(index % 10_000).padStart(4, '0')},${total},${60 + (index % 90)}`;
  });
  return ['行业,工单,客户,电话,合同金额,Area', ...rows].join('\r\n');
};

describe('an import', () => {
  it(`takes ${counted(rowCount)} rows with errors among them, tells them before anything is written, and one undo takes all back`, async () => {
    const signedIn = await shop.signedIn();
    const { page } = signedIn;
    const dialog = await choose(page, { name: 'jobs.csv', content: bigFile() });
    await dialog.getByText(`Rows of jobs.csv: ${rowCount}`).waitFor();
    await press(dialog, 'Check all rows');
    await dialog.getByText(`Rows with errors: ${issueCount}`).waitFor({ timeout: 60_000 });
    await dialog.getByText(`New jobs: ${goodCount}`).waitFor();
    expect(await jobCount(signedIn, 'q=Imported')).toBe(0);
    const issue = dialog.getByRole('row', { name: /^501 合同金额 a lot/ });
    await issue.waitFor();
    const downloading = page.waitForEvent('download');
    await press(dialog, 'Download the rows with errors');
    const issues = readFileSync(await (await downloading).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(issues).toHaveLength(1 + issueCount);
    expect(issues[1]).toContain('Imported 499,');

    await press(dialog, `Import rows: ${goodCount}`);
    await dialog.getByText('The import is done.').waitFor({ timeout: 90_000 });
    await dialog.getByText(`Jobs added: ${goodCount}`).waitFor();
    expect(await jobCount(signedIn, 'q=Imported')).toBeGreaterThan(0);
    await press(dialog, 'Undo the import');
    await page.getByRole('status').getByText(`Undone. Jobs: ${goodCount}`).waitFor({ timeout: 90_000 });
    expect(await jobCount(signedIn, 'q=Imported')).toBe(0);
  }, 240_000);
});
