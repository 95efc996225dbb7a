import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readRow } from '#contract/sheet/row-values';
import type { RowValues } from '#contract/sheet/rows';
import { useShop } from '../kit/app-page.ts';

const shop = useShop();

/** The single input of the sheet, wherever the active cell is. */
const input = (page: Page) => page.locator('textarea[aria-controls]');

/** The active cell as `J-12 customer`; null: none. */
const activeCell = (page: Page): Promise<string | null> =>
  input(page).evaluate((field) => {
    const cell = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
    const row = cell?.closest('[role="row"]');
    const number = [...(row?.querySelectorAll('[role="gridcell"]') ?? [])]
      .map(({ textContent }) => textContent)
      .find((text) => /^J-\d+$/.test(text ?? ''));
    return cell ? `${number ?? 'no number'} ${cell.getAttribute('aria-colindex')}` : null;
  });

/** The visible rows by their numbers, from the top. */
const numbersShown = (page: Page): Promise<readonly string[]> =>
  page.getByRole('gridcell', { name: /^J-\d+$/ }).allTextContents();

const customerOf = (page: Page, number: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell', { name: number, exact: true }) })
    .getByRole('gridcell')
    .filter({ hasText: /./ });

describe('the place of a person at work', () => {
  it('goes from the edited job to the one below it, and stays on that, while another opens jobs', async () => {
    const [mine, theirs] = [await shop.signedIn(), await shop.signedIn({}, 'chen@example.test')];
    const { page } = mine;
    const before = await numbersShown(page);
    const [edited = '', below = ''] = before.slice(8);
    const column = page.getByRole('columnheader', { name: 'Customer' });
    const box = await column.boundingBox();
    const row = page.getByRole('row').filter({
      has: page.getByRole('gridcell', { name: edited, exact: true }),
    });
    const rowBox = await row.boundingBox();
    if (!box || !rowBox) throw new Error('no such cell');
    await page.mouse.click(box.x + 20, rowBox.y + 10);
    await page.keyboard.press('F2');
    await page.keyboard.type(' one');
    for (const title of ['Comes in first', 'Comes in second']) {
      await theirs.call('POST', '/api/jobs', { flow: 'wedding', title, customer: { name: 'Somebody' } });
      await page.getByRole('rowheader', { name: title }).waitFor({ state: 'attached' });
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => activeCell(page)).toMatch(new RegExp(`^${below} `));
    await theirs.call('POST', '/api/jobs', { flow: 'wedding', title: 'Third', customer: { name: 'S' } });
    await page.getByRole('rowheader', { name: 'Third' }).waitFor({ state: 'attached' });
    expect(await activeCell(page)).toMatch(new RegExp(`^${below} `));
    await page.keyboard.type('Written below');
    await page.keyboard.press('Enter');
    await customerOf(page, below).filter({ hasText: 'Written below' }).waitFor();
    // The cell displays the edit before the server has it.
    await expect
      .poll(async () => (await mine.call('GET', '/api/jobs?q=Written%20below'))['jobs'])
      .toMatchObject([{ number: Number(below.slice(2)) }]);
  });
});

const moves = async (page: Page, key: string) => {
  const from = await activeCell(page);
  await page.keyboard.press(key);
  await expect.poll(() => activeCell(page)).not.toBe(from);
};

describe('the keyboard', () => {
  it('lives where the active job is not among the rows that a search, a sort or a filter gives', async () => {
    const { page, call } = await shop.signedIn();
    for (const name of ['Kbd one', 'Kbd two', 'Kbd three'])
      await call('POST', '/api/jobs', { flow: 'wedding', title: name, customer: { name } });
    const search = page.getByRole('searchbox');
    await page.getByRole('rowheader', { name: '金鱼胡同四合院修缮' }).click();
    await search.fill('Kbd');
    await expect.poll(() => page.getByRole('row').count()).toBe(4);
    await page.keyboard.press('Tab');
    await input(page).focus();
    expect(await activeCell(page)).not.toBeNull();
    await moves(page, 'ArrowDown');
    await moves(page, 'Control+Home');
    await moves(page, 'Tab');
    // From an empty list, which is announced, back to rows.
    await search.fill('no such words anywhere');
    await page.getByRole('status').getByText('No rows.').waitFor();
    await input(page).focus();
    await page.keyboard.press('ArrowDown');
    await search.fill('');
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(5);
    await input(page).focus();
    await moves(page, 'ArrowDown');
  });

  it('takes no key for another job while the rows of a new order are on their way', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('rowheader', { name: '金鱼胡同四合院修缮' }).click();
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route(
      (url) => url.pathname === '/api/sheet/rows' && url.searchParams.get('sort')?.includes('title') === true,
      async (route) => {
        await held;
        const answer = await route.fetch();
        const body = await answer.json();
        body.rows = body.rows.filter((row: RowValues) => !readRow(row).title.includes('金鱼'));
        await route.fulfill({ response: answer, json: body });
      },
    );
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await expect.poll(() => page.getByRole('row').count()).toBe(1);
    await page.keyboard.type('blind');
    await page.getByText('No cell was chosen, so what you typed was not taken.').first().waitFor();
    go();
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(5);
    expect(await input(page).inputValue()).toBe('');
    await moves(page, 'ArrowDown');
  });
});
