import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop } from './app-page.ts';

const shop = useShop();

const headers = (page: Page) => page.getByRole('columnheader').allInnerTexts();
const searchOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

describe('views of the sheet', () => {
  it('stand in the address: a link shows the same sheet, and back goes back', async () => {
    const { page } = await shop.signedIn();
    await page.getByLabel('Trade').selectOption('wedding');
    await page.getByRole('columnheader', { name: 'Next due' }).getByRole('button').click();
    await page.getByLabel('Group').selectOption('stage');
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
    expect(await page.getByLabel('Trade').inputValue()).toBe('wedding');
    await page.getByLabel('Group').selectOption('none');
    await page
      .getByRole('rowheader', { name: /Wedding planning · / })
      .first()
      .waitFor({ state: 'detached' });
    await page.goBack();
    await page
      .getByRole('rowheader', { name: /Wedding planning · / })
      .first()
      .waitFor();
    // A job that is opened keeps the view under it.
    await page.getByRole('button', { name: 'Open Chen & Park wedding' }).click();
    await page.getByRole('button', { name: 'Close' }).first().waitFor();
    expect(searchOf(page)).toMatchObject({ flow: 'wedding', group: 'stage' });
    await page.context().close();
  });

  it('are named, shared, and shown to others by their name', async () => {
    const { page } = await shop.signedIn();
    await page.getByLabel('View', { exact: true }).selectOption('Overdue');
    expect(searchOf(page)).toEqual({ due: 'overdue', sort: 'nextDue' });
    await page.getByLabel('Trade').selectOption('renovation');
    await page.getByRole('button', { name: 'Views' }).click();
    const dialog = page.getByRole('dialog', { name: 'Views' });
    await dialog.getByLabel('Name for what is shown now').fill('Late renovations');
    await dialog.getByRole('button', { name: 'Save view' }).click();
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await dialog.getByText('shared').waitFor();
    await page.keyboard.press('Escape');
    await expect
      .poll(() =>
        page.getByLabel('View', { exact: true }).getByRole('option', { selected: true }).innerText(),
      )
      .toBe('Late renovations');
    const other = await shop.signedIn({}, 'chen@example.test');
    await other.page.getByLabel('View', { exact: true }).selectOption('Late renovations');
    expect(searchOf(other.page)).toMatchObject({ flow: 'renovation', due: 'overdue' });
    await other.page.context().close();
    await page.context().close();
  });

  it('hold the columns: hidden, moved, pinned and sized by keyboard', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('button', { name: 'Columns' }).click();
    const dialog = page.getByRole('dialog', { name: 'Columns' });
    await dialog.getByRole('checkbox', { name: 'Trade' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Move Owner left' }).focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Keep Owner in view' }).press('Enter');
    await dialog.getByRole('button', { name: 'Make Owner wider' }).press('Enter');
    await page.keyboard.press('Escape');
    expect((await headers(page)).slice(0, 4)).toEqual(['Job', 'Owner', 'No.', 'Stage']);
    const owner = page.getByRole('columnheader', { name: 'Owner' });
    expect(await owner.evaluate((header) => getComputedStyle(header).position)).toBe('sticky');
    await page.reload();
    await page.getByRole('treegrid').waitFor();
    expect((await headers(page)).slice(0, 4)).toEqual(['Job', 'Owner', 'No.', 'Stage']);
    await page.context().close();
  });

  it('take conditions on columns, in words, and drop them again', async () => {
    const { page } = await shop.signedIn();
    const names = () => page.getByRole('rowheader').allInnerTexts();
    await page.getByRole('button', { name: 'Add filter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add filter' });
    await dialog.getByLabel('Column').selectOption('Outstanding');
    await dialog.getByLabel('Condition').selectOption('from');
    await dialog.getByLabel('Value').fill('lots');
    await dialog.getByRole('button', { name: 'Add filter' }).click();
    await dialog.getByText('This value cannot be read.').waitFor();
    await dialog.getByLabel('Value').fill('1');
    await dialog.getByRole('button', { name: 'Add filter' }).click();
    expect(searchOf(page)).toEqual({ where: 'outstanding:from:100' });

    await page.getByRole('button', { name: 'Add filter' }).click();
    await dialog.getByLabel('Value').fill('chen');
    await dialog.getByLabel('Value').press('Enter');
    // The blank last row stays, whatever the conditions.
    await expect
      .poll(names)
      .toEqual([
        'Maple Court 17B, kitchen and bath',
        'Chen & Park wedding',
        expect.stringContaining('Type here'),
      ]);
    await page.reload();
    const chips = page.getByRole('list', { name: 'Filters' }).getByRole('listitem');
    await expect.poll(() => chips.count()).toBe(2);
    await page.getByRole('button', { name: 'Remove filter: Job contains chen' }).click();
    await expect.poll(() => chips.count()).toBe(1);
    await page.getByRole('button', { name: /^Remove filter: Outstanding at least/ }).click();
    await expect.poll(() => searchOf(page)).toEqual({});
    await page.context().close();
  });

  it('take a condition from the menu of its column, and no more than can be kept', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('columnheader', { name: 'Outstanding' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Filter by Outstanding' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add filter' });
    await dialog.getByLabel('Value').fill('1000');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('where')).toBe('outstanding:from:100000');
    // What is worked out from no column of the list has no filter.
    await page.getByRole('columnheader', { name: 'No.' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Sort ascending/ }).waitFor();
    expect(await page.getByRole('menuitem', { name: /^Filter by/ }).count()).toBe(0);

    const eight = Array.from({ length: 8 }, (_, at) => `title:has:a${at}`).join(';');
    await page.goto(`${new URL(page.url()).origin}/?where=${eight}`);
    await page.getByRole('button', { name: 'Add filter' }).click();
    await dialog.getByLabel('Value').fill('ninth');
    await page.keyboard.press('Enter');
    await dialog.getByText(/too many or too long/).waitFor();
    await page.context().close();
  });

  it('take sets of stages, trades and people; a filter is opened again and changed', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('button', { name: 'Add filter' }).click();
    const adding = page.getByRole('dialog', { name: 'Add filter' });
    await adding.getByLabel('Column').selectOption('stage');
    await adding.getByRole('button', { name: 'Add filter' }).click();
    await adding.getByText('Choose at least one.').waitFor();
    await adding.getByRole('checkbox', { name: 'Wedding planning · Plan documents' }).check();
    await adding.getByRole('checkbox', { name: 'Renovation · Construction' }).check();
    await adding.getByRole('button', { name: 'Add filter' }).click();
    const chip = page.getByRole('button', { name: /^Stage is one of Wedding planning · Plan documents/ });
    await chip.waitFor();
    const { where } = searchOf(page);
    const stages = () => page.getByRole('gridcell', { name: /^(Plan documents|Construction)$/ }).count();
    await expect.poll(stages).toBeGreaterThan(1);
    const rows = await page.getByRole('rowheader').count();
    // The blank last row beside them.
    expect(await stages()).toBe(rows - 1);

    await chip.click();
    const changing = page.getByRole('dialog', { name: 'Change filter' });
    expect(await changing.getByRole('checkbox', { name: 'Renovation · Construction' }).isChecked()).toBe(
      true,
    );
    await changing.getByRole('checkbox', { name: 'Renovation · Construction' }).uncheck();
    await changing.getByLabel('Condition').selectOption('out');
    await changing.getByRole('button', { name: 'Change filter' }).click();
    await page.getByRole('button', { name: /^Stage is none of/ }).waitFor();
    expect(searchOf(page)['where']).not.toBe(where);

    // Changed into what another filter says already, it stands once.
    await page.getByRole('button', { name: 'Add filter' }).click();
    await adding.getByLabel('Value').fill('x');
    await adding.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('button', { name: 'Add filter' }).click();
    await adding.getByLabel('Value').fill('y');
    await adding.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('button', { name: 'Job contains y', exact: true }).click();
    await changing.getByLabel('Value').fill('x');
    await changing.getByRole('button', { name: 'Change filter' }).click();
    await page.getByRole('button', { name: 'Job contains y', exact: true }).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Job contains x', exact: true }).count()).toBe(1);
    await page
      .getByRole('gridcell', { name: 'Plan documents', exact: true })
      .first()
      .waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('are given another name', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('button', { name: 'Views' }).click();
    const dialog = page.getByRole('dialog', { name: 'Views' });
    await dialog.getByLabel('Name for what is shown now').fill('Old name');
    await dialog.getByRole('button', { name: 'Save view' }).click();
    const line = dialog.getByRole('listitem').filter({ hasText: 'Old name' });
    await line.getByRole('button', { name: 'Rename' }).click();
    const name = dialog.getByRole('textbox', { name: 'New name of Old name' });
    expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);
    await name.fill('Better name');
    await name.press('Enter');
    await dialog.getByRole('listitem').filter({ hasText: 'Better name' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('View', { exact: true }).selectOption('Better name');
    await page.context().close();
  });

  it('colour rows by rules, say why, and keep the rules in the address', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('button', { name: 'Colours' }).click();
    await page.getByRole('dialog', { name: 'Colours' }).getByRole('button', { name: 'Add rule' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add rule' });
    await dialog.getByLabel('Column').selectOption('trade');
    await dialog.getByRole('checkbox', { name: 'Wedding planning' }).check();
    await dialog.getByRole('button', { name: 'Add rule' }).click();
    const rules = page.getByRole('dialog', { name: 'Colours' });
    await rules.getByLabel(/^Colour of: Trade is one of Wedding planning/).selectOption('Blue');
    await page.keyboard.press('Escape');
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
    await page.context().close();
  });

  it('have colour rules that are changed and put in another order', async () => {
    const { page } = await shop.signedIn();
    await page.goto(
      `${new URL(page.url()).origin}/?colors=red!title:has:wedding;blue!title:has:Chen;green!owner:out:none`,
    );
    const colors = () => searchOf(page)['colors'];
    await page.getByRole('button', { name: 'Colours' }).click();
    const rules = page.getByRole('dialog', { name: 'Colours' });
    await rules.getByRole('button', { name: 'Move rule up: Job contains Chen' }).click();
    expect(colors()).toBe('blue!title:has:Chen;red!title:has:wedding;green!owner:out:none');
    await rules.getByRole('button', { name: 'Job contains wedding', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Change rule' });
    expect(await dialog.getByLabel('Value').inputValue()).toBe('wedding');
    await dialog.getByLabel('Value').fill('Reed');
    await dialog.getByRole('button', { name: 'Change rule' }).click();
    await rules.getByRole('button', { name: 'Job contains Reed', exact: true }).waitFor();
    expect(colors()).toBe('blue!title:has:Chen;red!title:has:Reed;green!owner:out:none');
    await rules.getByRole('button', { name: 'Move rule down: Job contains Chen' }).click();
    expect(colors()).toBe('red!title:has:Reed;blue!title:has:Chen;green!owner:out:none');
    await page.context().close();
  });

  it('take spans of days by name and by number, and jobs without an owner', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('button', { name: 'Add filter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add filter' });
    await dialog.getByLabel('Column').selectOption('Next due');
    await dialog.getByLabel('Value').selectOption('the last days');
    await dialog.getByLabel('Days').fill('0');
    await dialog.getByLabel('Days').fill('45');
    await dialog.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('button', { name: 'Next due is in the last 45 days', exact: true }).waitFor();
    expect(searchOf(page)).toEqual({ where: 'nextDue:on:last45' });
    await page.getByRole('button', { name: 'Next due is in the last 45 days', exact: true }).click();
    const changing = page.getByRole('dialog', { name: 'Change filter' });
    expect(await changing.getByLabel('Days').inputValue()).toBe('45');
    await changing.getByLabel('Value').selectOption('next week');
    await changing.getByRole('button', { name: 'Change filter' }).click();
    await page.getByRole('button', { name: 'Next due is in next week', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Add filter' }).click();
    await dialog.getByLabel('Column').selectOption('Owner');
    await dialog.getByLabel('Condition').selectOption('is empty');
    await dialog.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('button', { name: 'Owner is empty', exact: true }).waitFor();
    expect(searchOf(page)).toEqual({ where: 'nextDue:on:nextWeek;owner:empty:' });
    await page.context().close();
  });

  it('are removed after a question that names who sees them', async () => {
    const { page } = await shop.signedIn();
    await page.getByRole('button', { name: 'Views' }).click();
    const dialog = page.getByRole('dialog', { name: 'Views' });
    await dialog.getByLabel('Name for what is shown now').fill('Doomed');
    await dialog.getByRole('button', { name: 'Save view' }).click();
    const line = dialog.getByRole('listitem').filter({ hasText: 'Doomed' });
    await line.getByRole('button', { name: 'Remove' }).click();
    await line.getByText(/Only you see it/).waitFor();
    await page.keyboard.press('Enter');
    await line.getByRole('button', { name: 'Share', exact: true }).click();
    await line.getByText('shared').waitFor();
    await line.getByRole('button', { name: 'Remove' }).click();
    await line.getByText('Remove “Doomed”? Everyone who works here sees it.').waitFor();
    await line.getByRole('button', { name: 'Remove' }).click();
    await line.waitFor({ state: 'detached' });
    await page.context().close();
  });
});
