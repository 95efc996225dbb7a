import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { followLink } from '../kit/follow-link.ts';

const shop = useShop();

const visitor = async (options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await shop.newPage(options, true);
  await followLink(page, await shop.product().signInLink());
  return page;
};

const tour = (page: Page) => page.getByRole('region', { name: 'Tour' });

describe('the tour', () => {
  it('comes of itself on the first visit, leads through the sheet and does not come again', async () => {
    const page = await visitor();
    await tour(page).getByText('1 of 6').waitFor();
    // The tour does not block anything: the sheet can be used meanwhile.
    await page.getByRole('rowheader').nth(1).click();
    await page.keyboard.press('ArrowDown');
    await tour(page).getByRole('button', { name: 'Next' }).click();
    await tour(page)
      .getByText(/payments by milestone/)
      .waitFor();
    await tour(page).getByRole('button', { name: 'Back' }).click();
    for (let step = 2; step <= 6; step += 1) {
      await tour(page).getByRole('button', { name: 'Next' }).click();
      await tour(page).getByText(`${step} of 6`).waitFor();
    }
    await tour(page).getByRole('button', { name: 'Done' }).click();
    await tour(page).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('treegrid').waitFor();
    expect(await tour(page).count()).toBe(0);
    // It can be started again from the palette.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command or job' }).fill('take the tour');
    await page.keyboard.press('Enter');
    await tour(page).getByText('1 of 6').waitFor();
    await tour(page).getByRole('button', { name: 'Next' }).press('Escape');
    await tour(page).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('rings what is seen of a row, and nothing of the panel that lies over it', async () => {
    const page = await visitor();
    await tour(page).getByText('1 of 6').waitFor();
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Alt+Enter');
    const panel = page.getByRole('complementary');
    await panel.getByRole('heading', { level: 2 }).waitFor();
    const ring = tour(page).locator('xpath=preceding-sibling::*[1]');
    const gap = async () => {
      const [over, beside] = [await ring.boundingBox(), await panel.boundingBox()];
      return over && beside ? beside.x - (over.x + over.width) : null;
    };
    await expect.poll(gap).toBeGreaterThanOrEqual(0);
    await page.context().close();
  });

  it('says nothing of made-up jobs where they are real', async () => {
    const { page } = await shop.signedIn();
    await page.route('**/api/me', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...(await answer.json()), isLocal: false } });
    });
    await page.reload();
    await page.getByRole('treegrid').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command or job' }).fill('take the tour');
    await page.keyboard.press('Enter');
    await tour(page)
      .getByText(/One row is one job/)
      .waitFor();
    expect(
      await tour(page)
        .getByText(/made up/)
        .count(),
    ).toBe(0);
    await page.context().close();
  });

  it('tells of the cards on a narrow screen, in the language of the reader', async () => {
    const page = await visitor({ viewport: { width: 390, height: 780 }, locale: 'zh-CN' });
    const card = page.getByRole('region', { name: '导览' });
    await card.getByText('第 1 步，共 2 步').waitFor();
    const box = await card.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
    await card.getByRole('button', { name: '结束导览' }).click();
    await card.waitFor({ state: 'detached' });
    await page.context().close();
  });
});
