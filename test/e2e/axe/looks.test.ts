import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { useShop } from '../kit/app-page.ts';
import { followLink } from '../kit/follow-link.ts';
import { narrow } from '../kit/bar.ts';

const shop = useShop();

const phone: BrowserContextOptions = { viewport: { width: 390, height: 800 } };

/** The shop on a phone, in a language and colour scheme; the sheet is a list of cards there. */
const onPhone = async (more: BrowserContextOptions = {}, email?: string) => {
  const page = await shop.newPage({ ...phone, ...more });
  await followLink(page, await shop.product().signInLink(email));
  await page.getByRole('list').getByRole('button').first().waitFor();
  return page;
};

describe('on a narrow screen', () => {
  it('jobs are cards without a sideways scroll, filtered as the sheet is, and a tap opens one', async () => {
    const page = await onPhone();
    const cards = page.getByRole('list', { name: 'Jobs' }).getByRole('listitem');
    const all = await cards.count();
    expect(all).toBeGreaterThan(20);
    const late = cards.filter({ hasText: 'Chen & Park wedding' });
    expect(await late.innerText()).toMatch(/overdue[\s\S]*Minji Park[\s\S]*Due now/);
    const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide).toBeLessThanOrEqual(seen ?? 0);
    await narrow(page, 'Trade', 'wedding');
    await expect.poll(() => cards.count()).toBeLessThan(all);
    await late.getByRole('button').first().click();
    await page.getByRole('tab', { name: 'Money' }).waitFor();
  });

  it('cards say what still is needed, and that the first job is added by their button', async () => {
    // An owner without jobs is led through the first steps of a shop instead.
    const page = await onPhone({}, 'chen@example.test');
    const cards = page.getByRole('list', { name: 'Jobs' }).getByRole('button');
    await cards
      .filter({ hasText: /Still needed: \d+/ })
      .first()
      .waitFor();
    await page.route('**/api/sheet/rows?**', (route) =>
      route.fulfill({ json: { rows: [], nextCursor: null } }),
    );
    await page.reload();
    await page.getByText(/^Add the first one here/).waitFor();
    expect(await page.getByText(/the row above/).count()).toBe(0);
    await page.getByRole('main').getByRole('button', { name: 'New job' }).last().click();
    await page.getByRole('dialog', { name: 'New job' }).waitFor();
  });

  it.each([
    ['zh-CN', 'dark'],
    ['zh-TW', 'light'],
  ] as const)('cards have nothing grave in %s, %s', async (locale, colorScheme) => {
    const page = await onPhone({ locale, colorScheme });
    expect(await graveViolations(page)).toEqual([]);
  });
});

describe('the sheet of shortcuts', () => {
  it('opens by its key and its button, also while a cell is edited, and gives the keyboard back', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+/');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Fill down').waitFor();
    expect(await graveViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    // In the sheet a question mark is a character like any other.
    await page.keyboard.type('?');
    expect(await page.getByRole('textbox', { name: /Job/ }).inputValue()).toBe('?');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await sheet.waitFor();
  });
});

describe('the active cell', () => {
  it('has its own ring and no other, though its input has the keyboard', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('ArrowRight');
    const input = page.locator('textarea:focus-visible');
    expect(await input.evaluate((field) => getComputedStyle(field).outlineStyle)).toBe('none');
    // The typed text is visible, and the input was not before.
    expect(await input.evaluate((field) => getComputedStyle(field).color)).toBe('rgba(0, 0, 0, 0)');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('Seen');
    expect(await input.evaluate((field) => getComputedStyle(field).outlineStyle)).toBe('none');
    expect(await input.evaluate((field) => getComputedStyle(field).color)).not.toBe('rgba(0, 0, 0, 0)');
    await page.keyboard.press('Escape');
  });
});

describe('stages', () => {
  it('stand at one height over their steps, with and without a sign', async () => {
    const { page } = await shop.signedIn();
    const stages = page.getByRole('gridcell', { name: /^(Contract|First consultation)$/ });
    await stages.first().waitFor();
    const tops = await stages.evaluateAll((cells) =>
      cells.map((cell) => {
        const text = document.createRange();
        text.selectNodeContents(cell);
        return Math.round(text.getBoundingClientRect().top - cell.getBoundingClientRect().top);
      }),
    );
    expect(tops.length).toBeGreaterThan(1);
    expect(new Set(tops).size).toBe(1);
  });
});

