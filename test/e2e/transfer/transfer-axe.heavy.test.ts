import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { askedLocales, expectNothingGrave } from '../kit/reader.ts';

const shop = useShop();

/** Names are localized, so the dialog and its controls are found by role and position. */
const dialogOf = (page: Page) => page.getByRole('dialog');

const names = {
  'en-GB': ['Import', 'Export'],
  'zh-CN': ['导入', '导出'],
  'zh-TW': ['匯入', '匯出'],
} as const;

const open = async (page: Page, name: string) => {
  await page.getByRole('toolbar').locator('[aria-haspopup="menu"]').last().click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  await dialogOf(page).waitFor();
};

const choose = (page: Page, content: string) =>
  dialogOf(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });

const last = (page: Page) => dialogOf(page).locator('footer').getByRole('button').last();

const onStep = (page: Page, heading: number) =>
  expect.poll(() => dialogOf(page).getByRole('heading', { level: 3 }).count()).toBe(heading);

describe('axe finds nothing serious or critical', () => {
  it.each(askedLocales)('in the steps of an import, in %s', async (locale) => {
    const { page, call } = await shop.signedIn({ locale });
    const opened = await call('POST', '/api/jobs', {
      flow: 'wedding',
      title: 'Axe',
      customer: { name: 'Li' },
    });
    const { number } = Object(opened['job']);
    const [importing] = names[locale];
    await open(page, importing);
    await onStep(page, 1);
    await expectNothingGrave(page, 'start');
    await choose(page, 'a,b\n1,"2\n');
    await dialogOf(page).getByRole('alert').waitFor();
    await expectNothingGrave(page, 'a file that is refused');
    await choose(page, `编号,客户,标题,电话\nJ-${number},,Axed,1\n,Li,New,2\n,,Nobody,3\n,Li,4,5,6\n`);
    await dialogOf(page).getByRole('table').waitFor();
    await expectNothingGrave(page, 'mapping');
    await last(page).click();
    await dialogOf(page).getByRole('table').nth(1).waitFor();
    expect(await dialogOf(page).getByRole('table').count()).toBe(2);
    await expectNothingGrave(page, 'report');
    await last(page).click();
    await expect.poll(() => dialogOf(page).locator('footer').getByRole('button').count()).toBe(2);
    await dialogOf(page).getByRole('status').getByRole('listitem').nth(1).waitFor();
    await expectNothingGrave(page, 'end');
  });

  it.each(askedLocales)('in the steps of an export, in %s', async (locale) => {
    const { page } = await shop.signedIn({ locale });
    const [, exporting] = names[locale];
    await open(page, exporting);
    await expectNothingGrave(page, 'start');
    const downloading = page.waitForEvent('download');
    await dialogOf(page).locator('footer').getByRole('button').first().click();
    await downloading;
    await dialogOf(page).getByRole('status').getByText(/\d/).waitFor();
    await expectNothingGrave(page, 'end');
  });
});
