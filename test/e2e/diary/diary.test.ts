import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { addDays, dateOf, instant, instantAt, weekdayOf } from '#domain/time/day';
import { appointmentsFlow } from '#test/kit/appointments';
import { useShop, type SignedInPage } from '../kit/app-page.ts';
import { openInVersion } from '../kit/pages/open-in-version.ts';
import { cellUnder } from '../kit/cell-under.ts';
import { openTab } from '../kit/panel.ts';

const shop = useShop();

/** Under load a page takes its time; what is asked is whether it comes, not how soon. */
const patience = { timeout: 20_000 };
const zone = 'Asia/Shanghai';
const today = dateOf(instant(Date.now()), zone);
/** Monday of the week after next: nothing of the demo shop is a booked appointment. */
const monday = addDays(today, 14 - ((weekdayOf(today) + 6) % 7));
const at = (days: number, clock: '10:00' | '11:00') => instantAt(addDays(monday, days), clock, zone);

/** A job of a version of its trade that has little more than appointments. */
const openWith = async (
  signedIn: SignedInPage,
  title: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const id = await openInVersion(signedIn, shop.product(), {
    flow: { ...appointmentsFlow, key: 'renovation', version: 98 },
    title,
    customer: { name: 'Li', phone: '100', address: 'Gate 3' },
  });
  await signedIn.call('POST', `/api/jobs/${id}/facts`, {
    facts: Object.entries(facts).map(([key, value]) => ({ key, value })),
  });
  return id;
};

const meOf = async ({ call }: SignedInPage): Promise<string> =>
  Object.assign({ id: '' }, await call('GET', '/api/me')).id;

it('a week shows who is at two places, is gone through by keyboard, and opens the job, whose panel says it too', async () => {
  const mine = await shop.signedIn();
  const { page } = mine;
  const me = await meOf(mine);
  await page.setViewportSize({ width: 1280, height: 800 });
  await openWith(mine, 'Lane 12', { surveyor: me, 'survey.at': at(1, '10:00') });
  await openWith(mine, 'Lane 13', { surveyor: me, 'survey.at': at(1, '11:00') });
  await openWith(mine, 'Lane 14', { surveyor: me, 'survey.at': at(3, '10:00') });
  await page.goto(`${shop.product().origin}/`);
  await page.getByRole('link', { name: 'Diary' }).click();
  await page.getByRole('combobox', { name: 'Whose' }).selectOption('me');
  await page.goto(`${shop.product().origin}/diary?span=week&on=${monday}&who=me`);
  const first = page.getByRole('link', { name: /Lane 12/ });
  await first.waitFor(patience);
  await first.getByText('10:00–11:30').waitFor();
  await first.getByText('At two places at once').waitFor();
  expect(await page.getByRole('link', { name: /Lane 14/ }).textContent()).not.toContain('two places');
  // Saturday and Sunday are told as off.
  await page.getByRole('region', { name: /Saturday.*day off/ }).waitFor();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await expect.poll(focused, patience).toContain('Lane 13');
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused, patience).toContain('Lane 14');
  await page.keyboard.press('t');
  await expect.poll(() => page.url(), patience).toContain(`on=${today}`);
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.url(), patience).toContain(`on=${addDays(today, 7)}`);
  await page.goto(`${shop.product().origin}/diary?span=day&on=${addDays(monday, 1)}&who=me`);
  await page.getByRole('link', { name: /Lane 13/ }).waitFor(patience);
  expect(await page.getByRole('link', { name: /Lane 14/ }).count()).toBe(0);
  await page.getByRole('link', { name: /Lane 12/ }).press('Enter');
  await openTab(page, 'Details');
  const survey = page.getByRole('group', { name: 'Survey', exact: true });
  await survey.getByText(/is at J-\d+ then/).waitFor(patience);
  await survey.getByLabel('Survey: length').waitFor();
});

