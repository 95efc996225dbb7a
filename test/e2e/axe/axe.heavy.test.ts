import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { useShop } from '../kit/app-page.ts';
import { followLink } from '../kit/follow-link.ts';
import { askedLanguages, askedLocales, expectNothingGrave, speak } from '../kit/reader.ts';
import { sized } from '../../kit/size.ts';

const shop = useShop();

const demoLocales = sized<readonly string[]>({ small: [], full: askedLocales });

/** Low, but with every kind of cell; more rows would only be checked repeatedly for each state. */
const viewport = { width: 1280, height: 600 };

/** Enters a state of the screen from the initial sheet; each one ends where the next can begin. */
type State = readonly [
  name: string,
  enter: (page: Page) => Promise<void>,
  leave: (page: Page) => Promise<void>,
];

const escape = async (page: Page) => {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

const nothing = async () => undefined;

const dialogBy = async (page: Page, keys: string) => {
  await page.keyboard.press(keys);
  await page.getByRole('dialog').waitFor({ timeout: 5000 });
};

/** The first job, below its group's heading; by position, because names are localized. */
const firstRow = (page: Page) => page.getByRole('rowheader').nth(1);

const states: readonly State[] = [
  ['the sheet with lines, colours and a filter', nothing, nothing],
  [
    'a cell’s menu',
    async (page) => {
      await firstRow(page).click({ button: 'right' });
      await page.getByRole('menu').waitFor();
    },
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
    },
  ],
  [
    'find with hits',
    async (page) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type('a');
      await page.getByRole('search').getByRole('status').getByText('1').waitFor();
    },
    (page) => page.keyboard.press('Escape'),
  ],
  [
    'the palette with commands and jobs',
    async (page) => {
      await dialogBy(page, 'Control+k');
      await page.keyboard.type('a');
    },
    escape,
  ],
  ['the sheet of shortcuts', (page) => dialogBy(page, 'Control+/'), escape],
  [
    'the history of a cell, and of its row',
    async (page) => {
      await firstRow(page).click();
      await dialogBy(page, 'Control+Shift+H');
      await expectNothingGrave(page, 'the history of a cell');
      await page.getByRole('dialog').getByRole('button').nth(1).click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor({ timeout: 5000 });
    },
    escape,
  ],
  [
    'a paste that waits for a word',
    async (page) => {
      await firstRow(page).click();
      await page.evaluate(() => navigator.clipboard.writeText('a\tb\tno such trade\tno such stage'));
      await page.keyboard.press('Control+v');
      await page.getByRole('dialog').waitFor({ timeout: 5000 });
    },
    escape,
  ],
  [
    'an open job',
    async (page) => {
      await firstRow(page).click();
      await page.keyboard.press('Alt+Enter');
      await page.getByRole('tab').first().waitFor();
    },
    async (page) => {
      await page.goBack();
      await page.getByRole('tab').first().waitFor({ state: 'detached' });
    },
  ],
];

describe('axe finds nothing serious or critical', () => {
  // One page for all languages, because opening a shop takes longer than all checks.
  let page: Page;
  beforeAll(async () => {
    ({ page } = await shop.signedIn({ viewport, permissions: ['clipboard-read', 'clipboard-write'] }));
  });
  afterAll(() => page.context().close());

  it.each(askedLanguages)('in any state of the sheet, in %s', async (...language) => {
    await speak(page, language);
    await page.goto(
      `${new URL(page.url()).origin}/?group=flow&where=outstanding:from:0&colors=red!nextDue:on:past;yellow!trade:in:wedding&sort=stage,-title`,
    );
    await page.getByRole('rowheader').nth(3).waitFor();
    await page.getByRole('rowheader').nth(1).click();
    await page.keyboard.press('Alt+Shift+ArrowRight');
    for (const [name, enter, leave] of states) {
      await enter(page);
      await expectNothingGrave(page, name);
      await leave(page);
    }
    await page.goto(`${new URL(page.url()).origin}/?asOf=${Date.now() - 30 * 86_400_000}`);
    await page.getByRole('rowheader').nth(3).waitFor();
    await expectNothingGrave(page, 'the sheet of the past');
  });

  // On each change the panel is checked with a job of its own, in the dialogs' file.
  it.each(demoLocales)('in the sheet and the panel of a job of the demo, in %s', async (locale) => {
    const { page: demo } = await shop.signedIn({ locale, viewport });
    await expectNothingGrave(demo, 'the sheet');
    await demo
      .getByRole('gridcell', { name: /^J-\d+$/ })
      .first()
      .click();
    await demo.keyboard.press('Alt+Enter');
    await demo.getByRole('complementary').getByRole('tab').first().waitFor();
    for (const tab of await demo.getByRole('complementary').getByRole('tab').all()) {
      await tab.click();
      await expectNothingGrave(demo, `the panel’s ${await tab.innerText()}`);
    }
  });
});

describe('the first visit', () => {
  it.each(askedLocales)('has nothing serious in it in %s', async (locale) => {
    const page = await shop.newPage({ locale }, true);
    await followLink(page, await shop.product().signInLink());
    await page.getByRole('rowheader').nth(3).waitFor();
    await expectNothingGrave(page, 'the tour');
    await page.context().close();
  });
});

describe('a conflict', () => {
  it('has nothing serious in it either', async () => {
    const { page, call } = await shop.signedIn({ locale: 'zh-CN' });
    const opened = await call('POST', '/api/jobs', {
      flow: 'renovation',
      title: 'Contested',
      customer: { name: 'Axel' },
    });
    const id = /"id":"(job_\w+)"/.exec(JSON.stringify(opened))?.[1] ?? '';
    await page.getByRole('searchbox').fill('Axel');
    await page.getByRole('rowheader', { name: 'Contested' }).click();
    await page.keyboard.type('Mine');
    await call('PATCH', `/api/jobs/${id}`, { baseVersion: 1, title: 'Theirs' });
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Theirs').waitFor();
    expect(await graveViolations(page)).toEqual([]);
  });
});
