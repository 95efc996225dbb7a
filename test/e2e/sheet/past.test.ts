import { describe, expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { fromMenu } from '../kit/bar.ts';

const shop = useShop();

describe('the sheet of the past', () => {
  it('shows the rows as they stood, takes no edit, and leads back to now', async () => {
    const { page, call } = await shop.signedIn();
    const opened = await call('POST', '/api/jobs', {
      flow: 'renovation',
      title: 'Pastime house',
      customer: { name: 'Paz' },
    });
    const { id } = Object(opened['job']);
    await call('PATCH', `/api/jobs/${String(id)}`, { baseVersion: 1, title: 'Pastime palace' });
    await page.getByRole('searchbox').fill('Pastime');
    await page.getByRole('rowheader', { name: 'Pastime palace' }).click();
    await page.keyboard.press('Control+Shift+H');
    const changes = page.getByRole('list', { name: 'Changes of this cell' }).getByRole('listitem');
    await changes.last().getByRole('button', { name: 'Show the sheet at this time' }).click();

    const sheet = page.getByRole('treegrid', { name: 'Sheet at a past date' });
    const then = sheet.getByRole('rowheader', { name: 'Pastime house' });
    await then.waitFor();
    await page
      .getByRole('region', { name: 'Sheet at a past date' })
      .getByText(/^The sheet as it was on/)
      .waitFor();
    expect(await page.getByRole('button', { name: '+ New job' }).count()).toBe(0);

    // No key edits it.
    await then.click();
    await page.keyboard.type('Another');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+Enter');
    const rowHistory = page.getByRole('dialog', { name: 'History of the row: Pastime house' });
    await rowHistory.waitFor();
    expect(await rowHistory.getByRole('button', { name: 'Put the row back' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+z');
    await call('PATCH', `/api/jobs/${String(id)}`, { baseVersion: 2, contractTotalMinor: 7_777_700 });
    expect((await call('GET', '/api/jobs?q=Pastime'))['jobs']).toMatchObject([
      { title: 'Pastime palace', version: 3 },
    ]);

    // The moment is in the address and survives a reload; a day earlier the job did not exist, and now it
    // does again.
    await page.reload();
    await then.waitFor();
    await page.getByRole('button', { name: 'A day earlier' }).click();
    await then.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.getByRole('rowheader', { name: 'Pastime palace' }).waitFor();
    await page.getByText('¥77,777').first().waitFor();

    // Later changes do not affect the past sheet; a job opened from there is shown in its current state.
    await page.goBack();
    await page.goBack();
    await then.click({ button: 'right' });
    expect(await sheet.getByText('¥77,777').count()).toBe(0);
    await page.getByRole('menuitem', { name: /^Open/ }).click();
    await page.getByRole('complementary').getByText('Pastime palace').first().waitFor();
    expect(new URL(page.url()).search).toBe('?q=Pastime');
  });

  it('is of any moment, in the time of the shop', async () => {
    const { page, call } = await shop.signedIn();
    await fromMenu(page, 'View a past date');
    const moment = page.getByLabel('Date and time');
    const { jobs } = await call('GET', '/api/jobs?view=all&sort=updated&limit=500');
    const openings = Array.isArray(jobs) ? jobs.length : 0;
    expect(openings).toBeGreaterThan(5);
    await moment.fill('2020-01-01T09:30');
    await page.getByText(/as it was on 1 Jan 2020 09:30/).waitFor();
    expect(await page.getByRole('rowheader').count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('asOf')).toBe(String(Date.UTC(2020, 0, 1, 1, 30)));
  });
});
