import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { narrow, showEveryColumn } from '../kit/bar.ts';
import { cellUnder } from '../kit/cell-under.ts';
import { paste } from '../kit/paste.ts';

const shop = useShop();

/** Waits for a server that is slow or briefly unreachable. */
const patient = { timeout: 20_000 };

const row = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title }) });
const blank = (page: Page) => row(page, 'Type here to add a job');

/** A page filtered to one trade, so that a title and a customer make a job, with all of its rows in view. */
const weddings = async (): Promise<SignedInPage> => {
  const signedIn = await shop.signedIn({ viewport: { width: 1280, height: 1600 } });
  await narrow(signedIn.page, 'Trade', 'wedding');
  await showEveryColumn(signedIn.page);
  await blank(signedIn.page).waitFor();
  return signedIn;
};

const jobsOf = async ({ call }: SignedInPage, customer: string): Promise<unknown> =>
  (await call('GET', `/api/jobs?q=${encodeURIComponent(customer)}`))['jobs'];

/** Delays the answers of a route. */
const slow = (page: Page, path: string, delayMs: number) =>
  page.route(path, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return route.continue();
  });

/** Types a job into the blank row, cell by cell, without waiting. */
const typeJob = async (page: Page, title: string, customer: string, total: string) => {
  await blank(page).getByRole('rowheader').click();
  await page.keyboard.type(title);
  await page.keyboard.press('Tab');
  const draft = row(page, title);
  await (await cellUnder(page, draft, 'Customer')).click();
  await page.keyboard.type(customer);
  await page.keyboard.press('Tab');
  await (await cellUnder(page, draft, 'Contract total')).click();
  await page.keyboard.type(total);
  await page.keyboard.press('Enter');
};

