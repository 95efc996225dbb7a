import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { groupBy, narrow, showEveryColumn } from '../kit/bar.ts';
import { cellUnder } from '../kit/cell-under.ts';
import { jobCount } from '../kit/job-count.ts';
import { paste } from '../kit/paste.ts';

const shop = useShop();

/** More jobs than one page loads. */
const manyCount = 150;
let opened: Promise<void> | undefined;

/** Opens many jobs by import, once for this file. */
const openMany = ({ call }: SignedInPage): Promise<void> => {
  opened ??= (async () => {
    for (let start = 0; start < manyCount; start += 50)
      await call('POST', '/api/imports', {
        rows: Array.from({ length: 50 }, (_, index) => ({
          flow: 'renovation',
          title: `Long ${start + index}`,
          customer: { name: 'Long' },
        })),
      });
  })();
  return opened;
};

/** Two frames, after which the result of a key is on the screen. */
const drawn = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Number of elements with `aria-busy`. */
const busy = (all: Locator): Promise<number> =>
  all.evaluateAll((elements) => elements.filter(({ ariaBusy }) => ariaBusy === 'true').length);

/** Holds the pages of the list back until the returned function is called. */
const heldPages = async (page: Page): Promise<() => void> => {
  let letCome = () => {};
  const mayCome = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route('**/api/sheet/rows?**', async (route) => {
    await mayCome;
    await route.continue();
  });
  return () => letCome();
};

/** In the page: the number of loading cells without a skeleton bar. */
const valuesWithoutSign = (rows: readonly Element[]): number =>
  rows
    .filter(({ ariaBusy }) => ariaBusy === 'true')
    .flatMap((row) => [...row.children])
    .filter((cell) => !(Number.parseFloat(getComputedStyle(cell, '::after').width) > 8)).length;

const sheet = (page: Page) => page.getByRole('treegrid');
const row = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title }) });
const blank = (page: Page) => row(page, 'Type here to add a job');

