import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { jobNamed } from '../kit/pages/job-named.ts';
import { neededList } from '../kit/panel.ts';
import { pictureFile } from '../kit/pages/picture-file.ts';

const shop = useShop();

/** Under load a page takes its time; what is asked is whether it comes, not how soon. */
const patience = { timeout: 20_000 };

const write = async (page: Page, item: string, value: string): Promise<void> => {
  const input = page.locator(`[data-item="${item}"] input:visible`).first();
  await input.fill(value, patience);
  await input.press('Enter');
};

test('a survey is recorded on a telephone: photo, result and needs, then its record, and the design begins', async () => {
  const { page, call } = await shop.signedIn();
  const { id } = await jobNamed(call, '广渠家园 7 号楼 1504');
  const job = `${shop.product().origin}/jobs/${id}`;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(job);
  await (await neededList(page)).getByRole('button', { name: 'Photos of the survey' }).click(patience);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Take a photo: Photos of the survey' }).click(patience);
  await (await choosing).setFiles(await pictureFile(page, '客厅.jpg'));
  await page.getByRole('button', { name: 'Show 客厅.jpg' }).waitFor(patience);
  await (
    await neededList(page)
  )
    .getByRole('button', { name: 'Survey held with the customer' })
    .click(patience);
  await page.locator('[data-item="survey.result"] select:visible').first().selectOption('done', patience);
  await write(page, 'needs', '三室改两室');
  await write(page, 'suggestions', '厨房外移');
  const missing = await neededList(page);
  await expect.poll(() => missing.getByRole('listitem').count(), patience).toBe(1);

  await page.goto(`${job}/documents/survey-record`);
  await page.getByRole('button', { name: 'File a new version' }).click(patience);
  await page.getByLabel('Rooms as measured').fill('客厅 4.2 × 5.6 米');
  await page.getByLabel('Condition of the home').fill('卫生间顶面有渗漏痕迹');
  await page.getByRole('form').getByRole('button', { name: 'File a new version' }).click();
  await page.getByRole('article', { name: 'Record of survey and talk' }).waitFor(patience);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await page.goto(job);
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: /Design and quote$/ }).click(patience);
  const stageOf = async () => {
    const { job: row } = await call('GET', `/api/jobs/${id}`);
    return Reflect.get(Object(row), 'stage');
  };
  await expect.poll(stageOf, patience).toBe('design-and-quote');
});
