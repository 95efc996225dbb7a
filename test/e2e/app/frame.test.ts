import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { followLink } from '../kit/follow-link.ts';
import { personMenu, speak } from '../kit/reader.ts';

const shop = useShop();

describe('a page that is opened', () => {
  it('keeps to its own policy: the browser complains of nothing', async () => {
    const page = await shop.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await followLink(page, await shop.product().signInLink());
    await page.getByRole('treegrid').waitFor();
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('tab').first().waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('the language chosen in the person’s menu', () => {
  it('is that of the server’s words too, whatever the browser speaks', async () => {
    const { page } = await shop.signedIn();
    await page.goto(`${new URL(page.url()).origin}/jobs/job_nowhere`);
    await page.getByText(/There is no such thing here/).waitFor();
    await speak(page, ['zh-Hans', '简体中文']);
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText(/找不到/).waitFor();
    await page.reload();
    await page.getByText(/找不到/).waitFor();
  });
});

describe('the appearance chosen in the person’s menu', () => {
  it('is that of the sign-in page too', async () => {
    const { page } = await shop.signedIn({ colorScheme: 'light' });
    const surface = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await surface();
    await (await personMenu(page)).getByRole('radio', { name: 'Dark' }).check();
    await expect.poll(surface).not.toBe(light);
    const dark = await surface();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Jobsheet' }).waitFor();
    expect(await surface()).toBe(dark);
  });
});

describe('an address that is no screen’s', () => {
  it('says so in the frame, and leads back', async () => {
    const { page } = await shop.signedIn();
    await page.goto(`${new URL(page.url()).origin}/no/such/page`);
    const pageAlert = page.getByRole('alert').filter({ hasText: 'There is no page at this address' });
    await pageAlert.waitFor();
    expect((await pageAlert.boundingBox())?.x).toBeGreaterThan(100);
    await pageAlert.getByRole('link', { name: 'Back to the jobs' }).click();
    await page.getByRole('treegrid').waitFor();
  });
});

describe('a server that fails without a word of ours', () => {
  it('is told in words, with what to do, and not as a number of the protocol', async () => {
    const { page } = await shop.signedIn();
    await page.route('**/api/notices**', (route) => route.fulfill({ status: 500, body: 'Internal' }));
    await page.getByRole('link', { name: /^Notices/ }).click();
    const pageAlert = page.getByRole('main').getByRole('alert');
    await pageAlert.getByText(/The server failed \(error 500\)/).waitFor({ timeout: 30_000 });
    expect(await pageAlert.innerText()).toMatch(/try again/);
    expect(await page.getByText('HTTP 500').count()).toBe(0);
  });
});

describe('the link past the bar', () => {
  it('is the first stop of the keyboard, and leads into the sheet', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('rowheader').first().waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    const [top] = [(await skip.boundingBox())?.y ?? -1];
    expect(top).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('By keyboard alone');
    await page.getByRole('textbox', { name: /^Job, / }).waitFor();
    expect(await page.getByRole('textbox', { name: /^Job, / }).inputValue()).toBe('By keyboard alone');
    await page.keyboard.press('Escape');

    // Without a sheet the link leads to the screen's main element.
    await page.getByRole('link', { name: 'Unmatched payments' }).click();
    await page.getByRole('heading', { name: 'Unmatched payments' }).waitFor();
    await skip.focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('main').evaluate((main) => main === document.activeElement)).toBe(true);
  });
});
