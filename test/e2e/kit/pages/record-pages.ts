import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';

interface Retained {
  /** The options of the page; a test with the same options can reuse it. */
  readonly key: string;
  readonly page: Page;
  readonly options: BrowserContextOptions;
}

/** Events that a test may listen to. */
const received = ['console', 'dialog', 'pageerror', 'request', 'response'] as const;

/** Resets a page: no routes, listeners, storage or session, and on an image of the same origin. */
const renew = async ({ page, options }: Retained, origin: string): Promise<void> => {
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
  if (options.permissions) await context.grantPermissions(options.permissions);
  await page.emulateMedia({ media: null, colorScheme: options.colorScheme ?? null, reducedMotion: null });
  if (options.viewport) await page.setViewportSize(options.viewport);
  await page.mouse.move(0, 0);
};

/** Reuses the pages of finished tests for later tests of the file. */
export interface KeptPages {
  /** A reset page with the same options, else a new one. */
  readonly take: (options: BrowserContextOptions, key: string) => Promise<Page>;
}

/**
 * Reuses the pages of a file's tests, because half of the cost of a page is its process. Pages that were
 * opened before all tests stay with their owner.
 */
export const keepPages = (
  open: (options: BrowserContextOptions) => Promise<Page>,
  origin: () => string,
): KeptPages => {
  const free: Retained[] = [];
  const lent: Retained[] = [];
  let isTest = false;
  beforeEach(() => {
    isTest = true;
  });
  afterEach(async () => {
    isTest = false;
    const input = lent.splice(0).filter(({ page }) => !page.isClosed());
    for (const retained of input)
      await renew(retained, origin()).then(
        () => free.push(retained),
        () => retained.page.context().close(),
      );
  });
  return {
    take: async (options, key) => {
      if (!isTest) return open(options);
      const at = free.findIndex((retained) => retained.key === key);
      const retainedRetained = free.splice(at, at < 0 ? 0 : 1)[0] ?? {
        key,
        options,
        page: await open(options),
      };
      lent.push(retainedRetained);
      return retainedRetained.page;
    },
  };
};
