import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { useShop } from '../kit/app-page.ts';
import { neededList, openTab } from '../kit/panel.ts';

const shop = useShop();
const patience = { timeout: 20_000 } as const;
const wedding = 'Chen & Park wedding';
const home = 'Riverside Lofts 6C';

const panelOf = (page: Page) => page.getByRole('complementary');

const openByKey = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('rowheader', { name: title }).click();
  await page.keyboard.press('Alt+Enter');
  await panelOf(page).getByRole('heading', { name: title }).waitFor(patience);
};

describe('the panel, led by what is next', () => {
  it('groups what is needed, is ticked in place and back, and tells at its foot what is missing', async () => {
    const { page } = await shop.signedIn();
    await openByKey(page, wedding);
    const panel = panelOf(page);
    const needs = panel.getByRole('region', { name: 'To reach Rehearsal' });
    await needs.getByText('0 of 15 done').waitFor(patience);
    // Five groups stand for fifteen things; the first one is open.
    expect(await needs.locator('summary').count()).toBe(5);
    const rings = needs.getByRole('checkbox', { name: 'Couple: Rings' });
    await rings.click();
    await needs.getByText('1 of 15 done').waitFor(patience);
    expect(await rings.isChecked()).toBe(true);
    const missing = await neededList(page);
    expect(await missing.getByRole('button').count()).toBe(14);
    expect(await missing.getByRole('button', { name: 'Couple: Rings' }).count()).toBe(0);
    await panel.getByRole('button', { name: 'Move to Rehearsal' }).click();
    await panel.getByRole('alert').waitFor(patience);
    await rings.click();
    await needs.getByText('0 of 15 done').waitFor(patience);
    // What cannot be ticked leads to its place.
    await missing.getByRole('button', { name: 'Meeting with the host: details' }).click();
    await panel.getByRole('tab', { name: 'Details', selected: true }).waitFor(patience);
    await expect
      .poll(() => page.locator(':focus').evaluate((element) => element.tagName), patience)
      .toBe('TEXTAREA');
  });

  it('has the appointment of the next days, whose call is answered there', async () => {
    const { page, call } = await shop.signedIn();
    const title = '翠湖花园 8 栋 1203';
    await openByKey(page, title);
    const survey = panelOf(page).getByRole('group', { name: 'Survey time' });
    const answer = survey.getByLabel('Call the day before the survey');
    await answer.waitFor(patience);
    expect(await survey.getByLabel(/length/).count()).toBe(0);
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const callsOf = async () => {
      const { tasks } = await call('GET', `/api/jobs/${id}`);
      const rows: readonly { label: { en: string }; state: string }[] = Array.isArray(tasks) ? tasks : [];
      return rows.flatMap(({ label, state }) => (label.en.startsWith('Call to confirm') ? [state] : []));
    };
    expect(await callsOf()).toEqual(['open']);
    await answer.selectOption('no-answer');
    await panelOf(page)
      .getByText('Saving…')
      .waitFor({ state: 'detached', ...patience });
    expect(await callsOf()).toEqual(['open']);
    await answer.selectOption('confirmed');
    await expect.poll(callsOf, patience).toEqual(['done']);
  });

  it('follows the active row on its tab, keeps the keyboard in the sheet, and leaves no begun note', async () => {
    const { page } = await shop.signedIn();
    await openByKey(page, wedding);
    const panel = panelOf(page);
    expect((await panel.boundingBox())?.width).toBe(560);
    await openTab(page, 'Money');
    await page.getByRole('rowheader', { name: home }).click();
    await panel.getByRole('heading', { name: home }).waitFor(patience);
    expect(await panel.getByRole('tab', { selected: true }).textContent()).toBe('Money');
    expect(
      await page.locator(':focus').evaluate((element) => element.matches('textarea[aria-controls]')),
    ).toBe(true);
    await page.keyboard.press('ArrowUp');
    await panel.getByRole('heading', { name: wedding }).waitFor(patience);
    await openTab(page, 'Next');
    await panel.getByText('Add a task').click();
    await panel.getByLabel('Task', { exact: true }).fill('Call the flor');
    await page.getByRole('rowheader', { name: home }).click();
    // A timer that is set after that of the row, and as long, ends after it.
    await page.evaluate(() => new Promise((done) => void setTimeout(done, 200)));
    expect(await panel.getByRole('heading', { level: 2 }).textContent()).toBe(wedding);
  });
});

const telephone = { viewport: { width: 390, height: 844 } };

/** The controls in view that are lower or narrower than a finger, by their texts. */
const smallTargets = (page: Page, within: string): Promise<readonly string[]> =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll<HTMLElement>(`${selector} :is(button, a[href], summary, select)`)]
        .filter((item) => item.checkVisibility())
        .filter((item) => item.getBoundingClientRect().height < 44)
        .map((item) => `${item.textContent} ${Math.round(item.getBoundingClientRect().height)}`),
    within,
  );

describe('a telephone of 390 px', () => {
  it('has a head of 52 px, the places at its foot, acts on each card, and nothing behind the places', async () => {
    const { page } = await shop.signedIn();
    await page.setViewportSize(telephone.viewport);
    const cards = page.getByRole('list', { name: 'Jobs' });
    await cards.waitFor(patience);
    expect((await page.getByRole('banner').boundingBox())?.height).toBe(52);
    const places = await page.getByRole('navigation').boundingBox();
    expect([places?.y, places?.height]).toEqual([844 - 56, 56]);
    expect(await smallTargets(page, 'header')).toEqual([]);
    expect(await smallTargets(page, 'ul[aria-label="Jobs"]')).toEqual([]);
    const last = cards.getByRole('listitem').last();
    await last.scrollIntoViewIfNeeded();
    const box = await last.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844 - 56);
    const card = cards.getByRole('listitem').filter({ hasText: home });
    await card.getByRole('button', { name: /^Take a payment: / }).click();
    await page
      .getByRole('dialog')
      .getByLabel(/^Amount/)
      .waitFor(patience);
    await page.keyboard.press('Escape');
    await openTab(page, 'Next');
    expect(await smallTargets(page, '[data-job-panel]')).toEqual([]);
    expect(await graveViolations(page)).toEqual([]);
  });

  it('shows the field that is typed into above the keyboard, and makes room for it', async () => {
    const { page } = await shop.signedIn();
    await page.setViewportSize(telephone.viewport);
    await page
      .getByRole('list', { name: 'Jobs' })
      .getByRole('button', { name: /Chen & Park/ })
      .first()
      .click();
    await openTab(page, 'Details');
    const field = panelOf(page).getByRole('textbox', { name: 'Address' });
    await field.focus();
    // A keyboard takes the lower half.
    await page.setViewportSize({ width: 390, height: 420 });
    await expect
      .poll(async () => {
        const [box, foot] = [await field.boundingBox(), await panelOf(page).locator('footer').boundingBox()];
        return box !== null && foot !== null && box.y >= 52 && box.y + box.height <= foot.y;
      }, patience)
      .toBe(true);
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
  });
});

describe('the panel in dark and half as large again', () => {
  it('has nothing grave on any tab, in zh-Hans', async () => {
    const { page } = await shop.signedIn({ locale: 'zh-CN', colorScheme: 'dark' });
    await page.setViewportSize({ width: 853, height: 480 });
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Alt+Enter');
    for (const name of ['下一步', '工单资料', '款项', '动态']) {
      await panelOf(page).getByRole('tab', { name, exact: true }).click();
      expect([name, await graveViolations(page)]).toEqual([name, []]);
    }
  });
});
