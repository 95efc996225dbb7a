import type { Page } from 'playwright-core';

/** Opens a sign-in link and presses its button, because the link alone signs nobody in. */
export const followLink = async (page: Page, link: string): Promise<void> => {
  await page.goto(link);
  await page.getByRole('button', { name: /^(Sign in|登录|登入)$/ }).click();
};
