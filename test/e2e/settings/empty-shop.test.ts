import { expect, test } from 'vitest';
import { startEmptyProduct } from '../../kit/product/product.ts';
import { useShop } from '../kit/app-page.ts';
import { followLink } from '../kit/follow-link.ts';

const shop = useShop({}, startEmptyProduct);

test('an empty shop guides its owner: name, people, the first job; each step may wait', async () => {
  const page = await shop.newPage();
  await followLink(page, await shop.product().signInLink());
  const guide = page.getByRole('region', { name: 'Welcome' });
  await guide.waitFor();
  const step = guide.locator('[aria-current="step"]');
  expect(await step.innerText()).toContain('Name your shop');
  // By the pointer: the guide stands in the sheet, which must not take the press.
  const name = guide.getByLabel('Name of the shop');
  await name.click();
  await name.press('ControlOrMeta+a');
  await page.keyboard.insertText('梅兰工作室');
  await page.keyboard.press('Enter');
  await step.filter({ hasText: 'Invite your colleagues' }).waitFor();
  await page.getByRole('banner').getByText('梅兰工作室').waitFor();
  await guide.getByRole('button', { name: 'Skip' }).click();
  await step.filter({ hasText: 'Open the first job' }).waitFor();
  await page.reload();
  // What was skipped stays skipped, and can be gone back to.
  await step.filter({ hasText: 'Open the first job' }).waitFor();
  await guide.getByRole('button', { name: /Invite your colleagues/ }).click();
  await guide.getByRole('form', { name: 'Invite a colleague' }).waitFor();
  await guide.getByRole('button', { name: /Open the first job/ }).click();
  await guide.getByRole('button', { name: '+ New job' }).click();
  const dialog = page.getByRole('dialog', { name: 'New job' });
  await dialog.getByLabel('Title').fill('Lane 12, flat 3');
  await dialog.getByLabel("Customer's name").fill('王小明');
  await dialog.getByRole('button', { name: 'Add the job' }).click();
  await page.getByRole('treegrid').waitFor();
  await page.getByRole('row', { name: 'Lane 12, flat 3' }).first().waitFor();
  expect(await guide.count()).toBe(0);
});
