import type { Locator, Page } from 'playwright-core';

/** The cell of a row in the column with that header, found by `aria-colindex`. */
export const cellUnder = async (page: Page, row: Locator, heading: string): Promise<Locator> => {
  const index = await page
    .getByRole('columnheader', { name: heading, exact: true })
    .getAttribute('aria-colindex');
  return row.locator(`[aria-colindex="${index ?? ''}"]`);
};
