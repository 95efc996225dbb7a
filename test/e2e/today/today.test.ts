import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { garage } from '#test/kit/garage';
import { addDays, dateOf, instant, instantAt } from '#domain/time/day';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { openInVersion } from '../kit/pages/open-in-version.ts';
import { graveViolations } from '../../kit/product/grave-violations.ts';
import { speak } from '../kit/reader.ts';

const shop = useShop();

/** Under load a page takes its time; what is asked is whether it comes, not how soon. */
const patience = { timeout: 20_000 };
const zone = 'Asia/Shanghai';
const today = dateOf(instant(Date.now()), zone);

/** A job of a trade with duties, whose person in charge is the one who is signed in and keeps the desk. */
const openGarage = async (signedIn: SignedInPage, title: string): Promise<string> => {
  const { call } = signedIn;
  const ownerId = String((await call('GET', '/api/me'))['id']);
  const id = await openInVersion(signedIn, shop.product(), {
    flow: { ...garage, key: 'renovation', version: 98 },
    title,
    customer: { name: 'Li', phone: '13800138000' },
    ownerId,
  });
  const database = await shop.product().database();
  await database
    .prepare("insert or ignore into staff_duty (staff_id, duty) values (?, 'desk')")
    .bind(ownerId)
    .run();
  const at = instantAt(addDays(today, 3), '10:00', zone);
  await call('POST', `/api/jobs/${id}/facts`, { facts: [{ key: 'visit.at', value: at }] });
  return id;
};

const addTask = ({ call }: SignedInPage, id: string, title: string) =>
  call('POST', `/api/jobs/${id}/tasks`, { title, dueOn: today });

const openToday = async ({ page }: SignedInPage): Promise<void> => {
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await page.getByLabel('Whose').selectOption('me');
  await page.getByRole('listitem').first().waitFor(patience);
};

const line = (page: Page, text: string) => page.locator('[data-line]').filter({ hasText: text });

/** Goes down by J until the line with the text has the focus. */
const goTo = async (page: Page, text: string): Promise<void> => {
  const wanted = line(page, text).first();
  await wanted.waitFor(patience);
  for (let step = 0; step < 60; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('j');
  }
  throw new Error(`${text} is not reached by J`);
};

describe('Today', () => {
  it('is worked off by the keyboard alone: done, another day, taken, its result, opened beside', async () => {
    const mine = await shop.signedIn();
    const { page, call } = mine;
    const id = await openGarage(mine, 'Keyboard car');
    await addTask(mine, id, 'Sweep the floor');
    await addTask(mine, id, 'Polish the sign');
    await openToday(mine);
    // Jobs that may move on come by a request of their own, and stand last.
    await line(page, 'Sweep the floor').first().waitFor(patience);
    await page.locator('[data-line]').first().focus();

    await goTo(page, 'Sweep the floor');
    await page.keyboard.press('Space');
    await page.getByText('Done (1)').waitFor(patience);
    await line(page, 'Sweep the floor').waitFor({ state: 'detached', ...patience });

    await page.locator('[data-line]').first().focus();
    await goTo(page, 'Polish the sign');
    await page.keyboard.press('e');
    await page.getByLabel('New day').fill(addDays(today, 2));
    await page.keyboard.press('Enter');
    await page.locator('#today-later').getByText('Polish the sign').waitFor(patience);

    await page.locator('[data-line]').first().focus();
    await goTo(page, 'Call before the visit');
    await page.keyboard.press('Space');
    await page.locator('#today-later').getByText('Call before the visit').waitFor(patience);
    await page.locator('[data-line]').first().focus();
    await goTo(page, 'Call before the visit');
    await page.keyboard.press('Space');
    await page.getByRole('radio', { name: 'reached' }).waitFor(patience);
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('Done (2)').waitFor(patience);
    await line(page, 'Call before the visit').waitFor({ state: 'detached', ...patience });

    await page.locator('[data-line]').first().focus();
    await goTo(page, 'Polish the sign');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByText('Keyboard car').first().waitFor(patience);
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached', ...patience });
    expect(
      await line(page, 'Polish the sign').evaluate((element) => element === document.activeElement),
    ).toBe(true);
    const { tasks } = await call('GET', `/api/jobs/${id}`);
    const states = Array.isArray(tasks)
      ? tasks.map(({ key, title, state }: Record<string, unknown>) => [
          String(key ?? title).split('/')[0],
          state,
        ])
      : [];
    expect(states).toContainEqual(['call', 'done']);
    await page.getByText('Done (2)').click();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Sweep the floor' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await line(page, 'Sweep the floor').waitFor(patience);
  });

  it('says at its line that an act failed, and goes on with the others; Retry does it', async () => {
    const mine = await shop.signedIn();
    const { page } = mine;
    const id = await openGarage(mine, 'Failing car');
    await addTask(mine, id, 'Fails at first');
    const other = await openGarage(mine, 'Other car');
    await addTask(mine, other, 'Goes on');
    let isFailing = true;
    await page.route(`**/api/jobs/${id}/tasks`, (route) =>
      isFailing ? route.fulfill({ status: 500, body: '{}' }) : route.fallback(),
    );
    await openToday(mine);
    await line(page, 'Fails at first').getByRole('button', { name: 'Done' }).click();
    await line(page, 'Fails at first').getByRole('alert').waitFor(patience);
    await line(page, 'Goes on').getByRole('button', { name: 'Done' }).click();
    await line(page, 'Goes on').waitFor({ state: 'detached', ...patience });
    isFailing = false;
    await line(page, 'Fails at first').getByRole('button', { name: 'Retry' }).click();
    await line(page, 'Fails at first').waitFor({ state: 'detached', ...patience });
    await page.getByText('Done (2)').waitFor(patience);
  });

  it('is used with a thumb at 390 px: cards without sideways scrolling, acts of 44 px, a call', async () => {
    const mine = await shop.signedIn();
    const { page } = mine;
    const id = await openGarage(mine, 'Thumb car');
    await addTask(mine, id, 'Wipe the glass');
    await page.setViewportSize({ width: 390, height: 844 });
    await openToday(mine);
    const card = line(page, 'Wipe the glass');
    await card.waitFor(patience);
    const call = card.getByRole('link', { name: 'Call' });
    expect(await call.getAttribute('href')).toBe('tel:13800138000');
    for (const act of [call, card.getByRole('button', { name: 'Done' })])
      expect((await act.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await graveViolations(page)).toEqual([]);
    await card.getByRole('button', { name: 'Done' }).click();
    await card.waitFor({ state: 'detached', ...patience });
    await page.setViewportSize({ width: 1920, height: 640 });
  });

  it('is in Chinese for who reads Chinese', async () => {
    const mine = await shop.signedIn();
    const { page } = mine;
    await openGarage(mine, '王女士的车');
    await speak(page, ['zh-Hans', '简体中文']);
    await page.getByRole('link', { name: '今天', exact: true }).click();
    await page.getByLabel('范围').selectOption('me');
    await line(page, '来访前致电').first().waitFor(patience);
    await line(page, '来访前致电').first().getByRole('button', { name: '领取' }).waitFor();
    await page.getByRole('heading', { name: /待领取/ }).waitFor();
    expect(await graveViolations(page)).toEqual([]);
    await speak(page, ['en', 'English']);
  });
});
