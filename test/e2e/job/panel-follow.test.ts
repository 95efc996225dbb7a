import type { Page, Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';

const shop = useShop();
const patience = { timeout: 20_000 } as const;
const wedding = 'Chen & Park wedding';
const home = 'Riverside Lofts 6C';

const panelOf = (page: Page) => page.getByRole('complementary');
const rowOf = (page: Page, title: string) => page.getByRole('rowheader', { name: title });
const titleOf = (page: Page) => panelOf(page).getByRole('heading', { level: 2 }).textContent();
const hasFocus = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-job-panel]') !== null);

const openByKey = async (page: Page, title: string): Promise<void> => {
  await rowOf(page, title).click();
  await page.keyboard.press('Alt+Enter');
  await panelOf(page).getByRole('heading', { name: title }).waitFor(patience);
};

it('waits for the answer of a write before it follows, says a refusal there, and then follows the same row', async () => {
  const { page } = await shop.signedIn();
  await openByKey(page, wedding);
  const held: Route[] = [];
  await page.route(/\/stage$/, (route) => void held.push(route));
  await panelOf(page).getByRole('button', { name: 'Move to Rehearsal' }).click();
  await expect.poll(() => held.length, patience).toBe(1);
  await rowOf(page, home).click();
  // A timer that is set after that of the row, and longer, ends after it.
  await page.evaluate(() => new Promise((done) => void setTimeout(done, 300)));
  expect(await titleOf(page)).toBe(wedding);
  await held[0]?.fulfill({
    status: 409,
    contentType: 'application/problem+json',
    json: {
      type: 'x',
      title: 'x',
      status: 409,
      code: 'stage-blocked',
      detail: 'Not yet, says the server.',
      requestId: 'r',
    },
  });
  await panelOf(page).getByRole('alert').getByText('Not yet, says the server.').waitFor(patience);
  await page.evaluate(() => new Promise((done) => void setTimeout(done, 500)));
  expect(await titleOf(page)).toBe(wedding);
  // Nothing that was typed would be lost: at another cell of the row it is followed.
  const row = page.getByRole('row').filter({ has: rowOf(page, home) });
  await row.getByRole('gridcell').first().click();
  await panelOf(page).getByRole('heading', { name: home }).waitFor(patience);
});

it('stays with what was begun, and follows the same row once that is gone', async () => {
  const { page } = await shop.signedIn();
  await openByKey(page, wedding);
  await panelOf(page).getByText('Add a task').click();
  const task = panelOf(page).getByLabel('Task', { exact: true });
  await task.fill('Call');
  await rowOf(page, home).click();
  await page.evaluate(() => new Promise((done) => void setTimeout(done, 300)));
  expect(await titleOf(page)).toBe(wedding);
  await task.fill('');
  await rowOf(page, wedding).click();
  await rowOf(page, home).click();
  await panelOf(page).getByRole('heading', { name: home }).waitFor(patience);
});

it('has the keyboard when it is opened by name after it followed', async () => {
  const { page } = await shop.signedIn();
  await openByKey(page, wedding);
  await rowOf(page, home).click();
  await panelOf(page).getByRole('heading', { name: home }).waitFor(patience);
  await panelOf(page).getByRole('tab').first().focus();
  await page.keyboard.press('Escape');
  await panelOf(page).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Riverside Lofts');
  await page
    .getByRole('option', { name: /Riverside Lofts 6C/ })
    .first()
    .waitFor(patience);
  await page.keyboard.press('Enter');
  await panelOf(page).getByRole('heading', { name: home }).waitFor(patience);
  await expect.poll(() => hasFocus(page), patience).toBe(true);
});

it('keeps the keyboard where what was due is paid and its card goes', async () => {
  const { page, call } = await shop.signedIn();
  await openByKey(page, wedding);
  await panelOf(page)
    .getByRole('region', { name: 'Balance' })
    .getByRole('button', { name: 'Take a payment' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Take a payment' });
  await dialog.getByLabel(/^Amount/).fill('111500');
  await dialog.getByLabel('Voucher number').fill('follow-1');
  await dialog.getByRole('button', { name: 'Record the payment' }).click();
  await dialog.waitFor({ state: 'detached', ...patience });
  await expect.poll(() => panelOf(page).getByRole('region', { name: 'Balance' }).count(), patience).toBe(0);
  await expect.poll(() => hasFocus(page), patience).toBe(true);
  const id = new URL(page.url()).pathname.split('/').at(-1);
  expect((await call('GET', `/api/jobs/${id}`))['job']).toMatchObject({ outstandingMinor: 0 });
});
