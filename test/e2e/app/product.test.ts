import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { followLink } from '../kit/follow-link.ts';
import { personMenu } from '../kit/reader.ts';
import { cellUnder } from '../kit/cell-under.ts';

const shop = useShop();

const dayMs = 86_400_000;

const jobIdOf = (detail: Readonly<Record<string, unknown>>): string => {
  const { job } = detail;
  if (typeof job !== 'object' || job === null || !('id' in job)) throw new Error('no job in the answer');
  return String(job.id);
};

/** Uploads a picture of an earlier wedding, as the page's own queue does. */
const showPicture = (page: Page, id: string): Promise<void> =>
  page.evaluate(async (jobId) => {
    const bytes = new Uint8Array(2000).fill(7);
    bytes.set([0xff, 0xd8, 0xff, 0xe0]);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const key = 'references.pictures/01J8ZQ4T5V0000000000000001';
    const { status } = await fetch(`/api/jobs/${jobId}/files?key=${key}&name=hall.jpg`, {
      method: 'PUT',
      headers: { 'content-digest': `sha-256=:${btoa(String.fromCharCode(...digest))}:` },
      body: bytes,
    });
    if (status >= 300) throw new Error(`the picture was answered ${status}`);
  }, id);

/** A wedding in its first stage that lacks only the couple's confirmation, and with it the intention deposit. */
const openWedding = async ({ call, page }: SignedInPage, title: string): Promise<string> => {
  const me = await call('GET', '/api/me');
  const soon = new Date(Date.now() + 90 * dayMs).toISOString().slice(0, 10);
  const id = jobIdOf(
    await call('POST', '/api/jobs', {
      flow: 'wedding',
      title,
      customer: { name: '林小雨', phone: '13900001234', email: 'lin@example.test', locale: 'zh-Hans' },
      facts: {
        consultant: String(me['id']),
        'visit.at': Date.now() + 3 * dayMs,
        'wedding.on': soon,
        hotel: 'Lakeside',
        'hotel.type': 'ballroom',
        size: 120,
        form: 'Garden',
        atmosphere: 'Warm',
        tone: 'White',
      },
    }),
  );
  const log = { note: 'Talked it through' };
  const done = ['visit.received', 'explained.procedure', 'explained.standards'].map((key) => ({
    key,
    value: true,
  }));
  await call('POST', `/api/jobs/${id}/facts`, {
    facts: [...done, { key: 'wishes', value: log }, { key: 'references', value: log }],
  });
  const texts = { design: 'White drapes, an arch of roses', plan: 'Site visit in spring, contract by May' };
  const plan = { key: 'first-plan', state: 'filed', title: 'First plan', texts };
  await call('POST', `/api/jobs/${id}/documents`, plan);
  await showPicture(page, id);
  return id;
};

const find = async (page: Page, title: string) => {
  await page.getByRole('searchbox').fill(title);
  const row = page.getByRole('row', { name: title }).first();
  await row.waitFor();
  return row;
};

/** Opens the options of a job's Stage cell by keyboard and chooses one. */
const chooseStage = async (page: Page, title: string, stage: string) => {
  const row = await find(page, title);
  await (await cellUnder(page, row, 'Stage')).click();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: stage }).click();
};

describe('the product in a browser', () => {
  it('tells in place what a stage lacks, sees the milestone fall due, takes its payment, and moves on, without a reload', async () => {
    const signedIn = await shop.signedIn();
    const { page } = signedIn;
    const title = 'Lin and Chen by the lake';
    await openWedding(signedIn, title);
    await page.reload();
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));

    await chooseStage(page, title, 'Intention deposit');
    const lacks = page.getByRole('button', { name: 'Open Couple chooses us' });
    await lacks.waitFor();
    await lacks.click();
    const panel = page.getByRole('complementary');
    await panel.getByRole('tab', { name: 'Details', selected: true }).waitFor();
    const confirmed = panel.getByRole('checkbox', { name: 'Couple chooses us' });
    await confirmed.click();

    const row = page.getByRole('row', { name: title }).first();
    await row.getByRole('button', { name: `Show the lines of ${title}` }).click();
    const deposit = page.getByRole('row', { name: /Intention deposit/ });
    await deposit.getByText('due', { exact: true }).waitFor();

    await panel.getByRole('tab', { name: 'Money' }).click();
    await panel.getByRole('button', { name: /^Payment link: Intention deposit/ }).click();
    const link = panel.getByRole('link', { name: /^Open the payment page: Intention deposit/ });
    await link.waitFor();
    const [payPage] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await payPage.getByText('¥1,000.00').waitFor();
    await payPage.getByRole('button', { name: 'Pay', exact: true }).click();
    await payPage.getByRole('status').waitFor();

    await page.bringToFront();
    await deposit.getByText('paid', { exact: true }).waitFor();
    await panel.getByText(/Receipt R\d{4}-\d{6}/).waitFor();
    expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);

    await chooseStage(page, title, 'Intention deposit');
    await row.getByRole('gridcell', { name: 'Intention deposit' }).waitFor();
  });

  it('takes Chinese through an input method into a selected cell, and the server has exactly that text', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    const id = await openWedding(signedIn, 'A title to be typed over');
    await page.reload();
    const row = await find(page, 'A title to be typed over');
    await row.getByText('A title to be typed over').click();
    const keyboard = await page.context().newCDPSession(page);
    for (const text of ['h', 'hu', 'hua', 'hua yuan']) {
      await keyboard.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    await keyboard.send('Input.insertText', { text: '花园路婚礼' });
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: '花园路婚礼' }).first().waitFor();
    await expect
      .poll(async () => (await call('GET', `/api/jobs/${id}`))['job'])
      .toMatchObject({ title: '花园路婚礼' });
  });

  it('signs in by a link that works once, and out', async () => {
    const page = await shop.newPage();
    const link = await shop.product().signInLink();
    await followLink(page, link);
    await page.getByRole('treegrid').waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(5);
    await (await personMenu(page)).getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Jobsheet' }).waitFor();
    await page.goto(`${shop.product().origin}/`);
    await page.getByRole('heading', { name: 'Sign in to Jobsheet' }).waitFor();
    await followLink(page, link);
    await page.getByRole('alert').getByText('used already').waitFor();
  });

  it('keeps what was typed when the server fails, and sends it when asked again', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    const id = await openWedding(signedIn, 'A server that fails');
    await page.reload();
    const row = await find(page, 'A server that fails');
    // The server's own problem; a proxy's answer would be retried.
    const problem = {
      type: 'urn:jobsheet:problem:unexpected',
      title: 'Something went wrong',
      status: 500,
      code: 'unexpected',
      detail: 'Something went wrong.',
      requestId: 'req_1',
    };
    await page.route('**/api/edits', (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await row.getByText('A server that fails').click();
    await page.keyboard.type('Typed while it failed');
    await page.keyboard.press('Enter');
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.unroute('**/api/edits');
    await again.click();
    await expect
      .poll(async () => (await call('GET', `/api/jobs/${id}`))['job'])
      .toMatchObject({ title: 'Typed while it failed' });
  });
});
