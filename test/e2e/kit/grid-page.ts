import type { CDPSession, Locator, Page } from 'playwright-core';
import { afterEach, expect, inject } from 'vitest';
import { sharedBrowser } from '../../kit/product/browser.ts';

/** The grid's page in a real browser. All elements are found by role and name. */
export interface GridPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly cell: (name: string) => Locator;
  /** The active cell, by `aria-activedescendant`. */
  readonly active: () => Locator;
  /** The texts of the selected cells, row by row. */
  readonly selected: () => Promise<readonly string[]>;
  readonly input: () => Locator;
  readonly value: () => Promise<string>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
}

const viewport = { width: 1320, height: 700 };

/** A page of this process, with its console errors since the last check. */
interface Retained {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly complaints: string[];
}

const free: Retained[] = [];

const newKept = async (): Promise<Retained> => {
  const page = await (await sharedBrowser()).newPage({ viewport, reducedMotion: 'reduce' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, complaints, cdp: await page.context().newCDPSession(page) };
};

/**
 * Resets the page to its initial state, except for the browser's script cache, because parsing scripts is
 * most of the time of opening a page.
 */
const renew = async ({ page, complaints }: Retained): Promise<void> => {
  await page.goto('about:blank');
  await page.mouse.move(0, 0);
  await page.context().clearPermissions();
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
  await page.setViewportSize(viewport);
  complaints.length = 0;
};

const open = async ({ page, cdp }: Retained, url: string): Promise<GridPage> => {
  await page.goto(url);
  await page.getByRole('row', { name: /J-1000/ }).waitFor();
  const input = () => page.getByRole('textbox');
  const active = () =>
    page.getByRole('gridcell', { selected: true }).or(page.getByRole('rowheader', { selected: true }));
  return {
    page,
    cdp,
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

/** Each `open` gives a fresh page of the grid built for the run. */
export const useGridPage = () => {
  const taken: Retained[] = [];
  afterEach(async ({ task }) => {
    for (const retained of taken.splice(0)) {
      const complaints = [...retained.complaints];
      // A failed test may have left a key or button pressed.
      if (task.result?.state === 'fail' || complaints.length > 0) await retained.page.context().close();
      else {
        await renew(retained);
        free.push(retained);
      }
      expect(complaints).toEqual([]);
    }
  });
  return async (query = ''): Promise<GridPage> => {
    const retained = free.pop() ?? (await newKept());
    taken.push(retained);
    return open(retained, `${inject('gridPage')}?${query}`);
  };
};
