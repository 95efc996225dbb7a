import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { docsTexts } from '../../../admin/api-docs/texts.ts';
import { useShop } from '../kit/app-page.ts';
import { askedLanguages, expectNothingGrave } from '../kit/reader.ts';

const shop = useShop();

const openDocs = async (page: Page): Promise<void> => {
  await page.goto(`${shop.product().origin}/api/docs`);
  await page.getByRole('heading', { name: 'jobs', exact: true }).waitFor();
};

/** Opens one route of the page. */
const openRoute = async (page: Page, name: string) => {
  const route = page.getByRole('group').filter({ hasText: name }).first();
  await route.locator('summary').first().click();
  await route.getByRole('heading', { name: 'Try it' }).waitFor();
  return route;
};

describe('the page of the API', () => {
  it('tries a call as the person who is signed in, and shows its answer', async () => {
    const { page } = await shop.signedIn();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await openDocs(page);
    await page.getByRole('searchbox', { name: 'Find a route' }).fill('who is signed in');
    const route = await openRoute(page, '/api/me');
    await route.getByRole('button', { name: 'Send' }).click();
    await route.getByRole('status').getByText(/^200/).waitFor();
    const answer = await route.getByRole('region', { name: 'Answer' }).textContent();
    expect(JSON.parse(answer ?? '')).toMatchObject({ role: 'owner', isLocal: true });
    expect(complaints).toEqual([]);
  });

  it('says what the server refuses', async () => {
    const { page } = await shop.signedIn();
    await openDocs(page);
    await page.getByRole('searchbox', { name: 'Find a route' }).fill('all that hangs under');
    const route = await openRoute(page, '/api/jobs/{id}');
    await route.getByRole('textbox', { name: 'id' }).fill('job_nowhere');
    await route.getByRole('button', { name: 'Send' }).click();
    await route.getByRole('status').getByText(/^404/).waitFor();
    expect(await route.getByRole('region', { name: 'Answer' }).textContent()).toContain('not-found');
  });

  it('asks before it sends a change', async () => {
    const { page } = await shop.signedIn();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
    });
    await openDocs(page);
    await page.getByRole('searchbox', { name: 'Find a route' }).fill('name a view');
    const route = await openRoute(page, '/api/views');
    const body = route.getByRole('textbox', { name: 'Body' });
    await body.fill(JSON.stringify({ id: 'viw_docs', name: 'From the page', search: '' }));
    await route.getByRole('button', { name: 'Send', exact: true }).click();
    const question = page.getByRole('dialog', { name: 'Send a change?' });
    await question.getByText('POST /api/views').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'hidden' });
    expect(sent).toEqual([]);
    await route.getByRole('button', { name: 'Send', exact: true }).click();
    await question.getByRole('button', { name: 'Send it' }).click();
    await route.getByRole('status').getByText(/^201/).waitFor();
    expect(sent).toEqual(['/api/views']);
    expect(await route.getByRole('region', { name: 'Answer' }).textContent()).toContain('From the page');
  });

  it('leads whoever is not signed in to the sign-in page', async () => {
    const page = await shop.newPage();
    await page.goto(`${shop.product().origin}/api/docs`);
    await page.getByRole('alert').getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Sign in to Jobsheet' }).waitFor();
    await page.context().close();
  });

  it.each(askedLanguages)(
    'is read in %s in either light, narrow too, with nothing grave',
    async (locale, name) => {
      const { page } = await shop.signedIn();
      await page.setViewportSize({ width: 360, height: 740 });
      await openDocs(page);
      await page.getByRole('combobox').first().selectOption(name);
      await page.getByRole('heading', { name: docsTexts.title[locale] }).waitFor();
      await page.getByRole('searchbox').fill('/api/edits');
      await page.locator('summary').first().click();
      await page.getByRole('button', { name: docsTexts.send[locale] }).waitFor();
      await expectNothingGrave(page, 'the page of the API');
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(360);
    },
  );
});
