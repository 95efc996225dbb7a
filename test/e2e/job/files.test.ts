import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { openInVersion } from '../kit/pages/open-in-version.ts';
import { pictureFile } from '../kit/pages/picture-file.ts';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { picturesFlow } from '#test/kit/pictures';
import { neededList, openTab } from '../kit/panel.ts';

const shop = useShop();

/** Under load a page takes its time; what is asked is whether it comes, not how soon. */
const patience = { timeout: 20_000 };

const telephone = { width: 390, height: 844 };
const targetMin = 44;

/** A job of a version of its trade that has little more than photos. */
const openPictures = (signedIn: SignedInPage, version: number): Promise<string> =>
  openInVersion(signedIn, shop.product(), {
    flow: { ...picturesFlow, key: 'renovation', version },
    title: 'Pictured',
  });

const widthOf = (page: Page, address: string): Promise<number> =>
  page.evaluate(async (url) => (await createImageBitmap(await (await fetch(url)).blob())).width, address);

it('a photo is taken on a telephone, kept while the server fails, shown, looked at, removed and brought back', async () => {
  const mine = await shop.signedIn();
  const { page } = mine;
  const id = await openPictures(mine, 97);
  await page.setViewportSize(telephone);
  await page.goto(`${shop.product().origin}/jobs/${id}`);
  const photos = page.getByRole('region', { name: 'Photos of the rooms' });
  await openTab(page, 'Details');
  const missing = await neededList(page);
  await missing.getByRole('button', { name: 'Photos of the rooms: 0 of 2' }).waitFor(patience);
  let calls = 0;
  const keys = new Set<string | undefined>();
  await page.route('**/api/jobs/*/files?*', async (route) => {
    calls += 1;
    keys.add(route.request().headers()['idempotency-key']);
    if (calls === 1) await route.abort('connectionreset');
    else await route.continue();
  });
  const camera = photos.getByRole('button', { name: 'Take a photo: Photos of the rooms' });
  const box = await camera.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(targetMin);
  const choosing = page.waitForEvent('filechooser');
  await camera.click();
  const chooser = await choosing;
  expect(await chooser.element().getAttribute('capture')).toBe('environment');
  await chooser.setFiles(await pictureFile(page, '厨房.jpg'));
  await photos.getByText('Not uploaded yet.').waitFor(patience);
  await photos.getByRole('button', { name: 'Try again now' }).click();
  await photos.getByRole('button', { name: 'Show 厨房.jpg' }).waitFor(patience);
  expect([calls, keys.size]).toEqual([2, 1]);
  await missing.getByRole('button', { name: 'Photos of the rooms: 1 of 2' }).waitFor(patience);
  const picking = page.waitForEvent('filechooser');
  await photos.getByRole('button', { name: 'Add photos: Photos of the rooms' }).click();
  await (
    await picking
  ).setFiles([
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no photo at all') },
    await pictureFile(page, 'bath.jpg', 'coral'),
  ]);
  await photos.getByRole('button', { name: 'Show bath.jpg' }).waitFor(patience);
  await photos.getByText('This kind of file is not taken here.').waitFor(patience);
  await photos.getByRole('button', { name: 'Close the message about notes.txt' }).click();
  // Two photos are what the stage asks for.
  await page
    .getByRole('button', { name: /Photos of the rooms: / })
    .waitFor({ ...patience, state: 'detached' });
  expect(await graveViolations(page)).toEqual([]);
  await photos.getByRole('button', { name: 'Show 厨房.jpg' }).click();
  const viewer = page.getByRole('dialog', { name: '厨房.jpg' });
  const full = viewer.getByRole('img', { name: '厨房.jpg' });
  const address = (await full.getAttribute('src')) ?? '';
  expect(await widthOf(page, address)).toBe(2560);
  expect(await widthOf(page, `${address}?size=thumb`)).toBe(264);
  await page.keyboard.press('ArrowRight');
  const second = page.getByRole('dialog', { name: 'bath.jpg' });
  await second.getByText('2 of 2').waitFor(patience);
  await second.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog', { name: '厨房.jpg' }).waitFor(patience);
  await page.keyboard.press('Escape');
  await photos.getByText('bath.jpg was removed.').waitFor(patience);
  expect(await photos.getByRole('button', { name: 'Show bath.jpg' }).count()).toBe(0);
  await photos.getByRole('button', { name: 'Undo' }).click();
  await photos.getByRole('button', { name: 'Show bath.jpg' }).waitFor(patience);
  await openTab(page, 'Activity');
  await page.getByText('added a file').first().waitFor(patience);
  await page.getByText('厨房.jpg').first().waitFor(patience);
  await page.unroute('**/api/jobs/*/files?*');
});

it('several are uploaded in order, a paper opens in a tab of its own, a pasted picture is taken, and one is given up', async () => {
  const mine = await shop.signedIn();
  const { page, call } = mine;
  const id = await openPictures(mine, 98);
  await page.goto(`${shop.product().origin}/jobs/${id}`);
  await openTab(page, 'Details');
  await page.getByRole('complementary').getByText('Work', { exact: true }).first().click();
  const drawings = page.getByRole('region', { name: 'Drawings' });
  const paper = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
  const input = drawings.locator('input[data-picker="files"]');
  await input.setInputFiles([
    await pictureFile(page, 'a.jpg'),
    paper,
    await pictureFile(page, 'b.jpg', 'navy'),
  ]);
  const link = drawings.getByRole('link', { name: 'Open plan.pdf in a new tab' });
  await link.waitFor(patience);
  await drawings.getByRole('button', { name: 'Show b.jpg' }).waitFor(patience);
  const names = async () => {
    const { facts } = await call('GET', `/api/jobs/${id}`);
    const rows: readonly { value: { name?: string } | null }[] = Array.isArray(facts) ? facts : [];
    return rows.flatMap(({ value }) => value?.name ?? []);
  };
  expect(await names()).toEqual(['a.jpg', 'plan.pdf', 'b.jpg']);
  expect([await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual([
    '_blank',
    'noreferrer',
  ]);
  const pasted = (await pictureFile(page, 'x')).buffer.toString('base64');
  await drawings.getByRole('button', { name: 'Add files: Drawings' }).focus();
  await page.evaluate((encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'pasted.jpg', { type: 'image/jpeg' }));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true }),
    );
  }, pasted);
  await drawings.getByRole('button', { name: 'Show pasted.jpg' }).waitFor(patience);
  await page.route('**/api/jobs/*/files?*', (route) => route.abort('connectionreset'));
  await input.setInputFiles(await pictureFile(page, 'given-up.jpg'));
  await drawings.getByText('Not uploaded yet.').waitFor(patience);
  await drawings.getByRole('button', { name: 'Give up given-up.jpg' }).click();
  await page.unroute('**/api/jobs/*/files?*');
  await drawings.getByText('Not uploaded yet.').waitFor({ ...patience, state: 'detached' });
  await drawings.getByRole('button', { name: 'Remove plan.pdf' }).click();
  await drawings.getByText('plan.pdf was removed.').waitFor(patience);
  expect(await names()).toEqual(['a.jpg', 'b.jpg', 'pasted.jpg']);
});
