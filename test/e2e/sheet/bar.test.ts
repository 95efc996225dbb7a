import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { bar, filters, leave } from '../kit/bar.ts';
import { followLink } from '../kit/follow-link.ts';
import { jobCount } from '../kit/job-count.ts';
import { languages, personMenu, speak } from '../kit/reader.ts';

const shop = useShop();

/** The height of the toolbar's first line, and whether all its controls are within it and the screen. */
const lineOf = (page: Page) =>
  page.getByRole('toolbar').evaluate((toolbar) => {
    const line = toolbar.firstElementChild;
    const controls = [...(line?.querySelectorAll('button, input') ?? [])].filter(
      (item) => item.closest('[popover]') === null && item.checkVisibility(),
    );
    const boxes = controls.map((control) => control.getBoundingClientRect());
    return {
      height: toolbar.getBoundingClientRect().height,
      rows: new Set(boxes.map(({ y, height }) => Math.round((y + height / 2) / 4))).size,
      outside: boxes.filter(({ left, right }) => left < 0 || right > innerWidth).length,
      covered: boxes.filter(({ left }, at) => left + 0.5 < (boxes[at - 1]?.right ?? 0)).length,
    };
  });

const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );

describe('the bar', () => {
  it.each(languages)(
    'is one line of 44 px at 1280 x 720, at half as much again and beside a job, in %s',
    async (...language) => {
      const { page } = await shop.signedIn({ viewport: { width: 1280, height: 720 } });
      await speak(page, language);
      const item = { height: 44, rows: 1, outside: 0, covered: 0 };
      await expect.poll(() => lineOf(page)).toEqual(item);
      await page.setViewportSize({ width: 853, height: 480 });
      await expect.poll(() => lineOf(page)).toEqual(item);
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.getByRole('rowheader').first().click();
      await page.keyboard.press('Alt+Enter');
      await page.getByRole('complementary').getByRole('tab').first().waitFor();
      await expect.poll(() => lineOf(page)).toEqual(item);
    },
  );

  it('has every text at 12 px or more, in the panel and in letters too', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Alt+Enter');
    const small = () =>
      page.evaluate(() =>
        [...document.body.querySelectorAll('*')]
          .filter(
            (item) => item.checkVisibility() && [...item.childNodes].some(({ nodeType }) => nodeType === 3),
          )
          .filter((item) => Number.parseFloat(getComputedStyle(item).fontSize) < 12)
          .map((item) => item.outerHTML.slice(0, 80)),
      );
    for (const tab of await page.getByRole('complementary').getByRole('tab').all()) {
      await tab.click();
      expect(await small()).toEqual([]);
    }
  });

  it('is one stop of the keyboard: arrows go through it, and Tab leads to what narrows and into the sheet', async () => {
    const { page } = await shop.signedIn();
    await bar(page)
      .getByRole('button', { name: /^View: / })
      .focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('Mine');
    await page.keyboard.press('End');
    expect(await focused(page)).toMatch(/New job/);
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toBe('More');
    await page.keyboard.press('ArrowLeft');
    // In the search the arrow keys move the caret, and leave the input at its ends.
    await page.keyboard.type('ab');
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toMatch(/^Search/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('More');
    const stops = await bar(page).evaluate(
      (toolbar) =>
        [...toolbar.querySelectorAll<HTMLElement>('button, input')].filter(({ tabIndex }) => tabIndex === 0)
          .length,
    );
    expect(stops).toBe(1);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[role="toolbar"]') === null)).toBe(
      true,
    );
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('More');
  });

  it('counts what is late and what falls due soon over all open jobs, and narrows by a press', async () => {
    const { page, call } = await shop.signedIn();
    const late = await jobCount(call, '?due=overdue');
    const soon = await jobCount(call, '?due=soon');
    const overdue = bar(page).getByRole('button', { name: `Overdue ${late}` });
    await bar(page)
      .getByRole('button', { name: `Next 7 days ${soon}` })
      .waitFor();
    await overdue.click();
    await page.getByText(`Rows: ${late}`).waitFor();
    expect(await overdue.getAttribute('aria-pressed')).toBe('true');
    await bar(page).getByRole('button', { name: 'Mine' }).click();
    const { searchParams } = new URL(page.url());
    expect([...searchParams.keys()].toSorted()).toEqual(['due', 'person']);
    // The counts cover all jobs, whatever the filters; a second press removes the filter.
    await overdue.click();
    expect(new URL(page.url()).searchParams.has('due')).toBe(false);
  });

  it('opens at its buttons, over a sheet that can still be judged, and Escape gives the keyboard back', async () => {
    const { page } = await shop.signedIn({ viewport: { width: 1280, height: 720 } });
    for (const name of ['View: All open jobs', 'Filter', 'Sort', 'Columns', 'Group', 'More']) {
      const button = bar(page).getByRole('button', { name, exact: true });
      await button.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => button.getAttribute('aria-expanded')).toBe('true');
      const open = page.locator(':popover-open');
      const [at, under] = [await open.boundingBox(), await button.boundingBox()];
      expect(at && under && at.y >= under.y + under.height && at.x + at.width <= 1280).toBe(true);
      // The popover has the focus.
      await expect.poll(() => open.evaluate((item) => item.contains(document.activeElement))).toBe(true);
      await page.keyboard.press('Escape');
      await expect.poll(() => button.evaluate((item) => item.matches(':focus'))).toBe(true);
      expect(await open.count()).toBe(0);
    }
    // A press outside closes it and has its ordinary effect.
    await filters(page);
    await page.getByRole('rowheader').last().click();
    await expect.poll(() => page.locator(':popover-open').count()).toBe(0);
  });

  it('sorts by several columns by name, as their headers do', async () => {
    const { page } = await shop.signedIn();
    await bar(page).getByRole('button', { name: 'Sort' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sort' });
    await dialog.getByRole('button', { name: 'Add a column to sort by' }).click();
    await dialog.getByLabel('Sort by').selectOption('Stage');
    await dialog.getByRole('button', { name: 'Add a column to sort by' }).click();
    await dialog.getByLabel('Then by').selectOption('Next');
    await dialog.getByLabel('Order of Next').selectOption('Descending');
    await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('stage,-nextDue');
    await dialog.getByRole('button', { name: 'Remove sort: Stage' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('-nextDue');
    await leave(page);
  });

  it('leaves its rare things to one menu where there is no room, on a telephone with room for a finger', async () => {
    const page = await shop.newPage({
      viewport: { width: 390, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    await followLink(page, await shop.product().signInLink());
    await page.getByRole('list', { name: 'Jobs' }).getByRole('button').first().waitFor();
    expect(await lineOf(page)).toMatchObject({ rows: 1, outside: 0 });
    const low = await page
      .getByRole('toolbar')
      .getByRole('button')
      .evaluateAll((all) => all.filter((item) => item.getBoundingClientRect().height < 42).length);
    expect(low).toBe(0);
    await bar(page).getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByRole('menuitem', { name: 'Group' }).tap();
    await page.getByRole('menuitemradio', { name: 'By stage' }).tap();
    await expect.poll(() => new URL(page.url()).searchParams.get('group')).toBe('stage');
    await page.context().close();
  });
});

describe('the person’s menu', () => {
  it('has the language, the light and the way out, and says who is signed in', async () => {
    const { page } = await shop.signedIn();
    const menu = await personMenu(page);
    await menu.getByText('owner').waitFor();
    await menu.getByRole('radio', { name: 'Dark' }).check();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await menu.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await expect
      .poll(() =>
        page
          .getByRole('banner')
          .getByRole('button')
          .last()
          .evaluate((item) => item.matches(':focus')),
      )
      .toBe(true);
    await (await personMenu(page)).getByRole('button', { name: 'Sign out' }).waitFor();
  });
});
