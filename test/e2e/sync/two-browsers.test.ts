import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { followLink } from '../kit/follow-link.ts';

const shop = useShop();

/** A job on the screens of the owner and of Chen, filtered by its customer. */
const together = async (title: string) => {
  const [mine, theirs] = [await shop.signedIn(), await shop.signedIn({}, 'chen@example.test')];
  const customer = `${title} Customer`;
  await mine.call('POST', '/api/jobs', { flow: 'wedding', title, customer: { name: customer } });
  for (const { page } of [mine, theirs]) {
    await page.getByRole('searchbox').fill(customer);
    await page.getByRole('rowheader', { name: title }).waitFor();
    await expect.poll(() => page.getByRole('row').count(), { timeout: 20_000 }).toBe(2);
  }
  return { mine, theirs, customer };
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
    const { mine, theirs } = await together('Seen');
    await theirs.page.getByRole('rowheader', { name: 'Seen' }).click();
    await mine.page.getByRole('note', { name: /Chen|陈/ }).waitFor();
    await retitle(theirs.page, 'Seen', 'Renamed by Chen');
    await mine.page.getByRole('rowheader', { name: 'Renamed by Chen' }).waitFor({ timeout: 5000 });
    await theirs.page.context().close();
    await expect.poll(() => mine.page.getByRole('note').count()).toBe(0);
  });

  it('write different fields at once: both stand', async () => {
    const { mine, theirs, customer } = await together('Disjoint');
    await mine.page.getByRole('rowheader', { name: 'Disjoint' }).click();
    await mine.page.keyboard.type('My title');
    await cell(theirs.page, customer).click();
    await theirs.page.keyboard.type(`${customer} by Chen`);
    await Promise.all([mine.page.keyboard.press('Enter'), theirs.page.keyboard.press('Enter')]);
    const both = { title: 'My title', customer: `${customer} by Chen` };
    await expect.poll(() => jobOf(mine, customer), { timeout: 20_000 }).toEqual(both);
    for (const { page } of [mine, theirs]) {
      await page.getByRole('rowheader', { name: 'My title' }).waitFor();
      await cell(page, `${customer} by Chen`).waitFor();
    }
  });

  it('write the same field: the later one sees mine and theirs, and typing was not disturbed', async () => {
    const { mine, theirs, customer } = await together('Same field');
    const { page } = mine;
    await page.getByRole('rowheader', { name: 'Same field' }).click();
    await page.keyboard.type('My own ');
    await retitle(theirs.page, 'Same field', 'Theirs first');
    await cell(theirs.page, customer).click();
    await theirs.page.keyboard.type(`${customer} too`);
    await theirs.page.keyboard.press('Enter');
    // The row has their changes, and the editor has the typed text only.
    await cell(page, `${customer} too`).waitFor();
    await page.keyboard.type('words');
    expect(await page.getByRole('textbox', { name: /Same field|Theirs first/ }).inputValue()).toBe(
      'My own words',
    );
    await page.keyboard.press('Enter');
    await page.getByText('Someone else changed this meanwhile').first().waitFor();
    await page.getByText('Theirs first').first().waitFor();
    expect((await jobOf(mine, customer)).title).toBe('Theirs first');
    // After seeing the other value, a person may keep their own.
    await page.getByRole('button', { name: 'Use mine' }).click();
    await expect.poll(async () => (await jobOf(mine, customer)).title).toBe('My own words');
  });
});

