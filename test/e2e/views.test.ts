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
      .poll(() => page.getByLabel('View', { exact: true }).locator('option:checked').innerText())
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
    await page.getByRole('button', { name: /^Remove filter: Outstanding from/ }).click();
    await expect.poll(() => searchOf(page)).toEqual({});
    await page.context().close();
  });
});
