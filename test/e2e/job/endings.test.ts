import { expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { openInVersion } from '../kit/pages/open-in-version.ts';
import { endingsFlow } from '#test/kit/endings';
import { openTab } from '../kit/panel.ts';

const shop = useShop();

/** Under load a page takes its time; what is asked is whether it comes, not how soon. */
const patience = { timeout: 20_000 };

/** A job that began with a version of its trade that has exits and warranties by line, which no trade has yet. */
const openEnding = (signedIn: SignedInPage): Promise<string> =>
  openInVersion(signedIn, shop.product(), {
    flow: {
      ...endingsFlow,
      key: 'renovation',
      version: 98,
      opens: [{ kind: 'claim', flow: 'renovation', copies: [], source: ['TST-01'] }],
    },
    title: 'Bathroom',
  });

it('a job is ended with its reason by keyboard, told of, and reopened where it was left', async () => {
  const mine = await shop.signedIn();
  const { page } = mine;
  const id = await openEnding(mine);
  await page.goto(`${shop.product().origin}/jobs/${id}`);
  await page.getByRole('button', { name: 'End this job…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'End the job' });
  await dialog.waitFor(patience);
  // Without its reason it does not end, and nothing chosen is lost.
  await dialog.getByRole('button', { name: 'End the job' }).press('Enter');
  await dialog.getByRole('alert').waitFor(patience);
  await dialog.getByRole('combobox', { name: 'Why lost' }).selectOption('price');
  await dialog.getByRole('button', { name: 'End the job' }).press('Enter');
  await dialog.waitFor({ state: 'detached', ...patience });
  const note = page.getByRole('region', { name: 'End the job' });
  await note.getByText('Ended as: Lost').waitFor(patience);
  await note.getByText('Why lost: Price').waitFor(patience);
  await note.getByText('Left in Talk').waitFor(patience);
  await note.getByRole('button', { name: 'Reopen in Talk' }).press('Enter');
  await page.getByRole('button', { name: 'End this job…' }).waitFor(patience);
});

it('a claim is answered for its day and opens a job that both ends show, at 390 px', async () => {
  const mine = await shop.signedIn();
  const { page, call } = mine;
  const id = await openEnding(mine);
  await call('POST', `/api/jobs/${id}/lines`, { description: 'Shower floor', amountMinor: 100 });
  await call('POST', `/api/jobs/${id}/facts`, { facts: [{ key: 'accepted.on', value: '2026-03-02' }] });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${shop.product().origin}/jobs/${id}`);
  await openTab(page, 'Details');
  const coverage = page.getByRole('region', { name: 'Is this covered on this date?' });
  await coverage.getByText('No: the line has no warranty class.').waitFor(patience);
  expect(await coverage.getByRole('button').count()).toBe(0);
  await coverage.getByRole('combobox', { name: 'Warranty class' }).selectOption('waterproofing');
  await coverage.getByLabel('On', { exact: true }).fill('2031-03-03');
  await coverage.getByRole('button', { name: 'Open as paid work' }).waitFor(patience);
  await coverage.getByLabel('On', { exact: true }).fill('2031-03-02');
  await coverage.getByText('Yes, until').waitFor(patience);
  await coverage.getByRole('button', { name: 'Open a claim' }).click();
  const links = page.getByRole('region', { name: 'Linked jobs' });
  await links.getByRole('link', { name: /^Warranty claim: J-/ }).click();
  await page.getByRole('heading', { name: 'Shower floor' }).waitFor(patience);
  await openTab(page, 'Details');
  await links.getByRole('link', { name: /^Warranty claim of J-/ }).waitFor(patience);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
