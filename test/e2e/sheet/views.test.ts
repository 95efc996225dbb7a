import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import {
  bar,
  chooseView,
  columnsOf,
  filters,
  groupBy,
  leave,
  narrow,
  newCondition,
  rowColors,
  saveView,
  visibleView,
  views,
} from '../kit/bar.ts';

const shop = useShop();

const headers = (page: Page) => page.getByRole('columnheader').allInnerTexts();
const searchOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

describe('views of the sheet', () => {
  it('stand in the address: a link shows the same sheet, and back goes back', async () => {
    const { page } = await shop.signedIn();
    await narrow(page, 'Trade', 'wedding');
    await page.getByRole('columnheader', { name: 'Next', exact: true }).getByRole('button').click();
    await groupBy(page, 'By stage');
    expect(searchOf(page)).toEqual({ flow: 'wedding', sort: 'nextDue', group: 'stage' });
    await page
      .getByRole('rowheader', { name: /Wedding planning · / })
      .first()
      .waitFor();

    const link = page.url();
    await page.goto('about:blank');
    await page.goto(link);
    await page
      .getByRole('rowheader', { name: /Wedding planning · / })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Trade: Wedding planning', exact: true }).waitFor();
    await groupBy(page, 'Not grouped');
    await page
      .getByRole('rowheader', { name: /Wedding planning · / })
      .first()
      .waitFor({ state: 'detached' });
    await page.goBack();
    await page
      .getByRole('rowheader', { name: /Wedding planning · / })
      .first()
      .waitFor();
    // Opening a job keeps the view.
    await page.getByRole('button', { name: 'Open Chen & Park wedding' }).click();
    await page.getByRole('button', { name: 'Close' }).first().waitFor();
    expect(searchOf(page)).toMatchObject({ flow: 'wedding', group: 'stage' });
  });

  it('are named, shared, and shown to others by their name', async () => {
    const { page } = await shop.signedIn();
    await chooseView(page, 'Overdue');
    expect(searchOf(page)).toEqual({ due: 'overdue', sort: 'nextDue' });
    await narrow(page, 'Trade', 'renovation');
    // It keeps the name of its view, marked as edited.
    await bar(page).getByRole('button', { name: 'View: Overdue, edited' }).waitFor();
    const line = await saveView(page, 'Late renovations');
    await line.getByRole('button', { name: 'More: Late renovations' }).click();
    await line.getByRole('button', { name: 'Share', exact: true }).click();
    await line.getByText('shared').waitFor();
    await leave(page);
    await expect.poll(() => visibleView(page)).toBe('Late renovations');
    const theirs = await shop.signedIn({}, 'chen@example.test');
    await chooseView(theirs.page, 'Late renovations');
    expect(searchOf(theirs.page)).toMatchObject({ flow: 'renovation', due: 'overdue' });
  });

  it('hold the columns: hidden, moved, pinned and sized by keyboard', async () => {
    const { page } = await shop.signedIn();
    const dialog = await columnsOf(page);
    await dialog.getByRole('checkbox', { name: 'No.' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: /^Move In charge/ }).focus();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowUp');
    await dialog.getByRole('button', { name: 'Pin In charge' }).press('Enter');
    await dialog.getByRole('button', { name: 'Make In charge wider' }).press('Enter');
    // All changes applied at once, below the popover; Escape returns the focus to its button.
    expect((await headers(page)).slice(0, 4)).toEqual(['Job', 'In charge', 'Stage', 'Next']);
    await leave(page);
    expect(
      await bar(page)
        .getByRole('button', { name: 'Columns' })
        .evaluate((item) => item.matches(':focus')),
    ).toBe(true);
    expect((await headers(page)).slice(0, 4)).toEqual(['Job', 'In charge', 'Stage', 'Next']);
    const owner = page.getByRole('columnheader', { name: 'In charge' });
    expect(await owner.evaluate((header) => getComputedStyle(header).position)).toBe('sticky');
    await page.reload();
    await page.getByRole('treegrid').waitFor();
    expect((await headers(page)).slice(0, 4)).toEqual(['Job', 'In charge', 'Stage', 'Next']);
  });

  it('take conditions on columns, in words, and drop them again', async () => {
    const { page } = await shop.signedIn();
    const names = () => page.getByRole('rowheader').allInnerTexts();
    const line = await newCondition(page);
    await line.getByLabel('Column').selectOption('Outstanding');
    await line.getByLabel('Condition').selectOption('from');
    await line.getByLabel('Value').fill('lots');
    await line.getByLabel('Value').press('Enter');
    await line.getByText('This value cannot be read.').waitFor();
    expect(searchOf(page)).toEqual({});
    await line.getByLabel('Value').fill('1');
    await expect.poll(() => searchOf(page)).toEqual({ where: 'outstanding:from:100' });

    const next = await newCondition(page);
    await next.getByLabel('Value').fill('chen');
    // The condition applies while it is typed; the blank last row stays, whatever the conditions.
    await expect
      .poll(names)
      .toEqual([
        'Maple Court 17B, kitchen and bath',
        'Chen & Park wedding',
        expect.stringContaining('Type here'),
      ]);
    await next.getByLabel('Value').press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // Typing is a single history entry of the browser.
    await page.goBack();
    await expect.poll(() => searchOf(page)['where'] ?? '').not.toMatch(/chen/);
    await page.goForward();
    await page.reload();
    const chips = page.getByRole('list', { name: 'Filters' }).getByRole('listitem');
    await expect.poll(() => chips.count()).toBe(2);
    await page.getByRole('button', { name: 'Remove filter: Job contains chen' }).press('Enter');
    await expect.poll(() => chips.count()).toBe(1);
    // The focus stays in the toolbar, on the next control.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[role="toolbar"]') !== null))
      .toBe(true);
    await page.getByRole('button', { name: /^Remove filter: Outstanding at least/ }).click();
    await expect.poll(() => searchOf(page)).toEqual({});
  });

  it('take a condition from the menu of its column, and no more than can be kept', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('columnheader', { name: 'Outstanding' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Filter by Outstanding' }).click();
    const dialog = page.getByRole('dialog', { name: 'Filter' });
    await dialog.getByLabel('Value').fill('1000');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('where')).toBe('outstanding:from:100000');
    // A column that the list cannot filter has no filter item.
    await page.getByRole('columnheader', { name: 'No.' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Sort ascending/ }).waitFor();
    expect(await page.getByRole('menuitem', { name: /^Filter by/ }).count()).toBe(0);

    const eight = Array.from({ length: 8 }, (_, at) => `title:has:a${at}`).join(';');
    await page.goto(`${new URL(page.url()).origin}/?where=${eight}`);
    await (await newCondition(page)).getByLabel('Value').fill('ninth');
    await dialog.getByText(/too many or too long/).waitFor();
    expect(searchOf(page)['where']).toBe(eight);
  });

  it('take sets of stages, trades and people; a filter is opened again and changed', async () => {
    const { page } = await shop.signedIn();
    const adding = await newCondition(page);
    await adding.getByLabel('Column').selectOption('stage');
    await adding.getByLabel('Condition').focus();
    await adding.getByRole('checkbox').first().press('Enter');
    await adding.getByText('Choose at least one.').waitFor();
    await adding.getByRole('checkbox', { name: 'Wedding planning · Plan documents' }).check();
    await adding.getByRole('checkbox', { name: 'Renovation · Construction' }).check();
    await leave(page);
    const chip = page.getByRole('button', { name: /^Stage is one of Wedding planning · Plan documents/ });
    await chip.waitFor();
    const { where } = searchOf(page);
    const stages = () => page.getByRole('gridcell', { name: /^(Plan documents|Construction)$/ }).count();
    await expect.poll(stages).toBeGreaterThan(1);
    const rows = await page.getByRole('rowheader').count();
    // Plus the blank last row.
    expect(await stages()).toBe(rows - 1);

    await chip.click();
    const changing = (await filters(page)).getByRole('list', { name: /^Conditions/ }).getByRole('listitem');
    expect(await changing.getByRole('checkbox', { name: 'Renovation · Construction' }).isChecked()).toBe(
      true,
    );
    await changing.getByRole('checkbox', { name: 'Renovation · Construction' }).uncheck();
    await changing.getByLabel('Condition').selectOption('out');
    await page
      .getByRole('button', { name: /^Stage is none of/ })
      .first()
      .waitFor();
    expect(searchOf(page)['where']).not.toBe(where);

    // A condition changed to equal another one is listed once.
    await (await newCondition(page)).getByLabel('Value').fill('x');
    await (await newCondition(page)).getByLabel('Value').fill('y');
    await page.getByRole('button', { name: 'Job contains y', exact: true }).waitFor();
    await changing.last().getByLabel('Value').fill('x');
    await page.getByRole('button', { name: 'Job contains y', exact: true }).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Job contains x', exact: true }).count()).toBe(1);
    await page
      .getByRole('gridcell', { name: 'Plan documents', exact: true })
      .first()
      .waitFor({ state: 'detached' });
  });

  it('are given another name', async () => {
    const { page } = await shop.signedIn();
    const line = await saveView(page, 'Old name');
    const dialog = await views(page);
    await line.getByRole('button', { name: 'More: Old name' }).click();
    await line.getByRole('button', { name: 'Rename' }).click();
    const name = dialog.getByRole('textbox', { name: 'New name of Old name' });
    expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);
    await name.fill('Better name');
    await name.press('Enter');
    await dialog.getByRole('listitem').filter({ hasText: 'Better name' }).waitFor();
    await leave(page);
    await chooseView(page, 'Better name');
  });

  it('colour rows by rules, say why, and keep the rules in the address', async () => {
    const { page } = await shop.signedIn();
    const rules = await rowColors(page);
    await rules.getByRole('button', { name: 'Add rule' }).click();
    const form = rules.getByRole('form', { name: 'Add rule' });
    await form.getByLabel('Column').selectOption('trade');
    await form.getByRole('checkbox', { name: 'Wedding planning' }).check();
    await form.getByRole('button', { name: 'Save' }).click();
    await rules.getByLabel(/^Colour of: Trade is one of Wedding planning/).selectOption('Blue');
    await leave(page);
    expect(searchOf(page)).toEqual({ colors: 'blue!trade:in:wedding' });
    const legend = page.getByRole('list', { name: 'Row colours' });
    expect(await legend.innerText()).toBe('Trade is one of Wedding planning');

    const surface = (name: string) =>
      page
        .getByRole('row')
        .filter({ hasText: name })
        .evaluate((row) => ({
          color: getComputedStyle(row).backgroundColor,
          why: row.getAttribute('aria-description'),
        }));
    await page.reload();
    await page.getByRole('treegrid').waitFor();
    const wedding = await surface('Chen & Park wedding');
    const renovation = await surface('Maple Court 17B');
    expect(wedding.why).toBe('Trade is one of Wedding planning');
    expect(renovation.why).toBeNull();
    expect(wedding.color).not.toBe(renovation.color);
  });

  it('have colour rules that are changed and put in another order', async () => {
    const { page } = await shop.signedIn();
    await page.goto(
      `${new URL(page.url()).origin}/?colors=red!title:has:wedding;blue!title:has:Chen;green!owner:out:none`,
    );
    const colors = () => searchOf(page)['colors'];
    const rules = await rowColors(page);
    await rules.getByRole('button', { name: 'Move rule up: Job contains Chen' }).click();
    expect(colors()).toBe('blue!title:has:Chen;red!title:has:wedding;green!owner:out:none');
    await rules.getByRole('button', { name: 'Job contains wedding', exact: true }).click();
    const dialog = rules.getByRole('form', { name: 'Change rule' });
    expect(await dialog.getByLabel('Value').inputValue()).toBe('wedding');
    await dialog.getByLabel('Value').fill('Reed');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await rules.getByRole('button', { name: 'Job contains Reed', exact: true }).waitFor();
    expect(colors()).toBe('blue!title:has:Chen;red!title:has:Reed;green!owner:out:none');
    await rules.getByRole('button', { name: 'Move rule down: Job contains Chen' }).click();
    expect(colors()).toBe('red!title:has:Reed;blue!title:has:Chen;green!owner:out:none');
  });

  it('take spans of days by name and by number, and jobs without an owner', async () => {
    const { page } = await shop.signedIn();
    const line = await newCondition(page);
    await line.getByLabel('Column').selectOption('Next');
    await line.getByLabel('Value').selectOption('the last days');
    await line.getByLabel('Days', { exact: true }).fill('0');
    await line.getByLabel('Days', { exact: true }).fill('45');
    await leave(page);
    await page.getByRole('button', { name: 'Next is in the last 45 days', exact: true }).waitFor();
    expect(searchOf(page)).toEqual({ where: 'nextDue:on:last45' });
    await page.getByRole('button', { name: 'Next is in the last 45 days', exact: true }).click();
    expect(await line.getByLabel('Days', { exact: true }).inputValue()).toBe('45');
    await line.getByLabel('Value').selectOption('next week');
    await page.getByRole('button', { name: 'Next is in next week', exact: true }).waitFor();
    const owner = await newCondition(page);
    await owner.getByLabel('Column').selectOption('In charge');
    await owner.getByLabel('Condition').selectOption('is empty');
    await leave(page);
    await page.getByRole('button', { name: 'In charge is empty', exact: true }).waitFor();
    expect(searchOf(page)).toEqual({ where: 'nextDue:on:nextWeek;owner:empty:' });
  });

  it('are removed after a question that names who sees them', async () => {
    const { page } = await shop.signedIn();
    const line = await saveView(page, 'Doomed');
    const more = line.getByRole('button', { name: 'More: Doomed' });
    await more.click();
    await line.getByRole('button', { name: 'Remove' }).click();
    await line.getByText(/Only you see it/).waitFor();
    await page.keyboard.press('Enter');
    await line.getByRole('button', { name: 'Share', exact: true }).click();
    await line.getByText('shared').waitFor();
    await line.getByRole('button', { name: 'Remove' }).click();
    await line.getByText('Remove “Doomed”? Everyone who works here sees it.').waitFor();
    await line.getByRole('button', { name: 'Remove' }).click();
    await line.waitFor({ state: 'detached' });
  });
});
