import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { paste } from '../kit/paste.ts';

const shop = useShop();

interface Found {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly version: number;
}

const jobsOf = async ({ call }: SignedInPage, customer: string): Promise<readonly Found[]> => {
  const { jobs } = await call('GET', `/api/jobs?limit=100&q=${encodeURIComponent(customer)}`);
  return Array.isArray(jobs) ? jobs : [];
};

describe('a rule that stops several jobs of a paste', () => {
  it('asks once for one reason, keeps it through what others change, and is one step of undo', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    const titles = ['Alder', 'Birch', 'Cedar', 'Hazel', 'Willow'];
    for (const title of titles)
      await call('POST', '/api/jobs', { flow: 'wedding', title, customer: { name: 'Gate Crowd' } });
    await page.reload();
    await page.getByRole('searchbox').fill('Gate Crowd');
    await expect.poll(() => page.getByRole('row').count()).toBe(titles.length + 1);
    await page.getByRole('gridcell', { name: 'First consultation' }).first().click();
    await paste(page, titles.map(() => 'Contract').join('\n'));
    await page.getByRole('button', { name: 'Move on anyway, with a reason' }).click();

    const box = page.getByRole('dialog', { name: 'Move on anyway, with a reason' });
    for (const title of titles) await box.getByRole('listitem').filter({ hasText: title }).waitFor();
    const reason = box.getByLabel('Reason, kept in history');
    await page.keyboard.type('Agreed by');
    // Another person's change arrives meanwhile.
    const [first] = await jobsOf(signedIn, 'Gate Crowd');
    await call('PATCH', `/api/jobs/${first?.id}`, { baseVersion: first?.version, title: 'Renamed' });
    await page
      .getByRole('rowheader', { name: 'Renamed', includeHidden: true })
      .waitFor({ state: 'attached' });
    await page.keyboard.type(' phone');
    expect(await reason.inputValue()).toBe('Agreed by phone');

    await page.keyboard.press('Enter');
    await box.waitFor({ state: 'detached' });
    const stages = async () => (await jobsOf(signedIn, 'Gate Crowd')).map(({ stage }) => stage);
    await expect.poll(async () => new Set(await stages())).toEqual(new Set(['contract']));
    // The sheet has the focus again.
    await page.keyboard.press('Control+z');
    await page.getByRole('status').getByText('Undone. Jobs: 5').waitFor();
    expect(await stages()).not.toContain('contract');
  });
});

describe('undo of an import of many jobs', () => {
  it('says how many and what will happen; Escape leaves all, Enter does it', async () => {
    const signedIn = await shop.signedIn();
    const { page } = signedIn;
    await page.evaluate(async () => {
      const rows = Array.from({ length: 51 }, (_, index) => ({
        flow: 'wedding',
        title: `Crowd ${index}`,
        customer: { name: 'Imported Crowd' },
        facts: {},
      }));
      const answer = await fetch('/api/imports', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'operation-id': 'ges_crowd0000001' },
        body: JSON.stringify({ dryRun: false, rows }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    });
    await page.reload();
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+z');
    const box = page.getByRole('dialog', { name: 'Undo in 51 jobs?' });
    await box.getByText('Jobs that this opened and that leave the list: 51.').waitFor();
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'detached' });
    expect(await jobsOf(signedIn, 'Imported Crowd')).toHaveLength(51);
    await page.keyboard.press('Control+z');
    await box.waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Undone. Jobs: 51').waitFor();
    expect(await jobsOf(signedIn, 'Imported Crowd')).toHaveLength(0);
  });
});
