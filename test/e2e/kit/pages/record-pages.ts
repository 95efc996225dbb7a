import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach } from 'vitest';

/** What a page can be given at any time. Pages that differ only in this serve the same tests. */
type Changeable = Pick<BrowserContextOptions, 'viewport' | 'permissions' | 'colorScheme' | 'reducedMotion'>;

interface Retained {
  /** The origin and the options that a page keeps for life. */
  readonly key: string;
  readonly page: Page;
}

/** Events that a test may listen to. */
const received = ['console', 'dialog', 'pageerror', 'request', 'response'] as const;

/** The pages of this process that no test has. A new page is a new process, which is half of its cost. */
const free: Retained[] = [];

/** Each holds about 200 MB. */
const freeMax = 4;

const keyOf = (
  origin: string,
  { viewport, permissions, colorScheme, reducedMotion, ...fixed }: BrowserContextOptions,
) => JSON.stringify([origin, fixed]);

/** Resets a page: no routes, listeners, storage or session, and on an image of the same origin. */
const renew = async (page: Page, origin: string): Promise<void> => {
  const context = page.context();
  await Promise.all(
    context
      .pages()
      .filter((opened) => opened !== page)
      .map((opened) => opened.close()),
  );
  for (const event of received) await page.removeAllListeners(event, { behavior: 'ignoreErrors' });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(false);
  // Leaving a page with unsent edits asks for confirmation.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`${origin}/icon.svg`);
  page.removeAllListeners('dialog');
  await page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  });
  await context.clearCookies();
  await context.clearPermissions();
  await page.mouse.move(0, 0);
};

const give = async (
  page: Page,
  { viewport, permissions, colorScheme = null, reducedMotion = null }: Changeable,
): Promise<void> => {
  if (permissions) await page.context().grantPermissions(permissions);
  await page.emulateMedia({ media: null, colorScheme, reducedMotion });
  if (viewport) await page.setViewportSize(viewport);
};

type Open = (options: BrowserContextOptions) => Promise<Page>;

/** The pages of one file of tests. */
export interface FilePages {
  /** A reset page with the options, else a new one. */
  readonly take: (options: BrowserContextOptions, open: Open) => Promise<Page>;
  /** A new page that serves no further test. */
  readonly takeNew: (options: BrowserContextOptions, open: Open) => Promise<Page>;
  /** The pages that tests of the file have now. */
  readonly taken: () => readonly Page[];
}

const giveBack = async (retained: Retained, origin: string, hasFailed: boolean): Promise<void> => {
  const { page } = retained;
  if (page.isClosed()) return;
  // A failed test may have left a key or button pressed.
  const isGood =
    !hasFailed &&
    (await renew(page, origin).then(
      () => true,
      () => false,
    ));
  if (isGood) free.push(retained);
  else await page.context().close();
  for (const old of free.splice(0, Math.max(0, free.length - freeMax))) await old.page.context().close();
};

/**
 * Reuses the pages of finished tests, those of other files too where the origin is the same. Pages that are
 * taken before all tests stay with their owner until the file ends.
 */
export const keepPages = (origin: () => string): FilePages => {
  const lent: Retained[] = [];
  const owned: Page[] = [];
  let isTest = false;
  beforeEach(() => {
    isTest = true;
  });
  afterEach(async ({ task }) => {
    isTest = false;
    for (const retained of lent.splice(0)) await giveBack(retained, origin(), task.result?.state === 'fail');
  });
  afterAll(async () => {
    for (const page of owned) await page.context().close();
  });
  const takeNew: FilePages['takeNew'] = async (options, open) => {
    const page = await open(options);
    owned.push(page);
    return page;
  };
  return {
    take: async (options, open) => {
      if (!isTest) return takeNew(options, open);
      const key = keyOf(origin(), options);
      const at = free.findLastIndex((retained) => retained.key === key);
      const [known] = at < 0 ? [] : free.splice(at, 1);
      if (known !== undefined) await give(known.page, options);
      const retained = known ?? { key, page: await open(options) };
      lent.push(retained);
      return retained.page;
    },
    takeNew,
    taken: () => [...owned, ...lent.map(({ page }) => page)],
  };
};
