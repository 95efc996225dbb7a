import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';

const shop = useShop();

/** Holds the code of a dialog back until the returned function is called. */
const heldPart = async (page: Page, name: string): Promise<() => void> => {
  let letCome = () => {};
  const mayCome = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(`**/assets/${name}-*.js`, async (route) => {
    await mayCome;
    await route.continue();
  });
  return () => letCome();
};

/** Makes the first job's title the active cell. */
const inFirstTitle = async (page: Page): Promise<string> => {
  const first = page.getByRole('rowheader').first();
  await first.click();
  return (await first.innerText()).trim();
};

describe('what is typed while a dialog is on its way is not for the cell under it', () => {
  it('goes into the palette', async () => {
    const { page } = await shop.signedIn();
    const letCome = await heldPart(page, 'palette');
    const title = await inFirstTitle(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Redo');
    const searchTerm = page.getByRole('combobox', { name: 'Command or job' });
    await expect.poll(() => searchTerm.inputValue()).toBe('Redo');
    letCome();
    await page.getByRole('option', { name: /^Redo/ }).waitFor();
    expect(await searchTerm.inputValue()).toBe('Redo');
    await page.keyboard.type('x');
    expect(await searchTerm.inputValue()).toBe('Redox');
    await page.keyboard.press('Escape');
    expect((await page.getByRole('rowheader').first().innerText()).trim()).toBe(title);
  });

  it('is taken by Enter once the palette is there', async () => {
    const { page } = await shop.signedIn();
    const letCome = await heldPart(page, 'palette');
    const title = await inFirstTitle(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('take the tour');
    await page.keyboard.press('Enter');
    letCome();
    await page.getByRole('region', { name: 'Tour' }).getByText('1 of').waitFor();
    expect((await page.getByRole('rowheader').first().innerText()).trim()).toBe(title);
  });

  it.each([
    ['cell-history', 'Control+Shift+H'],
    ['shortcut-sheet', 'Control+/'],
  ])('goes nowhere before %s', async (part, keys) => {
    const { page } = await shop.signedIn();
    const letCome = await heldPart(page, part);
    const title = await inFirstTitle(page);
    await page.keyboard.press(keys);
    await page.getByRole('dialog').getByText('Loading').waitFor();
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    letCome();
    await page.getByRole('dialog').getByText('Loading').waitFor({ state: 'detached' });
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await page.getByRole('rowheader').first().innerText()).trim()).toBe(title);
  });

  it('goes nowhere before the panel of a job', async () => {
    const { page } = await shop.signedIn();
    const letCome = await heldPart(page, 'open-panel');
    // The panel's code is prefetched when the browser is idle.
    await page.reload();
    await page.getByRole('treegrid').waitFor();
    const title = await inFirstTitle(page);
    await page.keyboard.press('Alt+Enter');
    const panel = page.getByRole('complementary');
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Loading…');
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    letCome();
    await expect.poll(() => page.locator(':focus').textContent()).toBe(title);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect((await page.getByRole('rowheader').first().innerText()).trim()).toBe(title);
  });

  it('closes the panel of a job that is not there yet by Escape', async () => {
    const { page } = await shop.signedIn();
    const letCome = await heldPart(page, 'open-panel');
    await page.reload();
    await page.getByRole('treegrid').waitFor();
    await inFirstTitle(page);
    await page.keyboard.press('Alt+Enter');
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Loading…');
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    letCome();
  });

  it('tells that the panel of a job could not be fetched, and fetches it again when asked', async () => {
    const { page } = await shop.signedIn();
    const code = '**/assets/open-panel-*.js';
    await page.route(code, (route) => route.abort());
    await page.reload();
    await page.getByRole('treegrid').waitFor();
    const title = await inFirstTitle(page);
    await page.keyboard.press('Alt+Enter');
    const panel = page.getByRole('complementary');
    await panel.getByRole('alert').waitFor();
    await page.unroute(code);
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByRole('heading', { name: title }).waitFor();
  });
});

describe('a popover of the bar whose contents are on their way', () => {
  it('says so, and gives them the keyboard when they come', async () => {
    const { page } = await shop.signedIn();
    const letCome = await heldPart(page, 'late-contents');
    await page.reload();
    await page.getByRole('button', { name: 'Columns' }).press('Enter');
    const columns = page.getByRole('dialog', { name: 'Columns' });
    await columns.getByRole('status').waitFor();
    letCome();
    await expect
      .poll(() => columns.getByRole('searchbox').evaluate((box) => box === document.activeElement))
      .toBe(true);
  });
});

describe('an arrow that nothing takes', () => {
  it('brings the keyboard into the sheet', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('rowheader').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('complementary').getByRole('tab').first().waitFor();
  });
});
