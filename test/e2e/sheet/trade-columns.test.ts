import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { paste } from '../kit/paste.ts';
import { useShop } from '../kit/app-page.ts';
import { narrow } from '../kit/bar.ts';
import { cellUnder } from '../kit/cell-under.ts';

const shop = useShop();

/** Wide enough for the columns of all trades and of one trade. */
const wide = { viewport: { width: 5200, height: 820 } };

const header = (page: Page, name: string | RegExp) => page.getByRole('columnheader', { name });

const cellOf = (page: Page, row: string, heading: string) =>
  cellUnder(page, page.getByRole('row', { name: row }), heading);

describe("a trade's own columns", () => {
  it('come with the trade, and are written like every other cell', async () => {
    const { page, call } = await shop.signedIn(wide);
    await call('POST', '/api/jobs', { flow: 'renovation', title: 'Fielding', customer: { name: 'Fay' } });
    const today = String((await call('GET', '/api/me'))['today']);
    // After all holidays, so beyond the lead time too; 09:30 in Shanghai.
    const later = Date.parse(`${today}T01:30:00Z`) + 21 * 86_400_000;
    expect(await header(page, /Floor area/).count()).toBe(0);
    await narrow(page, 'Trade', 'renovation');
    await header(page, 'Floor area (m²)').waitFor();
    // The progress, and a key date without a time, have a column in every trade.
    expect(await header(page, /Progress/).count()).toBe(1);

    const area = await cellOf(page, 'Fielding', 'Floor area (m²)');
    await area.click();
    await page.keyboard.type('88.5');
    await page.keyboard.press('Enter');
    await (await cellOf(page, 'Fielding', 'Designer')).click();
    await page.keyboard.type('Mei');
    await page.keyboard.press('Enter');
    await (await cellOf(page, 'Fielding', 'Survey time')).click();
    await paste(page, `${new Date(later).toISOString().slice(0, 10)} 09:30`);
    const factsOf = async () => (await call('GET', '/api/jobs?q=Fielding&facts=true'))['jobs'];
    await expect
      .poll(factsOf)
      .toMatchObject([{ facts: { area: 88.5, 'survey.at': later, designer: expect.any(String) } }]);
    expect(await area.innerText()).toBe('88.5');

    // The trade's refusal is displayed at the cell, here an appointment within the lead time, and a reason
    // overrides it.
    const visit = await cellOf(page, 'Fielding', 'Survey time');
    await visit.click();
    await paste(page, `${today} 23:30`);
    await page.getByRole('button', { name: /nevertheless|anyway/i }).click();
    const reason = page.getByRole('textbox', { name: /reason/i });
    await reason.fill('The customer asks for it');
    await page.keyboard.press('Enter');
    await expect.poll(() => reason.count()).toBe(0);
    await page.keyboard.press('Control+z');
    await expect.poll(factsOf).toMatchObject([{ facts: { 'survey.at': later } }]);

    // Undo applies to them as to every cell, and the history has their labels.
    await area.click();
    await page.keyboard.press('Control+Shift+H');
    await page.getByRole('dialog', { name: /^History: .*Floor area/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(factsOf).toMatchObject([{ facts: { 'survey.at': null } }]);

    await narrow(page, 'Trade', 'wedding');
    await header(page, /Floor area/).waitFor({ state: 'detached' });
  });

  it('are hidden and stay so while another trade is shown', async () => {
    const { page } = await shop.signedIn(wide);
    await narrow(page, 'Trade', 'renovation');
    await header(page, 'Floor area (m²)').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Hide/ }).click();
    await header(page, 'Floor area (m²)').waitFor({ state: 'detached' });
    await narrow(page, 'Trade', 'wedding');
    await header(page, 'Customer').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Hide/ }).click();
    await narrow(page, 'Trade', 'renovation');
    await header(page, 'Designer').waitFor();
    expect(await header(page, /Floor area|Customer/).count()).toBe(0);
  });

  it('come with a condition that names one trade, too, and are filtered by', async () => {
    const { page, call } = await shop.signedIn(wide);
    const open = (title: string, area: number) =>
      call('POST', '/api/jobs', { flow: 'renovation', title, customer: { name: 'Cond' }, facts: { area } });
    await open('Roomy', 188.5);
    await open('Snug', 18.5);
    await page.goto(`${new URL(page.url()).origin}/?where=trade:in:renovation`);
    await header(page, 'Floor area (m²)').click({ button: 'right' });
    await page.getByRole('gridcell', { name: '188.5' }).waitFor();
    await page.getByRole('menuitem', { name: 'Filter by Floor area (m²)' }).click();
    const dialog = page.getByRole('dialog', { name: 'Filter' }).getByRole('listitem').last();
    await dialog.getByLabel('Condition').selectOption('at least');
    await dialog.getByLabel('Value').fill('188');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Floor area (m²) at least 188', exact: true }).waitFor();
    await page.getByRole('rowheader', { name: 'Snug' }).waitFor({ state: 'detached' });
    await page.getByRole('rowheader', { name: 'Roomy' }).waitFor();
    await page.keyboard.press('Control+f');
    const bar = page.getByRole('search', { name: 'Find in the sheet' });
    await bar.getByRole('textbox').fill('188.5');
    await bar.getByText('1 of 1', { exact: true }).waitFor();

    await page.goto(`${new URL(page.url()).origin}/?where=trade:in:renovation,wedding`);
    await page.getByRole('rowheader', { name: 'Roomy' }).waitFor();
    expect(await header(page, 'Floor area (m²)').count()).toBe(0);
  });

  it('are left behind by Home, which shows the first columns again', async () => {
    const { page } = await shop.signedIn();
    await narrow(page, 'Trade', 'wedding');
    await page.getByRole('rowheader', { name: 'Reed & Lawson wedding' }).click();
    await header(page, 'Wedding consultant').waitFor();
    await page.keyboard.press('End');
    const startOf = async () => (await header(page, 'Customer').boundingBox())?.x ?? 0;
    await expect.poll(startOf).toBeLessThan(0);
    await page.keyboard.press('Home');
    await expect.poll(startOf).toBeGreaterThan(0);
  });

  it('take what is typed into a new row before it is a job', async () => {
    const { page, call } = await shop.signedIn(wide);
    await narrow(page, 'Trade', 'renovation');
    await (await cellOf(page, 'New row', 'Floor area (m²)')).click();
    await page.keyboard.type('120');
    await page.keyboard.press('Enter');
    const draft = page.getByRole('row', { name: 'Draft' });
    await draft.getByRole('rowheader').click();
    await page.keyboard.type('Draughty house');
    await page.keyboard.press('Enter');
    await (await cellUnder(page, draft, 'Customer')).click();
    await page.keyboard.type('Drew');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await call('GET', '/api/jobs?q=Draughty&facts=true'))['jobs'])
      .toMatchObject([{ facts: { area: 120 } }]);
  });
});
