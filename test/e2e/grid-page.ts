import type { Browser, CDPSession, Locator, Page } from 'playwright-core';
import { afterEach, expect, inject } from 'vitest';
import { sharedBrowser } from '../kit/browser.ts';

/** The grid's page in a real browser. Everything is found by role and name. */
export interface GridPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly cell: (name: string) => Locator;
  /** The cell that the keyboard is in, as assistive technology is told. */
  readonly active: () => Locator;
  /** What the selected cells show, row by row. */
  readonly selected: () => Promise<readonly string[]>;
  readonly input: () => Locator;
  readonly value: () => Promise<string>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
}

const open = async (browser: Browser, url: string): Promise<GridPage> => {
  const page = await browser.newPage({ viewport: { width: 1320, height: 700 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('close', () => expect(complaints).toEqual([]));
  await page.goto(url);
  await page.getByRole('row', { name: /J-1000/ }).waitFor();
  const input = () => page.getByRole('textbox');
  const active = () =>
    page.getByRole('gridcell', { selected: true }).or(page.getByRole('rowheader', { selected: true }));
  return {
    page,
    cdp: await page.context().newCDPSession(page),
    cell: (name) => page.getByRole('gridcell', { name, exact: true }).first(),
    active,
    selected: () => active().allTextContents(),
    input,
    value: () => input().inputValue(),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
  };
};

/** Each `open` gives a fresh page of the grid that was built for the run. */
export const useGridPage = () => {
  const pages: Page[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  return async (query = ''): Promise<GridPage> => {
    const opened = await open(await sharedBrowser(), `${inject('gridPage')}?${query}`);
    pages.push(opened.page);
    return opened;
  };
};
