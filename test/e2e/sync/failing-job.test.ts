import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';

const shop = useShop();

/** Three visible jobs of one customer; the saves of the first fail until they are allowed. */
const withFailing = async (customer: string) => {
  const signedIn = await shop.signedIn();
  const { page, call } = signedIn;
  const titles = ['One', 'Two', 'Three'].map((name) => `${customer} ${name}`);
  const ids: string[] = [];
  for (const title of titles) {
    const opened = await call('POST', '/api/jobs', { flow: 'wedding', title, customer: { name: customer } });
    ids.push(/"id":"(job_\w+)"/.exec(JSON.stringify(opened))?.[1] ?? '');
  }
  await page.getByRole('searchbox').fill(customer);
  await page.getByRole('rowheader', { name: titles[2] ?? '' }).waitFor();
  let isFailing = true;
  let tries = 0;
  await page.route('**/api/edits', (route) => {
    if (
      !route
        .request()
        .postData()
        ?.includes(ids[0] ?? '')
    )
      return route.fallback();
    tries += 1;
    return isFailing ? route.fulfill({ status: 503 }) : route.fallback();
  });
  return {
    ...signedIn,
    titles,
    tries: () => tries,
    mend: () => {
      isFailing = false;
    },
  };
};

const retitle = async ({ page }: SignedInPage, from: string, to: string) => {
  await page.getByRole('rowheader', { name: from }).click();
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
};

const titlesOf = async ({ call }: SignedInPage, customer: string): Promise<readonly string[]> => {
  const { jobs } = await call('GET', `/api/jobs?q=${encodeURIComponent(customer)}&sort=number`);
  return Array.isArray(jobs) ? jobs.map(({ title }: { title: string }) => title) : [];
};

describe('a job whose saves fail', () => {
  it('says so in its cell, holds up no other, and is saved by a press', async () => {
    const failing = await withFailing('Laneson');
    const { page, titles } = failing;
    const [item = '', two = '', three = ''] = titles;
    await retitle(failing, item, 'Stuck');
    await retitle(failing, two, 'Two saved');
    await retitle(failing, three, 'Three saved');
    await expect.poll(() => titlesOf(failing, 'Laneson')).toEqual([item, 'Two saved', 'Three saved']);
    await page.getByRole('rowheader', { name: 'Stuck' }).click();
    const said = page.getByRole('dialog').filter({ hasText: 'It is tried again by itself.' });
    await said.waitFor();
    failing.mend();
    await said.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => titlesOf(failing, 'Laneson')).toEqual(['Stuck', 'Two saved', 'Three saved']);
    await said.waitFor({ state: 'detached' });
  });

  it('is saved by itself soon after the fault is over', async () => {
    const failing = await withFailing('Selfson');
    const [item = '', two = '', three = ''] = failing.titles;
    await retitle(failing, item, 'Later');
    await expect.poll(failing.tries).toBeGreaterThan(2);
    failing.mend();
    await expect.poll(() => titlesOf(failing, 'Selfson'), { timeout: 15_000 }).toEqual(['Later', two, three]);
  });

  it('keeps its old value when it is put back by Ctrl+Z, and nothing else is undone', async () => {
    const failing = await withFailing('Backson');
    const { page, titles } = failing;
    const [item = '', two = '', three = ''] = titles;
    await retitle(failing, two, 'Two saved');
    await expect.poll(() => titlesOf(failing, 'Backson')).toEqual([item, 'Two saved', three]);
    await retitle(failing, item, 'Stuck');
    await page.getByRole('note').getByText('It is tried again by itself.').waitFor();
    // By its name as by its chord.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Undo');
    await page.getByRole('option', { name: /^Undo/ }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: item }).waitFor();
    failing.mend();
    const tries = failing.tries();
    await page.keyboard.press('Control+z');
    await expect.poll(() => titlesOf(failing, 'Backson')).toEqual([item, two, three]);
    expect(failing.tries()).toBe(tries);
  });
});

describe('a save whose answer is lost', () => {
  it('is known as one’s own: the next text of its cell is saved, and not asked about', async () => {
    const signedIn = await shop.signedIn();
    const { page, call } = signedIn;
    const [title, customer] = ['Lostson One', 'Lostson'];
    await call('POST', '/api/jobs', { flow: 'wedding', title, customer: { name: customer } });
    await page.getByRole('searchbox').fill(customer);
    await page.getByRole('rowheader', { name: title }).waitFor();
    let lostCount = 0;
    await page.route('**/api/edits', async (route) => {
      if (lostCount > 0) return route.fallback();
      lostCount += 1;
      await route.fetch();
      return route.abort();
    });
    await retitle(signedIn, title, 'First');
    await page.getByRole('rowheader', { name: 'First' }).click();
    await page.keyboard.type('Second');
    await page.keyboard.press('Enter');
    await expect.poll(() => titlesOf(signedIn, customer)).toEqual(['Second']);
    expect(lostCount).toBe(1);
    expect(await page.getByText('Someone else changed this meanwhile').count()).toBe(0);
  });
});
