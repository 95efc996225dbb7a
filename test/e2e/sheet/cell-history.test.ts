import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';

const shop = useShop();

describe('the history of a cell', () => {
  it('tells who changed it from what, and puts an old value back by the rules of every edit', async () => {
    const { page, call } = await shop.signedIn();
    const opened = await call('POST', '/api/jobs', {
      flow: 'renovation',
      title: 'First name',
      customer: { name: 'Historia' },
    });
    expect(opened).toMatchObject({ job: { title: 'First name' } });
    await page.getByRole('searchbox').fill('Historia');
    const cell = page.getByRole('rowheader', { name: /name$/ });
    await expect.poll(() => cell.count()).toBe(1);
    await cell.click();
    for (const name of ['Second name', 'Third name']) {
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await page.getByRole('rowheader', { name }).waitFor();
      await page.getByRole('rowheader', { name }).click();
    }
    await page.keyboard.press('Control+Shift+H');
    const dialog = page.getByRole('dialog', { name: /^History: .* · Title$/ });
    const changes = dialog.getByRole('list', { name: 'Changes of this cell' }).getByRole('listitem');
    await expect.poll(() => changes.count()).toBe(3);
    expect(await changes.first().innerText()).toContain('Second name → Third name');
    expect(await changes.first().innerText()).toContain('梅兰 Mei');
    await changes.first().getByRole('button', { name: 'Restore Second name' }).click();
    await page.getByRole('rowheader', { name: 'Second name' }).waitFor();
    await expect
      .poll(async () => (await call('GET', '/api/jobs?q=Historia'))['jobs'])
      .toMatchObject([{ title: 'Second name' }]);

    // A computed cell has no history, and says so.
    await page
      .getByRole('row', { name: /Second name/ })
      .getByRole('gridcell')
      .first()
      .click();
    await page.keyboard.press('Control+Shift+H');
    await page.getByText('This cell is calculated from others').waitFor();
  });

  it('of the whole row shows what would change before it is put back, and undo takes it back', async () => {
    const { page, call } = await shop.signedIn();
    await call('POST', '/api/jobs', { flow: 'renovation', title: 'Row one', customer: { name: 'Rowena' } });
    await page.getByRole('searchbox').fill('Rowena');
    await page.getByRole('rowheader', { name: 'Row one' }).click();
    await page.keyboard.type('Row two');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: 'Row two' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'History of the row' }).click();
    const dialog = page.getByRole('dialog', { name: 'History of the row: Row two' });
    await dialog.getByRole('button', { name: 'Restore the row to before this' }).first().click();
    const plan = dialog.getByRole('list', { name: 'These cells would change:' });
    await plan.getByText('Row two → Row one').waitFor();
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('rowheader', { name: 'Row one' }).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.getByRole('rowheader', { name: 'Row two' }).waitFor();
  });
});
