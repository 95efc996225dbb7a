import type { Locator, Page } from 'playwright-core';

/** The toolbar above the sheet. */
export const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'What is shown, and how' });

const opened = async (page: Page, button: RegExp, dialog: string): Promise<Locator> => {
  const visible = page.getByRole('dialog', { name: dialog, exact: true });
  if (!(await visible.isVisible())) await bar(page).getByRole('button', { name: button }).click();
  await visible.waitFor();
  return visible;
};

/** Opens the popover with all filters. */
export const filters = (page: Page): Promise<Locator> => opened(page, /^Filter( \d+)?$/, 'Filter');

/** Opens the list of views. */
export const views = (page: Page): Promise<Locator> => opened(page, /^View: /, 'Views');

export const columnsOf = (page: Page): Promise<Locator> => opened(page, /^Columns$/, 'Columns');

/** Opens the colour rules, from the list of columns. */
export const rowColors = async (page: Page): Promise<Locator> => {
  const rules = page.getByRole('dialog', { name: 'Row colours', exact: true });
  if (await rules.isVisible()) return rules;
  const button = bar(page).getByRole('button', { name: /^Columns$/ });
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  const columns = page.getByRole('dialog', { name: 'Columns', exact: true });
  await rules.or(columns).waitFor();
  if (await columns.isVisible()) await columns.getByRole('button', { name: 'Row colours…' }).click();
  await rules.waitFor();
  return rules;
};

/** Closes the open popover. */
export const leave = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

/** Sets one of the filters that every list has. */
export const narrow = async (
  page: Page,
  by: 'Trade' | 'Stage' | 'In charge' | 'Show',
  choice: string | { readonly label: string },
): Promise<void> => {
  const dialog = await filters(page);
  await dialog.getByLabel(by, { exact: true }).selectOption(choice);
  await leave(page);
};

const everyColumn =
  '*title,number,trade,stage,nextDue,customer,owner,keyDate,contractTotal,paid,outstanding,progress,missing';

/** Shows every column of a job in the order before some were hidden at first, as a person's own layout has them. */
export const showEveryColumn = async (page: Page): Promise<void> => {
  const address = new URL(page.url());
  address.searchParams.set('columns', everyColumn);
  await page.goto(address.href);
  await page.getByRole('columnheader', { name: 'Still needed' }).waitFor();
};

/** The line of a new condition. */
export const newCondition = async (page: Page): Promise<Locator> => {
  const dialog = await filters(page);
  const lines = dialog.getByRole('list', { name: /^Conditions/ }).getByRole('listitem');
  const text = lines.getByRole('textbox', { name: 'Value' });
  const isBlank =
    (await lines.count()) === 1 && (await text.count()) === 1 && (await text.inputValue()) === '';
  if (!isBlank) await dialog.getByRole('button', { name: 'Add filter' }).click();
  return lines.last();
};

export const groupBy = async (page: Page, name: string): Promise<void> => {
  await bar(page).getByRole('button', { name: 'Group' }).click();
  await page.getByRole('menu', { name: 'Group' }).getByRole('menuitemradio', { name }).click();
};

export const chooseView = async (page: Page, name: string): Promise<void> => {
  const dialog = await views(page);
  await dialog.getByRole('list').getByRole('button', { name }).first().click();
  await dialog.waitFor({ state: 'detached' });
};

/** The name of the displayed view, from its button. */
export const visibleView = (page: Page): Promise<string> =>
  bar(page)
    .getByRole('button', { name: /^View: / })
    .innerText();

/** Saves the displayed view under a name. */
export const saveView = async (page: Page, name: string): Promise<Locator> => {
  const dialog = await views(page);
  await dialog.getByLabel('Name of the view').fill(name);
  await dialog.getByRole('button', { name: 'Save view' }).click();
  const line = dialog.getByRole('listitem').filter({ hasText: name });
  await line.waitFor();
  return line;
};

/** Runs an item of the menu of rare commands. */
export const fromMenu = async (page: Page, name: string): Promise<void> => {
  await bar(page).getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
};
