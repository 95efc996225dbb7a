import { expect, it } from 'vitest';
import { useShop } from '../kit/app-page.ts';
import { openInVersion } from '../kit/pages/open-in-version.ts';
import { handoverFlow } from '#test/kit/flows/handover';
import { openTab } from '../kit/panel.ts';

const shop = useShop();

/** Under load a page takes its time; what is asked is whether it comes, not how soon. */
const patience = { timeout: 20_000 };

it('a rehearsal is marked by thumb and by keyboard, a miss gets its note, and the stage needs no more', async () => {
  const mine = await shop.signedIn();
  const { page, call } = mine;
  const id = await openInVersion(mine, shop.product(), {
    flow: { ...handoverFlow, key: 'renovation', version: 98 },
    title: 'Handed over',
  });
  await call('POST', `/api/jobs/${id}/facts`, { facts: [{ key: 'rehearsal.on', value: '2026-03-01' }] });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${shop.product().origin}/jobs/${id}`);
  await openTab(page, 'Details');
  const rehearsal = page.getByRole('group', { name: 'Rehearsal' }).first();
  await rehearsal.getByText('0 of 3 answered').waitFor(patience);
  const walk = rehearsal.getByRole('radiogroup', { name: 'Walk' });
  const met = walk.getByRole('radio', { name: 'Met' });
  expect((await met.boundingBox())?.height).toBeGreaterThanOrEqual(48);
  await met.click();
  await rehearsal.getByText('1 of 3 answered').waitFor(patience);
  // By keyboard: down to the next standard, 2 is a miss.
  await met.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('2');
  await rehearsal.getByText('50% met').waitFor(patience);
  const note = rehearsal.getByRole('textbox', { name: 'Note' });
  await note.fill('Rings forgotten');
  await note.press('Enter');
  await rehearsal.getByText('2 of 3 answered').waitFor(patience);
  // What is still needed stands under Next, answered in place.
  await openTab(page, 'Next');
  const cake = page.getByRole('radiogroup', { name: 'Cutting the cake' }).first();
  await cake.getByRole('radio', { name: 'Met' }).click();
  const missing = async () => {
    const body = await call('GET', `/api/jobs/${id}`);
    const rows: readonly { stage: string }[] = Array.isArray(body['missing']) ? body['missing'] : [];
    return rows.filter(({ stage }) => stage === 'rehearsal').length;
  };
  await expect.poll(missing, patience).toBe(0);
  await openTab(page, 'Details');
  await rehearsal.getByText('66% met').waitFor(patience);
  await rehearsal.getByText('Not passed').waitFor(patience);
  await openTab(page, 'Activity');
  await page.getByText('Rehearsal: Exchange of rings').first().waitFor(patience);
});
