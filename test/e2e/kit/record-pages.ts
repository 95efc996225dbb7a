import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';

interface Retained {
  /** What the page was asked for by; another test asks for the same. */
  readonly key: string;
  readonly page: Page;
  readonly options: BrowserContextOptions;
}

/** Events that a test may have listened to. */
const received = ['console', 'dialog', 'pageerror', 'request', 'response'] as const;

/** As a new page was: nothing routed or heard, nothing stored, nobody signed in, and on a picture of the same origin. */
const renew = async ({ page, options }: Retained, origin: string): Promise<void> => {
  const context = page.context();
  await Promise.all(
    context
      .pages()
      .filter((otherItem) => otherItem !== page)
      .map((otherItem) => otherItem.close()),
  );
  for (const event of received) await page.removeAllListeners(event, { behavior: 'ignoreErrors' });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(false);
  // Unsent edits ask before they are left.
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

/** Pages that a test opened and left are given to a later test of the file. */
export interface KeptPages {
  /** A page that was asked for in the same words, as new; else one that is opened. */
  readonly take: (options: BrowserContextOptions, key: string) => Promise<Page>;
}

/**
 * Keeps the pages of a file's tests: half of what opening a page costs is a process for it. Pages that no test opened, but
 * what runs before all of them, stay with whoever opened them.
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
