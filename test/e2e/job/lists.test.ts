import { expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { openInVersion } from '../kit/pages/open-in-version.ts';
import { visitsFlow } from '#test/kit/visits';
import { neededList, openTab } from '../kit/panel.ts';

const shop = useShop();

/** Under load a page takes its time; what is asked is whether it comes, not how soon. */
const patience = { timeout: 20_000 };

/** A job of a version of its trade that has visits. */
const openVisits = (signedIn: SignedInPage): Promise<string> =>
  openInVersion(signedIn, shop.product(), {
    flow: { ...visitsFlow, key: 'renovation', version: 99 },
    title: 'Visited',
  });

it('a visit is added, filled in, refused where it is incomplete, removed, and told of in the history', async () => {
  const mine = await shop.signedIn();
  const { page, call } = mine;
  const id = await openVisits(mine);
  await page.goto(`${shop.product().origin}/jobs/${id}`);
  await openTab(page, 'Details');
  const visits = page.getByRole('region', { name: 'Visits' });
  await visits.getByText('None yet').waitFor(patience);
  await visits.getByRole('button', { name: 'Add: Visits' }).click();
  const topic = visits.getByRole('textbox', { name: 'topic' });
  await topic.fill('Kitchen');
  await topic.press('Enter');
  await visits.getByText('Kitchen', { exact: true }).waitFor(patience);
  const drinks = visits.getByRole('group', { name: 'drinks' });
  await drinks.getByRole('checkbox', { name: 'coffee' }).click();
  // What a choice asks for stands once it is made.
  await visits.getByRole('textbox', { name: 'reason' }).waitFor(patience);
  await drinks.getByRole('checkbox', { name: 'tea' }).click();
  await visits
    .getByRole('textbox', { name: 'left-at' })
    .or(visits.getByLabel('left-at'))
    .fill('2026-03-02T10:00');
  await visits.getByLabel('left-at').press('Enter');
  await visits.getByRole('alert').getByText('Still needed: came-at').first().waitFor(patience);
  await visits.getByLabel('left-at').press('Escape');
  const factsOf = async () => {
    const { facts, job } = await call('GET', `/api/jobs/${id}`);
    const rows: readonly { key: string; value: unknown }[] = Array.isArray(facts) ? facts : [];
    const value = (name: string) => rows.find(({ key }) => key.endsWith(`/${name}`))?.value;
    return [value('topic'), value('drinks'), Object.assign({ facts: { visits: 0 } }, job).facts.visits];
  };
  await expect.poll(factsOf, patience).toEqual(['Kitchen', 'tea,coffee', 1]);
  // The stage asks for it by the entry’s name, and leads to its field.
  await (await neededList(page)).getByRole('button', { name: 'greeted (Kitchen)' }).click();
  await visits.getByRole('checkbox', { name: 'greeted' }).waitFor();
  await visits.getByRole('button', { name: 'Remove' }).click();
  await visits.getByText('None yet').waitFor(patience);
  await expect.poll(factsOf, patience).toEqual(['Kitchen', 'tea,coffee', 0]);
  await openTab(page, 'Activity');
  await page.getByText('Visits (Kitchen) · drinks').first().waitFor(patience);
  await page
    .getByText(/removed/)
    .first()
    .waitFor(patience);
});