describe('a sheet without rows', () => {
  it('says what hides them, or what a job is and how to begin', async () => {
    const { page } = await shop.signedIn({}, 'chen@example.test');
    await page.goto(`${new URL(page.url()).origin}/?where=title:is:nowhere`);
    await page.getByText('No jobs match these filters.').waitFor();
    expect(await graveViolations(page)).toEqual([]);
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
    await page.getByRole('rowheader').first().waitFor();

    // While rows are loading, no empty state is displayed, and the pressed control does not move.
    let letCome = () => {};
    const mayCome = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    const isHeld = /\/api\/(jobs\?|sheet\/)/;
    await page.route(isHeld, async (route) => {
      await mayCome;
      await route.fallback();
    });
    await page.reload();
    await page.getByText('Loading more rows').waitFor();
    const group = page.getByRole('button', { name: 'Group' });
    const place = async () => {
      const { x, y } = (await group.boundingBox()) ?? { x: -1, y: -1 };
      return [Math.round(x), Math.round(y)];
    };
    const before = await place();
    expect(await page.getByText(/No rows|Rows: 0/).count()).toBe(0);
    letCome();
    await page.getByRole('rowheader').first().waitFor();
    await page.getByRole('button', { name: /^Overdue \d/ }).waitFor();
    expect(await place()).toEqual(before);
    await page.unroute(isHeld);

    // A shop's first day.
    await page.route('**/api/sheet/rows?**', (route) =>
      route.fulfill({ json: { rows: [], nextCursor: null } }),
    );
    await page.reload();
    await page.getByText(/A job is one piece of work for a customer/).waitFor();
    await page.getByText(/Type the first one into the row above/).waitFor();
    expect(await graveViolations(page)).toEqual([]);
    await page.getByRole('main').getByRole('button', { name: 'New job' }).last().click();
    await page.getByRole('dialog', { name: 'New job' }).waitFor();
  });
});

describe('on paper', () => {
  it('stands a plain table with its heading on every page, and nothing of the screen', async () => {
    const { page } = await shop.signedIn();
    const pages = await page.pdf({ format: 'A4', landscape: true });
    expect(pages.length).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const table = page.getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('columnheader').first().innerText()).toBe('Job');
    await expect.poll(() => table.getByRole('row').count()).toBeGreaterThan(20);
    await table.getByRole('cell', { name: 'Wedding planning' }).first().waitFor();
    // Numbers and dates stay on one line, however narrow the page.
    await page.setViewportSize({ width: 700, height: 900 });
    const broken = await table.getByRole('cell', { name: /^(J-\d+|\d{4}-\d\d-\d\d)$/ }).evaluateAll(
      (cells) =>
        cells.filter((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
        }).length,
    );
    expect(broken).toBe(0);
    expect(await page.getByRole('treegrid').isVisible()).toBe(false);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await table.waitFor({ state: 'detached' });
  });
});

describe('Unsent edits', () => {
  it('stay kept while the screen is too narrow for the sheet, and go out when it is there again', async () => {
    const { page, call } = await shop.signedIn();
    await call('POST', '/api/jobs', { flow: 'renovation', title: 'Kept', customer: { name: 'Narrowson' } });
    await page.getByRole('searchbox').fill('Narrowson');
    await page.getByRole('rowheader', { name: 'Kept' }).click();
    // The server is not to be had, and the page is left: the edit is this browser's alone.
    await page.route('**/api/edits', (route) => route.fulfill({ status: 503 }));
    await page.keyboard.type('Sent later');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: 'Sent later' }).waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.setViewportSize({ width: 390, height: 800 });
    await page.reload();
    const title = async () => (await call('GET', '/api/jobs?q=Narrowson'))['jobs'];
    await page.getByRole('list', { name: 'Jobs' }).getByRole('button').first().waitFor();
    const card = page.getByRole('list', { name: 'Jobs' }).getByRole('button').filter({ hasText: 'Kept' });
    await card.getByText('Not saved yet').waitFor();
    await page.unroute('**/api/edits');
    expect(await title()).toMatchObject([{ title: 'Kept' }]);
    await page.setViewportSize({ width: 1400, height: 800 });
    await expect.poll(title).toMatchObject([{ title: 'Sent later' }]);
  });
});
