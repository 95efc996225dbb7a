import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';

const shop = useShop();

interface Said {
  readonly name: string;
  readonly phone: string;
  readonly address?: string;
}

const open = (call: SignedInPage['call'], title: string, customer: Said) =>
  call('POST', '/api/jobs', { flow: 'renovation', title, customer });

const toCustomers = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'Jobsheet' }).getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
};
const listed = (page: Page) => page.getByRole('list', { name: 'Customers' }).getByRole('link');
const jobsOf = (page: Page) => page.getByRole('region', { name: 'Jobs' }).getByRole('link');

test('a customer is found while typing; two are merged after what moves was shown, and the merge is undone', async () => {
  const { page, call } = await shop.signedIn({ viewport: { width: 1280, height: 720 } });
  await open(call, 'Flat of the Ouyangs', { name: '欧阳修', phone: '13911110000', address: '庐陵路 1 号' });
  await open(call, 'House of the Ouyangs', { name: '欧阳永叔', phone: '+86 139 1111 0000' });
  await toCustomers(page);
  await page.getByLabel('Find a customer').fill('ouyang');
  await expect.poll(() => listed(page).count()).toBe(2);
  await page.getByLabel('Find a customer').fill('庐陵');
  await expect.poll(() => listed(page).count()).toBe(1);
  await listed(page).first().click();
  await page.getByRole('heading', { name: '欧阳修', level: 1 }).waitFor();
  await expect.poll(() => jobsOf(page).count()).toBe(1);
  await page.getByRole('link', { name: '欧阳永叔 has the same telephone number.' }).waitFor();
  await page.getByRole('button', { name: 'Merge…', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge into 欧阳修' });
  await dialog.getByText('House of the Ouyangs').waitFor();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByText('Merged; 1 jobs moved.').waitFor();
  await expect.poll(() => jobsOf(page).count()).toBe(2);
  await page.getByRole('list', { name: 'Merged into this customer' }).getByText('欧阳永叔').waitFor();
  await page.getByRole('button', { name: 'Undo the merge' }).click();
  await page.getByText('The two customers are apart again.').waitFor();
  await expect.poll(() => jobsOf(page).count()).toBe(1);
  await page.getByRole('link', { name: '欧阳永叔 has the same telephone number.' }).waitFor();
});

test('by the keyboard alone, on a telephone: found, changed, and the change is in all jobs', async () => {
  const { page, call } = await shop.signedIn();
  await open(call, 'Studio', { name: '梅尧臣', phone: '13922220000' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${shop.product().origin}/customers`);
  await page.getByLabel('Find a customer').focus();
  await page.keyboard.insertText('梅尧臣');
  await expect.poll(() => listed(page).count()).toBe(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '梅尧臣', level: 1 }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.getByLabel('Name').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('梅圣俞');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '梅圣俞', level: 1 }).waitFor();
  const { jobs } = await call('GET', `/api/jobs?q=${encodeURIComponent('梅圣俞')}`);
  expect(jobs).toHaveLength(1);
});

test('a new job offers the known customer, and hangs on them', async () => {
  const { page, call } = await shop.signedIn({ viewport: { width: 1280, height: 720 } });
  await open(call, 'Shop front', { name: '范仲淹', phone: '13933330000' });
  await page
    .getByRole('button', { name: /New job/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'New job' });
  await dialog.getByLabel('Title').fill('Second shop front');
  await dialog.getByLabel("Customer's name").fill('范仲');
  await dialog
    .getByRole('group', { name: 'Known customers' })
    .getByRole('button', { name: /范仲淹/ })
    .click();
  await dialog.getByText('The job is for 范仲淹, who is known.').waitFor();
  await dialog.getByRole('button', { name: 'Add the job' }).click();
  await dialog.waitFor({ state: 'detached' });
  const { customers } = await call('GET', `/api/customers?q=${encodeURIComponent('范仲淹')}`);
  expect(customers).toMatchObject([{ name: '范仲淹', jobCount: 2 }]);
});