describe('two people on one row under a job', () => {
  it('approve no amount that they did not see', async () => {
    const { mine, theirs, customer } = await together('Dearer');
    const { page } = mine;
    const { jobs } = await mine.call('GET', `/api/jobs?q=${encodeURIComponent(customer)}`);
    const [job]: { id: string }[] = Array.isArray(jobs) ? jobs : [];
    const path = `/api/jobs/${job?.id}/change-orders`;
    const { changeOrders } = await mine.call('POST', path, { title: 'Flowers', amountMinor: 50_000 });
    const [order]: { id: string }[] = Array.isArray(changeOrders) ? changeOrders : [];
    await page.getByRole('button', { name: 'Show the lines of Dearer' }).click();
    const line = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Flowers' }) });
    await line.getByRole('gridcell', { name: 'proposed' }).click();
    await page.keyboard.type('approved');
    await theirs.call('POST', path, { changeOrderId: order?.id, amountMinor: 80_000 });
    await line.getByRole('gridcell', { name: '¥800' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Someone else changed this meanwhile').first().waitFor();
    await page.getByText('¥800').first().waitFor();
    expect(await mine.call('GET', `/api/jobs/${job?.id}`)).toMatchObject({
      changeOrders: [{ amountMinor: 80_000, state: 'proposed' }],
    });
    await page.getByRole('button', { name: 'Use mine' }).click();
    await expect
      .poll(() => mine.call('GET', `/api/jobs/${job?.id}`))
      .toMatchObject({ changeOrders: [{ amountMinor: 80_000, state: 'approved' }] });
  });
});

describe('a network that goes and comes back', () => {
  it('loses nothing: what was typed offline is sent, and what others changed meanwhile is mine or theirs', async () => {
    const { mine, theirs, customer } = await together('Offline');
    const { page } = mine;
    await page.context().setOffline(true);
    await retitle(page, 'Offline', 'Typed offline');
    await cell(page, customer).click();
    await page.keyboard.type(`${customer} offline`);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Offline. Unsent edits: 2').waitFor();
    await page.getByRole('rowheader', { name: 'Typed offline' }).waitFor();
    await retitle(theirs.page, 'Offline', 'Theirs meanwhile');
    await expect.poll(async () => (await jobOf(theirs, customer)).title).toBe('Theirs meanwhile');
    await page.context().setOffline(false);
    // The field that nobody else wrote is saved; the other displays both values.
    await expect
      .poll(async () => (await jobOf(theirs, customer)).customer, { timeout: 15_000 })
      .toBe(`${customer} offline`);
    await cell(theirs.page, `${customer} offline`).waitFor();
    const refused = page.getByRole('rowheader', { name: 'Typed offline' });
    await expect.poll(() => refused.getAttribute('aria-invalid'), { timeout: 15_000 }).toBe('true');
    await refused.click();
    await page.getByText('Someone else changed this meanwhile').first().waitFor();
    await page.getByText('Theirs meanwhile').first().waitFor();
    await expect.poll(() => page.getByText('Unsent edits').count()).toBe(0);
    expect((await jobOf(mine, customer)).title).toBe('Theirs meanwhile');
  });

  it('shows what others changed while the tab was away', async () => {
    const { mine, theirs } = await together('Away');
    await mine.page.context().setOffline(true);
    await mine.page.getByRole('status').getByText('You are offline').waitFor();
    await retitle(theirs.page, 'Away', 'Changed while away');
    await theirs.page.getByRole('status').getByText('Saved').waitFor();
    await mine.page.context().setOffline(false);
    await mine.page.getByRole('rowheader', { name: 'Changed while away' }).waitFor({ timeout: 15_000 });
  });

  it('keeps edits over a reload, also a conflict of a row that is not on show then', async () => {
    const { mine, theirs, customer } = await together('Reload');
    const { page } = mine;
    const cut = ({ pathname }: URL) => ['/api/edits', '/api/me'].includes(pathname);
    await page.route(cut, (route) => route.abort());
    await retitle(page, 'Reload', 'Before the reload');
    await page.getByText('Unsent edits: 1').waitFor();
    await retitle(theirs.page, 'Reload', 'Theirs first');
    await expect.poll(async () => (await jobOf(theirs, customer)).title).toBe('Theirs first');
    await cell(page, customer).click();
    await page.keyboard.type(`${customer} kept`);
    await page.keyboard.press('Enter');
    await page.getByText('Unsent edits: 2').waitFor();
    await page.unroute(cut);
    await page.route(
      (url) => url.pathname === '/api/sheet/rows' && !url.searchParams.has('ids'),
      (route) => route.fulfill({ json: { rows: [], nextCursor: null } }),
    );
    await page.reload();
    await expect
      .poll(async () => (await jobOf(theirs, customer)).customer, { timeout: 15_000 })
      .toBe(`${customer} kept`);
    await page.getByRole('alert').getByText('Someone else changed this meanwhile').waitFor();
    expect((await jobOf(theirs, customer)).title).toBe('Theirs first');
  });

  it('keeps what was refused over a reload and another screen, and offers it still', async () => {
    const { mine, theirs } = await together('Refused');
    const { page } = mine;
    await page.getByRole('rowheader', { name: 'Refused' }).click();
    await page.keyboard.type('Mine all along');
    await retitle(theirs.page, 'Refused', 'Theirs before');
    await expect.poll(async () => (await jobOf(theirs, 'Refused Customer')).title).toBe('Theirs before');
    await page.keyboard.press('Enter');
    await page.getByText('Someone else changed this meanwhile').first().waitFor();
    const invalid = page.getByRole('rowheader', { name: 'Mine all along' });
    await page.reload();
    await expect.poll(() => invalid.getAttribute('aria-invalid'), { timeout: 15_000 }).toBe('true');
    await page.getByRole('link', { name: /^Notices/ }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Jobs', exact: true }).click();
    await expect.poll(() => invalid.getAttribute('aria-invalid'), { timeout: 15_000 }).toBe('true');
    expect((await jobOf(mine, 'Refused Customer')).title).toBe('Theirs before');
    await invalid.click();
    await page.getByRole('button', { name: 'Use mine' }).click();
    await expect
      .poll(async () => (await jobOf(mine, 'Refused Customer')).title, { timeout: 15_000 })
      .toBe('Mine all along');
    await page.reload();
    await page.getByRole('rowheader', { name: 'Mine all along' }).waitFor();
    expect(await invalid.getAttribute('aria-invalid')).not.toBe('true');
  });

  it('keeps an edit whose session was lost, says so, and sends it after signing in', async () => {
    const { mine, theirs, customer } = await together('Session');
    const { page } = mine;
    await page.getByRole('rowheader', { name: 'Session' }).click();
    await page.keyboard.type('Typed with');
    await page.context().clearCookies();
    await page.keyboard.type('out a session');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Your session has ended. Unsent edits: 1').waitFor();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    const newTab = await page.context().newPage();
    await followLink(newTab, await shop.product().signInLink());
    await expect
      .poll(async () => (await jobOf(theirs, customer)).title, { timeout: 20_000 })
      .toBe('Typed without a session');
    await page.getByRole('rowheader', { name: 'Typed without a session' }).waitFor();
    await expect.poll(() => page.getByText('Unsent edits').count()).toBe(0);
  });
});
