import type { Locator, Page } from 'playwright-core';

/** The tabs of a job's panel. */
type TabName = 'Next' | 'Details' | 'Money' | 'Activity';

/** Opens a tab of the open job. */
export const openTab = async (page: Page, name: TabName): Promise<void> => {
  await page.getByRole('complementary').getByRole('tab', { name, exact: true }).click({ timeout: 20_000 });
};

/** The list of what the stage still needs, unfolded in the foot of the panel. */
export const neededList = async (page: Page): Promise<Locator> => {
  const panel = page.getByRole('complementary');
  const count = panel.getByRole('button', { name: /^Still needed: / });
  await count.waitFor();
  if ((await count.getAttribute('aria-expanded')) !== 'true') await count.click();
  return panel.getByRole('list', { name: 'Still needed to leave this stage' });
};
