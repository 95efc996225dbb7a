import { expect, test } from 'vitest';
import { z } from 'zod';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { workshop } from '../../kit/workshop.ts';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { openInVersion } from '../kit/pages/open-in-version.ts';

const shop = useShop();

/** Under load a page takes its time; what is asked is whether it comes, not how soon. */
const patience = { timeout: 20_000 };

/** A job of a version of its trade whose lines are decided and make its total. */
const openWorkshop = (signedIn: SignedInPage): Promise<string> =>
  openInVersion(signedIn, shop.product(), {
    flow: { ...workshop, key: 'renovation', version: 98 },
    title: 'Bicycle',
  });

test('an item of the price list is picked by keyboard, decided with what was typed, and makes the total', async () => {
  const mine = await shop.signedIn();
  const { page, call } = mine;
  const id = await openWorkshop(mine);
  await page.goto(`${shop.product().origin}/settings/prices`);
  await page.getByRole('button', { name: 'Add an item' }).click(patience);
  const item = page.getByRole('form', { name: 'Add an item' });
  await item.getByLabel('Code').fill('F-01');
  await item.getByLabel('Name').fill('机油滤清器');
  await item.getByLabel('Unit').fill('个');
  await item.getByLabel('Price (CNY)').fill('68');
  await item.getByLabel('Price (CNY)').press('Enter');
  await page.getByRole('list', { name: 'Price list' }).getByText('机油滤清器').waitFor(patience);
  expect(await graveViolations(page, 'all', 'main')).toEqual([]);

  await page.goto(`${shop.product().origin}/jobs/${id}`);
  await page.getByRole('tab', { name: 'Money' }).click(patience);
  const lines = page.getByRole('region', { name: 'Line items' });
  const box = lines.getByRole('combobox', { name: 'Description or code' });
  await box.fill('f-0');
  await lines.getByRole('option', { name: /机油滤清器/ }).waitFor(patience);
  await box.press('ArrowDown');
  await box.press('Enter');
  expect(await box.inputValue()).toBe('机油滤清器');
  await lines.getByLabel('Quantity').fill('2.5');
  expect(await lines.getByLabel('Amount (CNY)').inputValue()).toBe('¥170.00');
  await lines.getByLabel('Quantity').press('Enter');
  await lines.getByText('2.5 个 × ¥68.00 · to be decided').waitFor(patience);

  await box.fill('Labour');
  await lines.getByLabel('Amount (CNY)').fill('30');
  await lines.getByLabel('Amount (CNY)').press('Enter');
  await lines.getByRole('button', { name: 'Accept all open (2)' }).press('Enter');
  const total = page.getByLabel('Contract total (CNY)');
  await expect.poll(() => total.inputValue(), patience).toBe('200.00');
  expect(await total.isEditable()).toBe(false);
  await lines.getByRole('button', { name: 'Defer: Labour' }).press('Enter');
  await lines.getByRole('button', { name: 'Offer again: Labour' }).waitFor(patience);
  await expect.poll(() => total.inputValue(), patience).toBe('170.00');

  // A phone shows the whole of it.
  await page.setViewportSize({ width: 390, height: 780 });
  const isInside = await lines.evaluate((section) => section.scrollWidth <= section.clientWidth);
  expect(isInside).toBe(true);
  expect(await graveViolations(page, 'all', '[role="tabpanel"]')).toEqual([]);
  // The form of a line takes the focus, and gives it back.
  await lines.getByRole('button', { name: 'Change: Labour' }).press('Enter');
  await page.keyboard.type(' by hand');
  await page.keyboard.press('Enter');
  const change = lines.getByRole('button', { name: 'Change: Labour by hand' });
  await expect
    .poll(() => change.evaluate((button) => button === document.activeElement), patience)
    .toBe(true);
  await lines.getByRole('button', { name: 'Offer again: Labour by hand' }).press('Enter');
  const decisions = async () => {
    const { lines: all } = await call('GET', `/api/jobs/${id}`);
    const rows: readonly { decision: string }[] = Array.isArray(all) ? all : [];
    return rows.map(({ decision }) => decision);
  };
  await expect.poll(decisions, patience).toEqual(['accepted', 'deferred', 'open']);
});

test('a line that a colleague changed meanwhile is told of and saved on top; the day of a deferral is typed digit by digit', async () => {
  const mine = await shop.signedIn();
  const { page, call } = mine;
  const id = await openWorkshop(mine);
  const path = `/api/jobs/${id}/lines`;
  const opened = await call('POST', path, { description: 'Chain', quantity: 1, unitMinor: 5000, unit: null });
  const [line] = z.array(z.object({ id: z.string() })).parse(opened['lines']);
  const lineId = line?.id ?? '';
  await page.goto(`${shop.product().origin}/jobs/${id}`);
  await page.getByRole('tab', { name: 'Money' }).click(patience);
  const lines = page.getByRole('region', { name: 'Line items' });
  await lines.getByRole('button', { name: 'Change: Chain' }).press('Enter');
  const form = lines.locator('form').filter({ has: page.getByRole('button', { name: 'Save' }) });
  await form.getByLabel('Quantity').fill('3');
  await call('POST', path, { lineId, description: 'Chain', quantity: 2, unitMinor: 5000, tags: [] });
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByRole('alert').waitFor(patience);
  expect(await form.getByLabel('Quantity').inputValue()).toBe('3');
  await form.getByRole('button', { name: 'Save' }).click();
  await lines.getByText(/^3 × ¥50\.00/).waitFor(patience);

  await lines.getByRole('button', { name: 'Defer: Chain' }).press('Enter');
  const day = lines.getByLabel('Offer again on: Chain');
  await day.focus();
  await page.keyboard.type('05062099');
  await page.keyboard.press('Enter');
  const stored = async () => {
    const { lines: all } = await call('GET', `/api/jobs/${id}`);
    return z.array(z.object({ deferUntil: z.string().nullable() })).parse(all)[0]?.deferUntil;
  };
  // Day and month stand as the browser's language has them.
  await expect.poll(stored, patience).toMatch(/^2099-(06-05|05-06)$/);
  expect(await day.evaluate((input) => input === document.activeElement)).toBe(true);
});
