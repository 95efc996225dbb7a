import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from './app-page.ts';

const shop = useShop();

/** A job on the screens of the owner and of Chen, narrowed to its customer. */
const together = async (title: string) => {
  const [mine, theirs] = [await shop.signedIn(), await shop.signedIn({}, 'chen@example.test')];
  const customer = `${title} Customer`;
  await mine.call('POST', '/api/jobs', { flow: 'wedding', title, customer: { name: customer } });
  for (const { page } of [mine, theirs]) {
    await page.getByRole('searchbox').fill(customer);
    await page.getByRole('rowheader', { name: title }).waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
  }
  const close = async () => {
    await mine.page.context().close();
    await theirs.page.context().close();
  };
  return { mine, theirs, customer, close };
};

const cell = (page: Page, name: string) => page.getByRole('gridcell', { name, exact: true });

const retitle = async (page: Page, from: string, to: string) => {
  await page.getByRole('rowheader', { name: from }).click();
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
};

const jobOf = async ({ call }: SignedInPage, customer: string) => {
  const { jobs } = await call('GET', `/api/jobs?q=${encodeURIComponent(customer)}`);
  const [job]: { title: string; customerName: string }[] = Array.isArray(jobs) ? jobs : [];
  return { title: job?.title, customer: job?.customerName };
};

describe('two people on one job', () => {
  it('see each other by name, and what the other writes at once', async () => {
    const { mine, theirs, close } = await together('Seen');
    await theirs.page.getByRole('rowheader', { name: 'Seen' }).click();
    await mine.page.getByRole('note', { name: /Chen|陈/ }).waitFor();
    await retitle(theirs.page, 'Seen', 'Renamed by Chen');
    await mine.page.getByRole('rowheader', { name: 'Renamed by Chen' }).waitFor({ timeout: 5000 });
    await theirs.page.context().close();
    await expect.poll(() => mine.page.getByRole('note').count()).toBe(0);
    await close();
  });

  it('write different fields at once: both stand', async () => {
    const { mine, theirs, customer, close } = await together('Disjoint');
    await mine.page.getByRole('rowheader', { name: 'Disjoint' }).click();
    await mine.page.keyboard.type('My title');
    await cell(theirs.page, customer).click();
    await theirs.page.keyboard.type(`${customer} by Chen`);
    await Promise.all([mine.page.keyboard.press('Enter'), theirs.page.keyboard.press('Enter')]);
    const both = { title: 'My title', customer: `${customer} by Chen` };
    await expect.poll(() => jobOf(mine, customer)).toEqual(both);
    for (const { page } of [mine, theirs]) {
      await page.getByRole('rowheader', { name: 'My title' }).waitFor();
      await cell(page, `${customer} by Chen`).waitFor();
    }
    await close();
  });

  it('write the same field: the later one sees mine and theirs, and typing was not disturbed', async () => {
    const { mine, theirs, customer, close } = await together('Same field');
    const { page } = mine;
    await page.getByRole('rowheader', { name: 'Same field' }).click();
    await page.keyboard.type('My own ');
    await retitle(theirs.page, 'Same field', 'Theirs first');
    await cell(theirs.page, customer).click();
    await theirs.page.keyboard.type(`${customer} too`);
    await theirs.page.keyboard.press('Enter');
    // The row has their changes, and the editor has what was typed, nothing else.
    await cell(page, `${customer} too`).waitFor();
    await page.keyboard.type('words');
    expect(await page.getByRole('textbox', { name: /Same field|Theirs first/ }).inputValue()).toBe(
      'My own words',
    );
    await page.keyboard.press('Enter');
    await page.getByText('Someone else changed this meanwhile').first().waitFor();
    await page.getByText('Theirs first').first().waitFor();
    expect((await jobOf(mine, customer)).title).toBe('Theirs first');
    // Having seen theirs, one may keep one's own.
    await page.getByRole('button', { name: 'Use mine' }).click();
    await expect.poll(async () => (await jobOf(mine, customer)).title).toBe('My own words');
    await close();
  });
});
