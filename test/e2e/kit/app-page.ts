import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { sharedBrowser } from '../../kit/product/browser.ts';
import { startProduct, type Product, type WorkerVars } from '../../kit/product/product.ts';
import { recordAnswers, reportFailedPages } from './pages/failed-page.ts';
import { keepPages } from './pages/record-pages.ts';

type Cookie = Parameters<BrowserContext['addCookies']>[0][number];

export interface SignedInPage {
  readonly page: Page;
  /** Calls the API as the signed-in person; throws unless the answer is successful. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answered>;
}

type Answered = Readonly<Record<string, unknown>>;

/** The whole product with its own database, and a browser, for one file of tests. */
export interface Shop {
  readonly product: () => Product;
  /** A page of a browser that has seen the tour, unless it is the first visit. */
  readonly newPage: (options?: BrowserContextOptions, isFirstVisit?: boolean) => Promise<Page>;
  /** A page with the sheet, signed in by a one-time link as the owner or as the person with an address. */
  readonly signedIn: (options?: BrowserContextOptions, email?: string) => Promise<SignedInPage>;
}

const usual: BrowserContextOptions = {
  // Wide enough for all columns, because columns outside the viewport are not in the document.
  viewport: { width: 1920, height: 640 },
  locale: 'en-GB',
  // What moves is painted at each frame. The grid's tests look at what moves.
  reducedMotion: 'reduce',
};

/** The product of a file of tests: with the demo shop, unless another start is given. */
export const useShop = (vars: WorkerVars = {}, start: typeof startProduct = startProduct): Shop => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([start(vars), sharedBrowser()]);
  });
  afterAll(() => product.stop());
  const firstVisit = async (options: BrowserContextOptions): Promise<Page> =>
    (await browser.newContext(options)).newPage();
  const laterVisit = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext(options);
    await context.addInitScript(() => localStorage.setItem('jobsheet.tour', 'taken'));
    return context.newPage();
  };
  const pages = keepPages(() => product.origin);
  reportFailedPages(pages.taken);
  const newPage: Shop['newPage'] = (options, isFirstVisit = false) => {
    const all = { ...usual, ...options };
    return isFirstVisit ? pages.takeNew(all, firstVisit) : pages.take(all, laterVisit);
  };
  return {
    product: () => product,
    newPage,
    signedIn: async (options, email) => {
      const page = await newPage(options);
      recordAnswers(page);
      await page.context().addCookies(await sessionOf(product, email));
      await page.goto(product.origin);
      await page.getByRole('treegrid').waitFor();
      return { page, call: (method, path, body) => callAs(page, { method, path, body }) };
    },
  };
};

/** The cookies after signing in by a link; the sign-in page has its own tests. */
const sessionOf = async ({ origin, signInLink }: Product, email?: string): Promise<readonly Cookie[]> => {
  const token = new URLSearchParams(new URL(await signInLink(email)).hash.slice(1)).get('token');
  const answer = await fetch(`${origin}/api/auth/magic-link/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ token }),
  });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers.getSetCookie().map((cookie) => {
    const pair = cookie.split(';')[0] ?? '';
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
  });
};

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const callAs = async (page: Page, call: Call): Promise<Answered> => {
  const answer = await page.evaluate(async ({ method, path, body }) => {
    const input = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: input.status, text: await input.text() };
  }, call);
  if (answer.status >= 300)
    throw new Error(`${call.method} ${call.path} answered ${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text);
};