it('on a telephone it is a list by day with a strip of the week, and a slow or failing server is told of', async () => {
  const mine = await shop.signedIn({ locale: 'zh-CN' });
  const { page } = mine;
  const me = await meOf(mine);
  await openWith(mine, '胡同 5 号', { surveyor: me, 'survey.at': at(4, '10:00') });
  await page.setViewportSize({ width: 390, height: 844 });
  let isFailing = true;
  await page.route('**/api/appointments?*', (route) =>
    isFailing ? route.fulfill({ status: 503, body: 'away' }) : route.fallback(),
  );
  await page.goto(`${shop.product().origin}/diary?on=${addDays(monday, 4)}&who=me`);
  const retry = page.getByRole('button', { name: '重试' });
  await retry.waitFor(patience);
  isFailing = false;
  await retry.click();
  const entry = page.getByRole('link', { name: /胡同 5 号/ });
  await entry.waitFor(patience);
  await entry.getByText('Gate 3').waitFor();
  expect((await entry.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(width[0]).toBeLessThanOrEqual(width[1] ?? 0);
  await page
    .getByRole('button', { name: /星期一/ })
    .first()
    .click();
  await expect.poll(() => page.url(), patience).toContain(`on=${monday}`);
  expect(await page.getByRole('link', { name: /胡同 5 号/ }).count()).toBe(0);
});

it('a secret address is made, read by a calendar program’s parser, and revoked', async () => {
  const mine = await shop.signedIn();
  const { page } = mine;
  const me = await meOf(mine);
  await openWith(mine, 'In the feed', { surveyor: me, 'survey.at': at(2, '10:00') });
  await page.goto(`${shop.product().origin}/diary`);
  await page.getByRole('button', { name: 'In your calendar…' }).click();
  const dialog = page.getByRole('dialog', { name: 'The diary in your calendar' });
  await dialog.getByText('No address is in use.').waitFor(patience);
  await dialog.getByRole('button', { name: 'Make an address' }).click();
  const url = await dialog.getByLabel('Address', { exact: true }).inputValue();
  const read = () => fetch(url);
  const file = await read();
  expect(file.status).toBe(200);
  const events = new ICAL.Component(ICAL.parse(await file.text())).getAllSubcomponents('vevent');
  const titles = events.map((event) => new ICAL.Event(event).summary);
  expect(titles).toContain('Survey · In the feed');
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByText('No address is in use.').waitFor(patience);
  expect((await read()).status).toBe(404);
});

it('a time typed in the sheet tells who is elsewhere then; a bay that is taken is shared by a reason in the panel', async () => {
  const mine = await shop.signedIn();
  const { page, call } = mine;
  const me = await meOf(mine);
  await openWith(mine, 'Elsewhere 1', {
    surveyor: me,
    'survey.at': at(8, '10:00'),
    bay: 'one',
    'repair.at': at(9, '10:00'),
  });
  const id = await openWith(mine, 'Elsewhere 2', { surveyor: me, bay: 'one' });
  await page.goto(`${shop.product().origin}/?flow=renovation&q=Elsewhere%202`);
  const row = page.getByRole('row').filter({ hasText: 'Elsewhere 2' }).first();
  await row.waitFor(patience);
  const cell = await cellUnder(page, row, 'Survey time');
  await cell.click();
  await page.keyboard.type(`${addDays(monday, 8)} 11:00`);
  await page.keyboard.press('Enter');
  const warning = page.getByRole('alert').filter({ hasText: 'Elsewhere 2' });
  await warning.getByText(/Saved: .*is at J-\d+ then/).waitFor(patience);
  await warning.getByRole('button', { name: 'Close' }).click();
  await page.goto(`${shop.product().origin}/jobs/${id}`);
  const panel = page.getByRole('complementary');
  await openTab(page, 'Details');
  const fold = panel.getByText('Work', { exact: true }).first();
  const repair = panel.getByRole('group', { name: 'Repair', exact: true });
  await fold.waitFor(patience);
  if (!(await repair.isVisible())) await fold.click();
  await repair
    .getByLabel('Repair')
    .first()
    .fill(`${addDays(monday, 9)}T10:30`);
  await repair.getByLabel('Repair').first().press('Enter');
  await repair
    .getByRole('alert')
    .getByText(/One|one is taken by J-\d+/)
    .first()
    .waitFor(patience);
  await repair.getByLabel(/reason/i).fill('Two small cars');
  await repair.getByRole('button', { name: 'Share it, with a reason' }).click();
  const sharedAt = async () => {
    const { facts } = await call('GET', `/api/jobs/${id}`);
    const rows: readonly { key: string; value: unknown }[] = Array.isArray(facts) ? facts : [];
    return rows.find(({ key }) => key === 'repair.at')?.value;
  };
  await expect.poll(sharedAt, patience).toBe(at(9, '10:00') + 30 * 60_000);
});
