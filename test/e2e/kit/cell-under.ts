import type { Locator, Page } from 'playwright-core';

/** The cell of a row under the heading of that name: the heading tells its column, as it does to assistive technology. */
export const cellUnder = async (page: Page, row: Locator, heading: string): Promise<Locator> => {
  const index = await page
    .getByRole('columnheader', { name: heading, exact: true })
    .getAttribute('aria-colindex');
  return row.locator(`[aria-colindex="${index ?? ''}"]`);
};
