import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { followLink } from '../kit/follow-link.ts';

const shop = useShop();

const later = 6 * 60_000;

describe('a sign-in link', () => {
  it('that was opened before, by a mail scanner, still signs in, and only by its button', async () => {
    const link = await shop.product().signInLink();
    const scanner = await shop.newPage();
    await scanner.goto(link);
    await scanner.getByRole('button', { name: 'Sign in' }).waitFor();
    expect((await scanner.request.head(link)).ok()).toBe(true);

    const page = await shop.newPage();
    await page.goto(link);
    // The button has the focus.
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('treegrid').waitFor();
    expect(page.url()).not.toContain('token');
  });

  it('keeps its token when the server is away, and says so', async () => {
    const link = await shop.product().signInLink();
    const page = await shop.newPage();
    await page.goto(link);
    await page.route('**/api/auth/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('your link is still good').waitFor();
    await page.unroute('**/api/auth/**');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('treegrid').waitFor();
  });

  it.each([
    ['/jobs/job_none', /\/jobs\/job_none$/],
    ['//evil.example/x', /localhost:\d+\/$/],
  ])('leads to %s only where that is ours', async (next, address) => {
    const link = await shop.product().signInLink();
    const page = await shop.newPage();
    await followLink(page, `${link}&next=${encodeURIComponent(next)}`);
    await page.waitForURL(address);
  });
});

describe('a version that was replaced', () => {
  it('is kept by a browser in all but the page that names its parts', async () => {
    const page = await shop.newPage();
    const retainedFor = async (path: string) =>
      (await page.request.get(`${shop.product().origin}${path}`)).headers()['cache-control'];
    const start = await page.request.get(shop.product().origin);
    const [script = ''] = /\/assets\/index-[^"]+\.js/.exec(await start.text()) ?? [];
    expect(await retainedFor(script)).toBe('public, max-age=31536000, immutable');
    expect(await retainedFor('/')).toBe('public, max-age=0, must-revalidate');
    expect((await retainedFor('/assets/index-gone.js')) ?? '').not.toContain('immutable');
  });

  it('has no page under the name of a missing script, and an open tab offers the new one', async () => {
    const { page } = await shop.signedIn();
    const missing = await page.request.get(`${shop.product().origin}/assets/index-gone.js`);
    expect(missing.status()).toBe(404);
    expect((await page.request.get(`${shop.product().origin}/notices`)).status()).toBe(200);

    await page.clock.install();
    const comeBack = async () => {
      await page.clock.fastForward(later);
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    };
    const request = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/');
    await comeBack();
    await request;
    expect(await page.getByText('A new version of Jobsheet').count()).toBe(0);

    await page.route(/\/$/, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/index-[^"]+\.js/, 'index-newer.js');
      await route.fulfill({ response: answer, body });
    });
    await comeBack();
    await page.getByRole('status').getByText('A new version of Jobsheet').waitFor();
    await page.unroute(/\/$/);
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await page.getByRole('treegrid').waitFor();
    // Its clock is not the time.
    await page.context().close();
  });
});