describe('the rows of the sheet', () => {
  it('stand in groups with the sums of all their jobs, and a group closes', async () => {
    const { page } = await shop.signedIn();
    await groupBy(page, 'By stage');
    const heading = row(page, 'Renovation · Construction (6)');
    await heading.waitFor();
    expect(await heading.getAttribute('aria-level')).toBe('1');
    await heading.getByRole('gridcell', { name: '¥920,000' }).waitFor();
    const inside = row(page, '金鱼胡同四合院修缮');
    expect(await inside.getAttribute('aria-level')).toBe('2');
    await heading.getByRole('button', { name: 'Hide the lines of' }).click();
    await inside.waitFor({ state: 'detached' });
    // A heading takes no text; Enter expands it again.
    await heading.getByRole('rowheader').click();
    await page.keyboard.type('x');
    await page.getByRole('status').getByText('This cell cannot be edited.').waitFor();
    await page.keyboard.press('Enter');
    await inside.waitFor();
  });

  it('hold milestones, change orders and tasks under their job, each with cells of its own', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    await page.getByRole('button', { name: 'Show the lines of 金鱼胡同四合院修缮' }).click();
    const task = row(page, 'Start work on site');
    expect(await task.getAttribute('aria-level')).toBe('2');
    const done = task.getByRole('gridcell', { name: 'Done' });
    await done.click();
    await expect.poll(() => done.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.type('Open');
    await page.keyboard.press('Enter');
    await task.getByRole('gridcell', { name: 'Open', exact: true }).waitFor();
    // Waits for the saving, whose message would overwrite the next one.
    await expect.poll(() => busy(page.getByRole('gridcell'))).toBe(0);
    // The due date comes from the plan; a person only ticks the task.
    await task.getByRole('gridcell', { name: /^\d{1,2} [A-Z][a-z]{2}/ }).click();
    await page.keyboard.type('2027-01-01');
    await page.getByRole('status').getByText('This cell cannot be edited.').waitFor();

    await row(page, '北房增设地暖').getByRole('gridcell', { name: 'proposed' }).click();
    await page.keyboard.type('approved');
    await page.keyboard.press('Enter');
    // An approved change order is a milestone.
    await row(page, '北房增设地暖').getByRole('gridcell', { name: 'waiting' }).waitFor();
    const { jobs } = await call('GET', '/api/jobs?q=%E9%87%91%E9%B1%BC');
    expect(jobs).toMatchObject([{ plannedMinor: 37_800_000 + 50_000 }]);
  });

  it('stay under the hands when they fit the filter no longer, and go when they are left', async () => {
    const { page } = await shop.signedIn();
    await narrow(page, 'In charge', { label: '林晓' });
    const mine = row(page, 'Elm Street townhouse');
    await mine.getByRole('gridcell', { name: '林晓' }).click();
    await page.keyboard.type('陈志强');
    await page.keyboard.press('Tab');
    await mine.getByRole('gridcell', { name: '陈志强' }).waitFor();
    await page.getByRole('status').getByText('Saved').waitFor();
    expect(await mine.count()).toBe(1);
    await page.keyboard.press('ArrowUp');
    await mine.waitFor({ state: 'detached' });
  });

  it('have their whole length, and are loaded where the reader is', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    await openMany(signedIn);
    const total = await jobCount(call);
    const requestPaths: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      // Jobs by id and the newest changes are polls, not pages of the list.
      if (!searchParams.has('ids') && searchParams.get('sort') !== '-updated') requestPaths.push(pathname);
    });
    await page.reload();
    // The header row, the jobs, and the blank row below them.
    await expect.poll(() => sheet(page).getAttribute('aria-rowcount')).toBe(String(total + 2));
    await page.getByText(`Rows: ${total}`).waitFor();

    // The end of the list is displayed at once; the pages in between are not loaded.
    await page.getByRole('rowheader').first().click();
    const letCome = await heldPages(page);
    await page.keyboard.press('Control+End');
    await blank(page).waitFor();
    await drawn(page);
    // Loading rows have a skeleton bar for each value in the very frame of the jump.
    expect(await busy(page.getByRole('row'))).toBeGreaterThan(10);
    expect(await page.getByRole('row').evaluateAll(valuesWithoutSign)).toBe(0);
    letCome();
    await row(page, '西直门内大街老宅').waitFor();
    expect(requestPaths.filter((path) => path === '/api/sheet/rows').length).toBeLessThanOrEqual(4);

    // In the middle too; every job appears once on the way up.
    const met = new Set<string>();
    const headers = page.getByRole('rowheader', { name: /Long \d+$/ });
    for (let step = 0; step < 40 && met.size < manyCount; step += 1) {
      await page.keyboard.press('PageUp');
      await drawn(page);
      await expect.poll(() => busy(page.getByRole('row'))).toBe(0);
      for (const title of await headers.allInnerTexts()) met.add(title.trim());
    }
    expect(met.size).toBe(manyCount);
  });

  it('are loaded for a paste that reaches beyond those that are, and all of it is written', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    await openMany(signedIn);
    await page.reload();
    const total = await jobCount(call);
    await page.getByText(`Rows: ${total}`).waitFor();
    await page.getByRole('rowheader').first().click();
    // The rows load only after the sheet has announced that it waits for them.
    const letCome = await heldPages(page);
    await paste(page, `${Array.from({ length: 150 }, (_, at) => `Far ${at}`).join('\n')}\n`);
    await page.getByRole('note').getByText('Loading the rows this applies to…').waitFor();
    letCome();
    // With others, because job numbers match the search too.
    const found = async (title: string) =>
      (await call('GET', `/api/jobs?q=${encodeURIComponent(title)}`))['jobs'];
    for (const title of ['Far 149', 'Far 120'])
      await expect
        .poll(() => found(title), { timeout: 30_000 })
        .toEqual(expect.arrayContaining([expect.objectContaining({ title })]));
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+z');
    await page.getByRole('dialog', { name: 'Undo in 150 jobs?' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Undone. Jobs: 150').waitFor({ timeout: 30_000 });
  });

  it('take a new job in the blank last row: a draft until its required cells are there', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    const find = async () => (await call('GET', '/api/jobs?q=Draftson'))['jobs'];
    await narrow(page, 'Trade', 'wedding');
    await showEveryColumn(page);
    await blank(page).getByRole('rowheader').click();
    await page.keyboard.type('Kitchen Mill Lane 4');
    await page.keyboard.press('Tab');
    await row(page, 'Kitchen Mill Lane 4').getByText('needed').waitFor();
    await blank(page).waitFor();
    expect(await find()).toEqual([]);
    // It survives a reload, and lists what it still needs.
    await page.reload();
    const draft = row(page, 'Kitchen Mill Lane 4');
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+End');
    // The columns of all trades precede those of this trade.
    await page.keyboard.press('Home');
    // The list's length may become known only now; the active row stays on the screen.
    await page.getByText(/Rows: \d+$/).waitFor();
    await (await cellUnder(page, draft, 'Trade')).click();
    await page.keyboard.type('Renov');
    await page.keyboard.press('Enter');
    await (await cellUnder(page, draft, 'Customer')).click();
    await page.keyboard.type('Draftson');
    await page.keyboard.press('Tab');
    await draft.getByRole('gridcell', { name: /^J-\d+/ }).waitFor();
    expect(await find()).toMatchObject([{ title: 'Kitchen Mill Lane 4', flow: 'renovation' }]);
  });

  it('take rows pasted below the last one as new jobs, after a word', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    await narrow(page, 'Trade', 'wedding');
    await showEveryColumn(page);
    await blank(page).getByRole('rowheader').click();
    await paste(
      page,
      'Pasted one\t\tWedding planning\t\t\tPastewell\t\t\t120,000\nPasted two\t\t婚礼策划\t\t\tPastewell\nPasted three\t\tNo such trade\t\t\tPastewell\n',
    );
    const review = page.getByRole('dialog', { name: 'Not all of this can be pasted' });
    await review.getByText('New rows below the last one: 3').waitFor();
    await review.getByText('+3 · Trade').waitFor();
    await review.getByRole('button', { name: 'Paste the other' }).click();
    const pasted = async (): Promise<unknown> => (await call('GET', '/api/jobs?q=Pastewell'))['jobs'];
    await expect.poll(pasted).toMatchObject([
      { title: 'Pasted two', contractTotalMinor: null },
      { title: 'Pasted one', contractTotalMinor: 12_000_000 },
    ]);
    // A row with an invalid trade gets no other: it stays a draft with the issue displayed.
    await row(page, 'Pasted three').getByRole('gridcell', { name: 'cannot read “No such trade”' }).waitFor();
  });
});
