import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { personMenu } from '../kit/reader.ts';
import { openTab } from '../kit/panel.ts';

const shop = useShop();

/** A page may be slow under load; the test asks whether it updates, not how soon. */
const patience = { timeout: 20_000 };

interface Opened {
  readonly id: string;
  readonly version: number;
}

const newJob = async ({ call }: SignedInPage, title: string): Promise<Opened> => {
  const customer = { name: `${title} Customer`, phone: '100' };
  const { job } = await call('POST', '/api/jobs', { flow: 'wedding', title, customer });
  return Object.assign({ id: '', version: 0 }, job);
};

const phoneOf = async ({ call }: SignedInPage, id: string): Promise<unknown> => {
  const { customer } = await call('GET', `/api/jobs/${id}`);
  return Object.assign({ phone: null }, customer).phone;
};

const openPanel = async (page: Page, address: string) => {
  await page.goto(`${shop.product().origin}${address}`);
  await openTab(page, 'Details');
  return page.getByRole('textbox', { name: 'Phone' });
};

describe('the panel of a job that somebody else writes too', () => {
  it('leaves what is being typed alone, and shows mine and theirs before anything is overwritten', async () => {
    const [mine, theirs] = [await shop.signedIn(), await shop.signedIn({}, 'chen@example.test')];
    const { id, version } = await newJob(mine, 'Panel phone');
    const phone = await openPanel(mine.page, `/jobs/${id}`);
    await phone.fill('139');
    const customer = { name: 'Renamed by Chen', phone: '138' };
    await theirs.call('PATCH', `/api/jobs/${id}`, { baseVersion: version, customer });
    const panel = mine.page.getByRole('complementary');
    await panel.getByText('Renamed by Chen').first().waitFor(patience);
    expect(await phone.inputValue()).toBe('139');
    await phone.press('Enter');
    const alert = panel.getByRole('alert');
    await alert.getByText('Someone else changed this meanwhile').waitFor(patience);
    await alert.getByText('138').waitFor();
    await alert.getByText('Yours: 139').waitFor();
    expect(await phoneOf(mine, id)).toBe('138');
    await alert.getByRole('button', { name: 'Use mine' }).click();
    await expect.poll(() => phoneOf(mine, id), patience).toBe('139');
  });

  it('writes a job that no list shows at the first try, and hears of it live', async () => {
    const mine = await shop.signedIn();
    const { id, version } = await newJob(mine, 'Unlisted');
    const write = (baseVersion: number, name: string) =>
      mine.call('PATCH', `/api/jobs/${id}`, { baseVersion, customer: { name, phone: '101' } });
    await write(version, 'Before');
    const phone = await openPanel(mine.page, `/jobs/${id}?q=nothing-is-called-so`);
    await phone.fill('102');
    await phone.press('Enter');
    await expect.poll(() => phoneOf(mine, id), patience).toBe('102');
    expect(await mine.page.getByRole('complementary').getByRole('alert').count()).toBe(0);
    const theirs = await shop.signedIn({}, 'chen@example.test');
    await theirs.call('PATCH', `/api/jobs/${id}`, {
      baseVersion: version + 2,
      customer: { name: 'By Chen' },
    });
    await mine.page.getByRole('complementary').getByText('By Chen').first().waitFor(patience);
  });

  it('sends what was written offline once the network is back, the panel long closed', async () => {
    const mine = await shop.signedIn();
    const { page } = mine;
    const { id } = await newJob(mine, 'Panel offline');
    const phone = await openPanel(page, `/jobs/${id}`);
    await page.context().setOffline(true);
    await phone.fill('777');
    await phone.press('Enter');
    await page.getByRole('status').getByText('Unsent edits: 1').waitFor(patience);
    await page.getByRole('complementary').getByRole('button', { name: 'Close', exact: true }).click();
    await page.context().setOffline(false);
    await expect.poll(() => phoneOf(mine, id), patience).toBe('777');
  });
});

describe('a narrowed sheet', () => {
  it('takes in what somebody else moves into it', async () => {
    const [mine, theirs] = [await shop.signedIn(), await shop.signedIn({}, 'chen@example.test')];
    const { id: ownerId } = await mine.call('GET', '/api/me');
    const { id, version } = await newJob(theirs, 'Handed over');
    await mine.page.goto(`${shop.product().origin}/?owner=${String(ownerId)}`);
    await mine.page.getByRole('treegrid').waitFor();
    await expect
      .poll(() => mine.page.getByRole('rowheader', { name: 'Handed over' }).count(), patience)
      .toBe(0);
    await theirs.call('PATCH', `/api/jobs/${id}`, { baseVersion: version, ownerId });
    await mine.page.getByRole('rowheader', { name: 'Handed over' }).waitFor(patience);
  });
});

describe('signing out', () => {
  it('says that one is still signed in, asks before it loses edits, and leaves nothing behind', async () => {
    const mine = await shop.signedIn();
    const { page } = mine;
    const { id } = await newJob(mine, 'Left behind');
    await page.route('**/api/auth/sign-out', (route) => route.fulfill({ status: 500, body: 'no' }));
    const signOut = async () => (await personMenu(page)).getByRole('button', { name: 'Sign out' }).click();
    await signOut();
    await page.getByRole('alert').getByText('You are still signed in').waitFor(patience);
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.unroute('**/api/auth/sign-out');
    const phone = await openPanel(page, `/jobs/${id}`);
    await page.route(
      (url) => ['/api/edits', `/api/jobs/${id}`].includes(url.pathname),
      (route) => route.abort(),
    );
    await phone.fill('555');
    await phone.press('Enter');
    await page.getByRole('status').getByText('Unsent edits: 1').waitFor(patience);
    await signOut();
    await page.getByText('are only in this browser').waitFor();
    await page.getByRole('button', { name: 'Discard them and sign out' }).click();
    await page.waitForURL('**/sign-in', patience);
    const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('stf_')));
    expect(left).toEqual([]);
    expect(await page.evaluate(async () => (await fetch('/api/me')).status)).toBe(401);
  });
});
