import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { repairTexts as written } from '#test/kit/flows/repair-texts';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { drawSignature } from '../kit/pages/sign-on-glass.ts';
import { openTab } from '../kit/panel.ts';

const shop = useShop();

/** Under load a page takes its time; what is asked is whether it comes, not how soon. */
const patience = { timeout: 20_000 };
const day = 24 * 60 * 60 * 1000;

/** A repair whose survey is held and whose plan is agreed; the quote is filed, and nobody has it yet. */
const openQuoted = async ({ call }: SignedInPage): Promise<string> => {
  const opened = await call('POST', '/api/jobs', {
    flow: 'repair',
    title: '安华里 3 号卫生间漏水',
    customer: { name: '王芳', phone: '13800000000', email: 'wang@example.test', address: '安华里 3 号' },
    facts: {
      'job.kind': 'repair',
      channel: 'phone',
      'received-by': 'stf_lin',
      problem: '卫生间漏水到楼下',
      emergency: true,
      'emergency.why': '楼下渗水',
      'survey.class': 'ordinary',
      'survey.zone': 'inside-second-ring',
      'survey.at': Date.now() + day,
      surveyor: 'stf_zhou',
      'survey.result': 'done',
      'survey.items': '卫生间防水重做',
      'survey.cause': '防水层破损',
    },
  });
  const id = String(Reflect.get(Object(opened['job']), 'id'));
  const path = `/api/jobs/${id}`;
  await call('POST', `${path}/lines`, {
    description: '防水重做',
    quantity: 12,
    unit: 'm²',
    unitMinor: 50_000,
    class: 'waterproofing',
  });
  await call('POST', `${path}/lines`, {
    description: '铝塑管接头更换',
    amountMinor: 400_000,
    class: 'aluminium-plastic-pipe',
  });
  const file = (key: keyof typeof written) =>
    call('POST', `${path}/documents`, { key, state: 'filed', texts: written[key] });
  await file('survey-record');
  await file('service-plan');
  await call('POST', `${path}/documents/service-plan/letter`, { way: 'by-mail' });
  await call('POST', `${path}/documents`, { key: 'service-plan', state: 'agreed', by: '王芳' });
  await file('quote');
  await call('POST', `${path}/stage`, { to: 'quote', override: { reason: 'shown in a test' } });
  return id;
};

const openDocument = async (page: Page, id: string, key: string, title: string): Promise<void> => {
  await page.goto(`${shop.product().origin}/jobs/${id}/documents/${key}`);
  await page.getByRole('heading', { name: title, level: 1 }).waitFor(patience);
};

/** Signs the filed version on the glass. */
const signOnGlass = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Record the signature' }).click(patience);
  await page.getByLabel('Who signs').fill('王芳');
  await drawSignature(page);
  await page.getByRole('form').getByRole('button', { name: 'Record the signature' }).click();
  await page.getByText(/^Sealed at the signature: [0-9a-f]{64}$/).waitFor(patience);
};

const takePayment = async (page: Page, id: string, voucher: string): Promise<void> => {
  await page.goto(`${shop.product().origin}/jobs/${id}`);
  await openTab(page, 'Money');
  await page
    .getByRole('complementary')
    .getByRole('button', { name: 'Take a payment' })
    .first()
    .click(patience);
  const dialog = page.getByRole('dialog', { name: 'Take a payment' });
  await dialog.getByLabel('Voucher number').fill(voucher);
  await dialog.getByRole('button', { name: 'Record the payment' }).click();
  await dialog.waitFor({ state: 'detached', ...patience });
};

it('a repair’s quote goes out by e-mail, is told by phone, signed and paid; the work is signed off (REP-02-QUO, REP-03-PAY, REP-04-SIGN)', async () => {
  const signedIn = await shop.signedIn();
  const { page, call } = signedIn;
  const id = await openQuoted(signedIn);
  const path = `/api/jobs/${id}`;
  const documents = (key: keyof typeof written, state: string, more: object = {}) =>
    call('POST', `${path}/documents`, { key, state, ...more });
  const job = async () => Object(await call('GET', path));

  await openDocument(page, id, 'quote', 'Quote');
  await page.getByRole('article', { name: 'Quote' }).getByText('¥10,000.00').first().waitFor(patience);
  await page.getByRole('button', { name: 'Send as a letter: By e-mail' }).click();
  await page.getByText('Sent to wang@example.test.').waitFor(patience);
  await expect(documents('quote', 'agreed', { by: '王芳' })).rejects.toThrow('document-not-ready');

  await page.goto(`${shop.product().origin}/jobs/${id}`);
  await openTab(page, 'Details');
  const calls = page.getByRole('region', { name: 'Calls with the customer' });
  await calls.getByRole('button', { name: 'Add: Calls with the customer' }).click(patience);
  await calls.getByLabel('What the call is about').selectOption('quote');
  await calls.getByLabel('Result of the call').selectOption('reached');
  const about = calls.getByRole('textbox', { name: 'What was said' });
  await about.fill('同意报价');
  await about.press('Enter');
  const toldOf = async () =>
    (await job()).tasks.find(({ key }: { readonly key: string }) => key === 'quote-call')?.state;
  await expect.poll(toldOf, patience).toBe('done');
  await documents('quote', 'agreed', { by: '王芳' });

  await documents('contract', 'filed', { texts: written.contract });
  await openDocument(page, id, 'contract', 'Home repair and refurbishment contract');
  await signOnGlass(page);
  await takePayment(page, id, 'R-1');
  expect((await job()).job).toMatchObject({ contractTotalMinor: 1_000_000, paidMinor: 800_000 });
  await call('POST', `${path}/stage`, { to: 'work' });
  await documents('tips', 'filed', { texts: written.tips });
  await call('POST', `${path}/documents/tips/letter`, { way: 'by-mail' });
  await documents('tips', 'agreed', { by: '王芳' });
  const today = new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await call('POST', `${path}/facts`, { facts: [{ key: 'start.on', value: today }] });
  for (const { id: lineId, description, quantity, tags } of (await job()).lines)
    await call('POST', `${path}/lines`, { lineId, description, quantity, tags, isDone: true });
  await call('POST', `${path}/stage`, { to: 'sign-off' });
  await documents('service-sheet', 'filed', { texts: written['service-sheet'] });
  await openDocument(page, id, 'service-sheet', 'Service sheet');
  await signOnGlass(page);
  await takePayment(page, id, 'R-2');
  await documents('certificate', 'filed');
  await openDocument(page, id, 'certificate', 'Warranty certificate');
  const certificate = page.getByRole('article', { name: 'Warranty certificate' });
  await certificate.getByText('Waterproofing, five years').waitFor(patience);
  await certificate.getByText('not covered').first().waitFor(patience);
  await page.getByRole('button', { name: 'Send as a letter: By e-mail' }).click();
  await page.getByText('Sent to wang@example.test.').waitFor(patience);
  await call('POST', `${path}/stage`, { to: 'aftercare' });
  expect((await job()).job).toMatchObject({ stage: 'aftercare', outstandingMinor: 0 });
}, 120_000);
