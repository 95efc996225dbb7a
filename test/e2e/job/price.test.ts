import { expect, test } from 'vitest';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { useShop } from '../kit/app-page.ts';
import { jobNamed } from '../kit/pages/job-named.ts';

const shop = useShop();
const patience = { timeout: 20_000 };

test('the lines say by how much they miss the total and become it by one press; a signed total says why it is fixed and leads to a change order', async () => {
  const { page, call } = await shop.signedIn();
  const open = await jobNamed(call, 'Elm Street townhouse');
  await call('PATCH', `/api/jobs/${open.id}`, {
    baseVersion: open.version,
    contractTotalMinor: 24_000_000,
  });
  await page.goto(`${shop.product().origin}/jobs/${open.id}`);
  await page.getByRole('tab', { name: 'Money' }).click(patience);
  const lines = page.getByRole('region', { name: 'Line items' });
  await lines
    .getByText('The lines are ¥28,000.00 above the contract total of ¥240,000.00.')
    .waitFor(patience);
  await lines.getByRole('button', { name: 'Make ¥268,000.00 the contract total' }).press('Enter');
  const total = page.getByLabel('Contract total (CNY)');
  await expect.poll(() => total.inputValue(), patience).toMatch(/^268,?000\.00$/);
  expect(await total.isEditable()).toBe(true);
  await expect.poll(() => lines.getByText('above the contract total').count(), patience).toBe(0);

  await expect
    .poll(
      () => lines.getByRole('heading').evaluate((heading) => heading === document.activeElement),
      patience,
    )
    .toBe(true);

  const signed = await jobNamed(call, '望京西园 411 号');
  await page.goto(`${shop.product().origin}/jobs/${signed.id}`);
  await page.getByRole('tab', { name: 'Money' }).click(patience);
  await page.getByText('Fixed by the signed contract: it moves by change orders only.').waitFor(patience);
  expect(await total.isEditable()).toBe(false);
  await page.setViewportSize({ width: 390, height: 780 });
  const body = page.getByRole('tabpanel');
  expect(await body.evaluate((panel) => panel.scrollWidth <= panel.clientWidth)).toBe(true);
  expect(await graveViolations(page, 'all', '[role="tabpanel"]')).toEqual([]);
  await body.getByRole('button', { name: 'Add a change order' }).first().press('Enter');
  const title = page.getByRole('textbox', { name: 'Add a change order' });
  await expect.poll(() => title.evaluate((input) => input === document.activeElement), patience).toBe(true);
  await page.keyboard.type('Balcony');
  await page.keyboard.press('Tab');
  await page.keyboard.type('9600');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Approve: Balcony' }).waitFor(patience);
});
