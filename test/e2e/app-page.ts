import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { sharedBrowser } from '../kit/browser.ts';
import { startProduct, type Product } from '../kit/product.ts';
import { followLink } from './follow-link.ts';

export interface SignedInPage {
  readonly page: Page;
  /** Calls the API as the signed-in person; throws unless it is answered well. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answered>;
}

type Answered = Readonly<Record<string, unknown>>;

/** The whole product on a database of its own, and a browser, for one file of tests. */
export interface Shop {
  readonly product: () => Product;
  /** A page of a browser in which the tour was taken, unless it is the first visit. */
  readonly newPage: (options?: BrowserContextOptions, isFirstVisit?: boolean) => Promise<Page>;
  /** A page whose owner, or the person with an address, came in by a one-time link and sees the sheet. */
  readonly signedIn: (options?: BrowserContextOptions, email?: string) => Promise<SignedInPage>;
}

export const useShop = (): Shop => {
  let product: Product;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), sharedBrowser()]);
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await product.stop();
  });
  const newPage: Shop['newPage'] = async (options = {}, isFirstVisit = false) => {
    const context = await browser.newContext({
      // Wide enough for every column: those beside the view are not in the document.
      viewport: { width: 1920, height: 820 },
      locale: 'en-GB',
      ...options,
    });
    contexts.push(context);
    if (!isFirstVisit) await context.addInitScript(() => localStorage.setItem('jobsheet.tour', 'taken'));
    return context.newPage();
  };
  return {
    product: () => product,
    newPage,
    signedIn: async (options, email) => {
      const page = await newPage(options);
      await followLink(page, await product.signInLink(email));
      await page.getByRole('treegrid').waitFor();
      return { page, call: (method, path, body) => callAs(page, { method, path, body }) };
    },
  };
};

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const callAs = async (page: Page, call: Call): Promise<Answered> => {
  const answer = await page.evaluate(async ({ method, path, body }) => {
    const given = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: given.status, text: await given.text() };
  }, call);
  if (answer.status >= 300)
    throw new Error(`${call.method} ${call.path} answered ${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text);
};