const lines = (customer: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${customer} ${at}\t\t\t\t\t${customer}`).join('\n');

describe('a draft whose job is being opened', () => {
  it('opens one job, with the total that was typed before the answer', async () => {
    const signedIn = await weddings();
    const { page } = signedIn;
    await slow(page, '**/api/jobs', 2000);
    await typeJob(page, 'Slow garden', 'Slowson', '120,000');
    await expect
      .poll(() => jobsOf(signedIn, 'Slowson'), patient)
      .toMatchObject([{ title: 'Slow garden', contractTotalMinor: 12_000_000 }]);
    await row(page, 'Slow garden')
      .getByRole('gridcell', { name: /^J-\d+/ })
      .waitFor();
    expect(await jobsOf(signedIn, 'Slowson')).toHaveLength(1);
  });

  it('opens one job with all of it when the screen is left in between', async () => {
    const signedIn = await weddings();
    const { page } = signedIn;
    await slow(page, '**/api/jobs', 2000);
    await typeJob(page, 'Left garden', 'Leftson', '90,000');
    await page.getByRole('link', { name: /^Notices/ }).click();
    await expect
      .poll(() => jobsOf(signedIn, 'Leftson'), patient)
      .toMatchObject([{ title: 'Left garden', contractTotalMinor: 9_000_000 }]);
    await page.getByRole('link', { name: 'Jobs' }).first().click();
    await narrow(page, 'Trade', 'wedding');
    await blank(page).waitFor();
    await expect.poll(() => row(page, 'Left garden').count(), patient).toBe(1);
  });

  it('opens one job with all of it when the page is loaded anew in between', async () => {
    const signedIn = await weddings();
    const { page } = signedIn;
    // The job is opened, but its answer is lost with the page.
    await page.route('**/api/jobs', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const answer = await route.fetch();
      await new Promise((resolve) => setTimeout(resolve, 3000));
      return route.fulfill({ response: answer }).catch(() => undefined);
    });
    await typeJob(page, 'Anew garden', 'Anewson', '80,000');
    await expect.poll(() => jobsOf(signedIn, 'Anewson'), patient).toHaveLength(1);
    await page.unroute('**/api/jobs');
    await page.reload();
    await expect
      .poll(() => jobsOf(signedIn, 'Anewson'), patient)
      .toMatchObject([{ title: 'Anew garden', contractTotalMinor: 8_000_000 }]);
    await expect.poll(() => row(page, 'Anew garden').count(), patient).toBe(1);
    await row(page, 'Anew garden')
      .getByRole('gridcell', { name: /^J-\d+/ })
      .waitFor();
  });

  it('takes what is being typed when its row becomes the job', async () => {
    const signedIn = await weddings();
    const { page } = signedIn;
    await slow(page, '**/api/jobs', 1500);
    await blank(page).getByRole('rowheader').click();
    await page.keyboard.type('Typed garden');
    await page.keyboard.press('Tab');
    const draft = row(page, 'Typed garden');
    await (await cellUnder(page, draft, 'Customer')).click();
    await page.keyboard.type('Typedson');
    await page.keyboard.press('Tab');
    await (await cellUnder(page, draft, 'Contract total')).click();
    await page.keyboard.type('70,0');
    await draft.getByRole('gridcell', { name: /^J-\d+/ }).waitFor();
    await page.keyboard.type('00');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => jobsOf(signedIn, 'Typedson'), patient)
      .toMatchObject([{ title: 'Typed garden', contractTotalMinor: 7_000_000 }]);
  });
});

describe('drafts of two tabs', () => {
  it('stay both, in both, and over a reload', async () => {
    const signedIn = await weddings();
    const { page } = signedIn;
    const secondTab = await page.context().newPage();
    await secondTab.goto(page.url());
    await blank(secondTab).waitFor();
    for (const [tab, title] of [
      [page, 'Tab one'],
      [secondTab, 'Tab two'],
    ] as const) {
      await blank(tab).getByRole('rowheader').click();
      await tab.keyboard.type(title);
      await tab.keyboard.press('Enter');
    }
    for (const tab of [page, secondTab]) {
      await row(tab, 'Tab one').waitFor();
      await row(tab, 'Tab two').waitFor();
    }
    await page.reload();
    await row(page, 'Tab one').waitFor();
    await row(page, 'Tab two').waitFor();
  });

  it('are told of when the browser has no room for them', async () => {
    const { page } = await weddings();
    await page.evaluate(() => {
      let size = 1 << 22;
      for (let part = 0; size > 8; part += 1)
        try {
          localStorage.setItem(`filled ${part}`, 'x'.repeat(size));
        } catch {
          size >>= 1;
        }
    });
    await blank(page).getByRole('rowheader').click();
    await page.keyboard.type('Nowhere to keep');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Browser storage is full').waitFor();
    await row(page, 'Nowhere to keep').waitFor();
  });
});

describe('rows that are pasted below the last one', () => {
  it('wait while the server is away, and are added when it is back', async () => {
    const signedIn = await weddings();
    const { page } = signedIn;
    // The probe fails with the import: as long as a probe is answered, the server only fails to save.
    let isAway = true;
    await page.route(/\/api\/(imports|me)$/, (route) =>
      isAway ? route.fulfill({ status: 503 }) : route.continue(),
    );
    await blank(page).getByRole('rowheader').click();
    await paste(page, lines('Awayson', 3));
    await page.getByRole('button', { name: /^Paste \d+ cells$/ }).click();
    await page.getByRole('status').getByText('The server does not answer. Unsent edits: 3.').waitFor();
    await row(page, 'Awayson 2').getByText('waits for the server').waitFor();
    isAway = false;
    await expect.poll(() => jobsOf(signedIn, 'Awayson'), patient).toHaveLength(3);
    await row(page, 'Awayson 2')
      .getByRole('gridcell', { name: /^J-\d+/ })
      .waitFor();
  });

  it('say why they were refused, and are added by another try', async () => {
    const signedIn = await weddings();
    const { page } = signedIn;
    const refused = {
      outcome: 'refused',
      jobId: null,
      version: null,
      code: 'x',
      detail: 'No more today.',
      fields: [],
    };
    await page.route('**/api/imports', (route) =>
      route.fulfill({ json: { results: [refused, refused, refused] } }),
    );
    await blank(page).getByRole('rowheader').click();
    await paste(page, lines('Refuson', 3));
    await page.getByRole('button', { name: /^Paste \d+ cells$/ }).click();
    const line = page.getByRole('status').filter({ hasText: 'Rows that were not added: 3. No more today.' });
    await line.waitFor();
    await row(page, 'Refuson 1').getByText('not added: No more today.').waitFor();
    // It survives a reload.
    await page.reload();
    await line.waitFor();
    await page.getByText(/^Rows: \d+$/).waitFor();
    // One by its row's menu, the others by the message line.
    await row(page, 'Refuson 1').getByRole('rowheader').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Add this row now' }).click();
    await expect.poll(() => jobsOf(signedIn, 'Refuson'), patient).toMatchObject([{ title: 'Refuson 1' }]);
    await page.unroute('**/api/imports');
    await page.getByRole('status').getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => jobsOf(signedIn, 'Refuson'), patient).toHaveLength(3);
  });

  it('and over the last ones are one step of undo', async () => {
    const signedIn = await weddings();
    const { page } = signedIn;
    const titles = async () => {
      const jobs = await jobsOf(signedIn, 'Overson');
      return Array.isArray(jobs) ? jobs.map((job: { title: string }) => job.title).toSorted() : [];
    };
    await blank(page).getByRole('rowheader').click();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await paste(page, lines('Overson', 4));
    // No job can have an empty stage: the two existing jobs keep theirs.
    await page.getByRole('button', { name: 'Paste the other 10' }).click();
    await expect.poll(titles, patient).toEqual(['Overson 0', 'Overson 1', 'Overson 2', 'Overson 3']);
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+z');
    await page.getByRole('status').getByText('Undone. Jobs: 4').waitFor();
    await expect.poll(titles, patient).toEqual([]);
  });
});

describe('Ctrl+Z in a draft', () => {
  it('takes back what was just typed there, and nothing older', async () => {
    const signedIn = await weddings();
    const { page, call } = signedIn;
    await call('POST', '/api/jobs', { flow: 'wedding', title: 'Older', customer: { name: 'Olderson' } });
    await blank(page).getByRole('rowheader').click();
    await page.keyboard.type('Just typed');
    await page.keyboard.press('Enter');
    await row(page, 'Just typed').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('status').getByText('Undone in the rows that are not added yet.').waitFor();
    await row(page, 'Just typed').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+y');
    await row(page, 'Just typed').waitFor();
    await page.keyboard.press('Control+z');
    await row(page, 'Just typed').waitFor({ state: 'detached' });
    expect(await jobsOf(signedIn, 'Olderson')).toHaveLength(1);
  });
});
