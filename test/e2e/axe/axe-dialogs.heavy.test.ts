import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextKey } from '../../../admin/texts/catalogue.ts';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import {
  askedLanguages,
  askedLocales,
  expectNothingGrave,
  personMenu,
  speak,
  words,
  type Language,
} from '../kit/reader.ts';

const shop = useShop();

const button = (page: Page, key: TextKey, language: Language) =>
  page.getByRole('button', { name: new RegExp(`^${words(key, language)}( \\d+)?$`) });

const dialog = (page: Page) => page.getByRole('dialog');

const escape = async (page: Page) => {
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
};

/** Opens a dialog by a button of the toolbar, runs axe, and closes it. */
const lookInto = async (page: Page, key: TextKey, language: Language) => {
  await button(page, key, language).first().click();
  await dialog(page).waitFor();
  await expectNothingGrave(page, key);
};

describe('axe finds nothing serious or critical', () => {
  let mine: SignedInPage;
  beforeAll(async () => {
    // A low viewport, because more rows behind the dialogs would only be checked repeatedly.
    mine = await shop.signedIn({ viewport: { width: 1280, height: 600 } });
    const opened = await mine.call('POST', '/api/jobs', {
      flow: 'renovation',
      title: 'Axe',
      customer: { name: 'Axel', phone: '13900001234' },
    });
    const id = /"id":"(job_\w+)"/.exec(JSON.stringify(opened))?.[1] ?? '';
    await mine.call('POST', `/api/jobs/${id}/payments`, {
      amountMinor: 10_000,
      currency: 'CNY',
      method: 'cash',
      voucher: `AXE ${Date.now()}`,
      occurredAt: Date.now() - 60_000,
    });
    await mine.call('POST', '/api/views', {
      id: `viw_${Date.now()}`,
      name: 'Axed',
      search: '',
      isShared: true,
    });
  });
  afterAll(() => mine.page.context().close());

  it.each(askedLanguages)('in the dialogs of the bar, in %s', async (...language) => {
    const { page } = mine;
    await page.goto(
      `${new URL(page.url()).origin}/?where=title:has:a&colors=red!title:has:a;blue!nextDue:on:next30`,
    );
    await page.getByRole('treegrid').waitFor();
    await speak(page, language);
    await page.getByRole('toolbar').getByRole('button').first().click();
    await dialog(page).waitFor();
    await expectNothingGrave(page, 'the views');
    await dialog(page).locator('[aria-expanded]').last().click();
    await button(page, 'views.remove', language).last().click();
    await expectNothingGrave(page, 'the question before a view is removed');
    await escape(page);
    await lookInto(page, 'columns.label', language);
    await button(page, 'colors.open', language).click();
    await page.getByRole('button', { name: words('colors.add', language) }).click();
    await expectNothingGrave(page, 'a colour rule');
    await escape(page);
    await lookInto(page, 'bar.filter', language);
    await page.getByRole('button', { name: words('where.add', language) }).click();
    const line = dialog(page).getByRole('list').last().getByRole('listitem').last();
    for (const field of ['stage', 'nextDue']) {
      await line.getByRole('combobox').first().selectOption(field);
      await expectNothingGrave(page, `a filter on ${field}`);
    }
    await line.getByRole('combobox').last().selectOption('next');
    await expectNothingGrave(page, 'a filter on so many days');
    await escape(page);
    await lookInto(page, 'bar.sort', language);
    await page.getByRole('button', { name: words('bar.sortAdd', language) }).click();
    await expectNothingGrave(page, 'a sort');
    await escape(page);
    for (const key of ['jobs.group', 'bar.more'] as const) {
      await button(page, key, language).click();
      await page.getByRole('menu').waitFor();
      await expectNothingGrave(page, key);
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
    }
    await personMenu(page);
    await expectNothingGrave(page, 'the person’s menu');
    await escape(page);
    await page
      .getByRole('main')
      .getByRole('button', { name: words('jobs.new', language) })
      .first()
      .click();
    await expectNothingGrave(page, 'a new job');
    await escape(page);
  });

  it.each(askedLanguages)('in the panel and the dialogs of money, in %s', async (...language) => {
    const { page } = mine;
    await page.goto(`${new URL(page.url()).origin}/?q=Axel`);
    await page.getByRole('rowheader', { name: 'Axe' }).click();
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('tab').first().waitFor();
    await speak(page, language);
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expectNothingGrave(page, `the panel’s ${await tab.innerText()}`);
    }
    await page.getByRole('tab', { name: words('panel.money', language) }).click();
    for (const key of ['money.take', 'money.refund', 'money.reverse'] as const) {
      await lookInto(page, key, language);
      await escape(page);
    }
  });

  it.each(askedLanguages)('on the other screens, in %s', async (...language) => {
    const { page } = mine;
    await speak(page, language);
    for (const key of ['shell.notices', 'shell.money'] as const) {
      await page.getByRole('link', { name: new RegExp(`^${words(key, language)}`) }).click();
      await page.getByRole('heading').first().waitFor();
      await expectNothingGrave(page, key);
    }
    await page.getByRole('link', { name: words('shell.jobs', language), exact: true }).click();
  });

  it.each(askedLanguages)('in what is told of the network and of edits, in %s', async (...language) => {
    const { page, call } = mine;
    const title = `Unseen ${language[0]}`;
    await call('POST', '/api/jobs', { flow: 'renovation', title, customer: { name: 'Axel' } });
    await page.goto(`${new URL(page.url()).origin}/?where=title:is:${encodeURIComponent(title)}`);
    await page.getByRole('rowheader', { name: title }).waitFor();
    await speak(page, language);
    // The other screen must be loaded before the network is gone.
    await page.getByRole('link', { name: new RegExp(`^${words('shell.notices', language)}`) }).click();
    await page.getByRole('heading').first().waitFor();
    await page.goBack();
    await page.getByRole('rowheader', { name: title }).click();
    await page.context().setOffline(true);
    await page.keyboard.type('Nobody sees it');
    await page.keyboard.press('Enter');
    await page.getByText(words('live.offline', language).replace('{count}', '1')).waitFor();
    await expectNothingGrave(page, 'Unsent edits');
    await page.route('**/api/edits', (route) =>
      route.fulfill({
        status: 409,
        json: { type: 'x', title: 'No', status: 409, code: 'job-closed', detail: 'No', requestId: 'req' },
      }),
    );
    await page.getByRole('link', { name: new RegExp(`^${words('shell.notices', language)}`) }).click();
    await page.context().setOffline(false);
    const refusals = page.getByRole('alert').getByRole('listitem');
    await refusals.waitFor({ timeout: 60_000 });
    await expectNothingGrave(page, 'a refusal of what is not on show');
    await page.unroute('**/api/edits');
    await page.getByRole('alert').getByRole('button').click();
    await expect.poll(() => refusals.count()).toBe(0);
  });
});

describe('signing in', () => {
  it.each(askedLocales)('has nothing serious in it in %s', async (locale) => {
    const page = await shop.newPage({ locale });
    await page.goto(`${shop.product().origin}/sign-in?error=expired`);
    await page.getByRole('heading').waitFor();
    await expectNothingGrave(page, 'a link that has expired');
    await page.getByRole('textbox').fill('nobody@example.test');
    await page.getByRole('button').click();
    await page.getByRole('status').waitFor();
    await expectNothingGrave(page, 'a link on its way');
    await page.context().close();
  });
});
