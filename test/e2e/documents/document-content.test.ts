import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { documentsFlow } from '../../kit/documents.ts';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { drawSignature } from '../kit/pages/sign-on-glass.ts';
import { printed } from '../kit/pages/printed.ts';
import { openInVersion } from '../kit/pages/open-in-version.ts';

const shop = useShop();

/** A job of the trade of the tests in which all but the written part of its contract has something to state. */
const openWhole = async (signedIn: SignedInPage): Promise<string> => {
  const { call } = signedIn;
  const id = await openInVersion(signedIn, shop.product(), {
    flow: documentsFlow,
    title: 'Contract',
    customer: { name: '王小明', address: '朝阳区安华里 3 号', email: 'wang@example.com' },
  });
  const path = `/api/jobs/${id}`;
  const { job } = await call('GET', path);
  await call('PATCH', path, {
    baseVersion: Reflect.get(Object(job), 'version'),
    contractTotalMinor: 12_345_600,
    facts: {
      area: 88.5,
      rooms: 'kitchen,bath',
      'survey.at': Date.parse('2026-03-04T06:30:00Z'),
      style: '现代简约',
    },
  });
  await call('POST', `${path}/lines`, { description: '水电改造', amountMinor: 12_345_600 });
  await call('POST', `${path}/bookings`, { role: 'mason', supplier: '李师傅', state: 'booked' });
  return id;
};

const openDocument = async (page: Page, id: string): Promise<void> => {
  await page.goto(`${new URL(page.url()).origin}/jobs/${id}/documents/contract`);
  await page.getByRole('heading', { name: 'Home contract', level: 1 }).waitFor();
};

const textOf = async (page: Page): Promise<string> => (await printed(page)).text;

const choose = (page: Page, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).selectOption(value);

it('a contract is filed, signed on the glass, and printed on A4 in Chinese and in English; later edits change nothing', async () => {
  const signedIn = await shop.signedIn();
  const { page, call } = signedIn;
  const id = await openWhole(signedIn);
  await openDocument(page, id);
  await page.getByText('Nothing is filed yet.').waitFor();
  await page.getByRole('button', { name: 'File a new version' }).click();
  await page.getByRole('form').getByRole('button', { name: 'File a new version' }).click();
  await page.getByRole('alert').getByText('Scope of work', { exact: true }).waitFor();
  await page.getByLabel('Scope of work').fill('厨房与卫生间翻新\nAll tiles');
  // What is typed outlives the tab.
  await openDocument(page, id);
  await page.getByRole('button', { name: 'File a new version' }).click();
  expect(await page.getByLabel('Scope of work').inputValue()).toBe('厨房与卫生间翻新\nAll tiles');
  await page.getByRole('form').getByRole('button', { name: 'File a new version' }).click();
  await page.getByRole('article', { name: 'Home contract' }).waitFor();
  const path = `/api/jobs/${id}/documents`;
  await call('POST', path, {
    key: 'contract',
    state: 'delivered',
    ways: ['by-mail', 'by-hand'],
    note: 'handed over',
  });
  await call('POST', path, { key: 'contract', state: 'agreed', by: '王小明' });
  await page.getByRole('button', { name: 'Record the signature' }).click();
  await page.getByLabel('Who signs').fill('王小明');
  await page.getByRole('form').getByRole('button', { name: 'Record the signature' }).click();
  await page.getByText('Sign in the box first.').waitFor();
  await drawSignature(page);
  await page.getByRole('form').getByRole('button', { name: 'Record the signature' }).click();
  await page.getByText(/^Sealed at the signature: [0-9a-f]{64}$/).waitFor();

  const english = await textOf(page);
  for (const words of [
    'Homecontract',
    '¥123,456.00',
    '4March202614:30',
    '88.5m²',
    'Kitchen,Bath',
    'Downpayment',
    '水电改造',
    '李师傅',
    'Alltiles',
  ])
    expect(english).toContain(words);
  expect(english).not.toContain('Sealed');
  await choose(page, 'Language', 'zh-Hans');
  await page.getByRole('article', { name: '家装合同' }).waitFor();
  const chinese = await textOf(page);
  for (const words of [
    '家装合同',
    '王小明委托',
    '朝阳区安华里3号',
    '总价¥123,456.00',
    '2026年3月4日14:30',
    '厨房、卫生间',
    '现代简约',
    '首付款',
    '厨房与卫生间翻新',
    '甲方',
    '乙方',
  ])
    expect(chinese).toContain(words);

  const { job } = await call('GET', `/api/jobs/${id}`);
  await call('PATCH', `/api/jobs/${id}`, {
    baseVersion: Reflect.get(Object(job), 'version'),
    facts: { style: 'Rustic' },
    customer: { name: 'Somebody' },
  });
  await openDocument(page, id);
  await page.getByText(/^The job changed since this version was filed/).waitFor();
  await choose(page, 'Language', 'zh-Hans');
  await page.getByRole('article', { name: '家装合同' }).waitFor();
  expect(await textOf(page)).toBe(chinese);
}, 60_000);

it('two versions stand beside each other, a letter goes out, and it fits a telephone', async () => {
  const signedIn = await shop.signedIn();
  const { page, call } = signedIn;
  const id = await openWhole(signedIn);
  const path = `/api/jobs/${id}/documents`;
  await call('POST', path, { key: 'contract', state: 'filed', texts: { scope: 'Tiles' } });
  await call('POST', `/api/jobs/${id}/lines`, { description: 'Door', amountMinor: 100 });
  await call('POST', path, { key: 'contract', state: 'filed', texts: { scope: 'Tiles' } });
  await page.setViewportSize({ width: 390, height: 800 });
  await openDocument(page, id);
  await choose(page, 'Compare with', '1');
  const pages = page.getByRole('article', { name: 'Two versions beside each other' });
  await pages.locator('tr[data-changed]').getByText('Door').waitFor();
  expect(await pages.locator('tr[data-changed]').count()).toBe(1);
  await page.getByRole('button', { name: 'Send as a letter: By e-mail' }).click();
  await page.getByText('Sent to wang@example.com.').waitFor();
  await choose(page, 'Compare with', '');
  await page.getByRole('article', { name: 'Home contract' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}, 60_000);
