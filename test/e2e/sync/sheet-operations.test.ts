import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { paste } from '../kit/paste.ts';

const shop = useShop();

/** Each test's jobs have a customer of their own, by which they are found. */
const customerOf = ([first = '']: readonly string[]): string => `${first.split(' ')[0]} Test`;

const openJobs = async ({ page, call }: SignedInPage, titles: readonly string[]) => {
  for (const title of titles)
    await call('POST', '/api/jobs', { flow: 'wedding', title, customer: { name: customerOf(titles) } });
  await page.reload();
  await page.getByRole('searchbox').fill(customerOf(titles));

  await page.getByRole('row', { name: titles[0] ?? '' }).waitFor();
  await expect.poll(() => page.getByRole('row').count()).toBe(titles.length + 1);
};

const titlesOf = async ({ call }: SignedInPage, customer: string): Promise<readonly string[]> => {
  const { jobs } = await call('GET', `/api/jobs?q=${encodeURIComponent(customer)}`);
  return Array.isArray(jobs) ? jobs.map((job: { title: string }) => job.title).toSorted() : [];
};

describe('an operation of many cells', () => {
  it('pastes over several jobs at once, and says what a rule refuses in its own cell', async () => {
    const signedIn = await shop.signedIn();
    const { page } = signedIn;
    await openJobs(signedIn, ['Paste one', 'Paste two', 'Paste three']);
    await page.getByRole('rowheader').first().click();
    await paste(page, 'First\nSecond\nThird\n');
    await expect.poll(() => titlesOf(signedIn, 'Paste Test')).toEqual(['First', 'Second', 'Third']);
    await page.getByRole('status').getByText('Cells saved: 3.').waitFor();

    // The stages are blocked: each cell keeps the pasted value with the reason.
    await page.getByRole('gridcell', { name: 'First consultation' }).first().click();
    await paste(page, 'Contract\nContract');
    await page.getByRole('status').getByText('Cells saved: 0, not saved: 2.').waitFor();
    const retained = page.getByRole('gridcell', { name: 'Contract', exact: true });
    const invalid = () =>
      retained.evaluateAll((cells) => cells.filter((cell) => cell.ariaInvalid === 'true').length);
    await expect.poll(invalid).toBe(2);
  });

  it('is one step of undo, also after a reload, and another’s later change stays', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    await openJobs(signedIn, ['Undo one', 'Undo two']);
    await page.getByRole('rowheader').first().click();
    await paste(page, 'Alpha\nBeta\n');
    await expect.poll(() => titlesOf(signedIn, 'Undo Test')).toEqual(['Alpha', 'Beta']);
    await page.reload();
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+z');
    await page.getByRole('status').getByText('Undone. Jobs: 2').waitFor();
    await page.getByRole('rowheader', { name: 'Undo one' }).waitFor();
    await page.keyboard.press('Control+y');
    await page.getByRole('status').getByText('Redone. Jobs: 2').waitFor();
    await page.getByRole('rowheader', { name: 'Alpha' }).waitFor();

    // Another person renames one of them: the other job is restored, this one stays and is reported.
    const theirs = await shop.signedIn({}, 'chen@example.test');
    const { jobs } = await call('GET', '/api/jobs?q=Undo%20Test');
    expect(jobs).toHaveLength(2);
    await theirs.page.getByRole('searchbox').fill('Undo Test');
    await theirs.page.getByRole('rowheader', { name: 'Beta' }).click();
    await theirs.page.keyboard.type('Theirs');
    await theirs.page.keyboard.press('Enter');
    await expect.poll(() => titlesOf(signedIn, 'Undo Test')).toEqual(['Alpha', 'Theirs']);
    await page.keyboard.press('Control+z');
    const notice = page.getByRole('status').filter({ hasText: 'Someone else has changed this since' });
    await notice.getByText('Title: yours Undo one, now Theirs').waitFor();
    await notice.getByText('Theirs', { exact: true }).waitFor();
    await expect.poll(() => titlesOf(signedIn, 'Undo Test')).toEqual(['Theirs', 'Undo two']);
  });

  it('is what the next undo takes back, also while its answer is not there yet', async () => {
    const signedIn = await shop.signedIn();
    const { page } = signedIn;
    await openJobs(signedIn, ['Slow one', 'Slow two']);
    const retitle = async (from: string, to: string) => {
      await page.getByRole('rowheader', { name: from }).click();
      await page.keyboard.type(to);
      await page.keyboard.press('Enter');
    };
    await retitle('Slow one', 'Older');
    await expect.poll(() => titlesOf(signedIn, 'Slow Test')).toEqual(['Older', 'Slow two']);
    await page.route('**/api/edits', async (route) => {
      await new Promise((done) => setTimeout(done, 2000));
      await route.continue();
    });
    await retitle('Slow two', 'Typing mistake');
    await page.keyboard.press('Control+z');
    await page.getByRole('status').getByText('Undone. Jobs: 1').waitFor();
    await page.getByRole('rowheader', { name: 'Slow two' }).waitFor();
    expect(await titlesOf(signedIn, 'Slow Test')).toEqual(['Older', 'Slow two']);
    // Two quick presses are two undo steps.
    await page.keyboard.press('Control+y');
    await expect.poll(() => titlesOf(signedIn, 'Slow Test')).toEqual(['Older', 'Typing mistake']);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => titlesOf(signedIn, 'Slow Test')).toEqual(['Slow one', 'Slow two']);
  });

  it('is not undone while it waits for the network, and the person is told', async () => {
    const signedIn = await shop.signedIn();
    const { page } = signedIn;
    await openJobs(signedIn, ['Cut one', 'Cut two']);
    await page.context().setOffline(true);
    await page.getByRole('rowheader', { name: 'Cut one' }).click();
    await page.keyboard.type('Typed offline');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Unsent edits: 1').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('Your last edits wait for the network.').waitFor();
    await page.context().setOffline(false);
    await expect
      .poll(() => titlesOf(signedIn, 'Cut Test'), { timeout: 20_000 })
      .toEqual(['Cut two', 'Typed offline']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => titlesOf(signedIn, 'Cut Test')).toEqual(['Cut one', 'Cut two']);
  });
});
