import { describe, expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';

/** A shop without e-mail settings: its notices are retried and finally given up. */
const shop = useShop({ NOTICE_CHANNEL: 'email' });

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** 10:30 tomorrow in Shanghai, within the contact hours. */
const tomorrow = () => Math.floor((Date.now() + 8 * 60 * minuteMs) / dayMs + 1) * dayMs + 150 * minuteMs;
/** Minutes at which the tries of a notice are due, up to the last one. */
const tryAfterMinutes = [0, 2, 10, 50, 210, 1440, 1441];

let isGivenUp: Promise<void> | undefined;

const giveUp = async (): Promise<void> => {
  const from = tomorrow();
  for (const minutes of tryAfterMinutes) await shop.product().tick(from + minutes * minuteMs);
};

/** The screen of notices after tomorrow's notices were given up, with the undelivered ones. */
const opened = async () => {
  const signedIn = await shop.signedIn();
  isGivenUp ??= giveUp();
  await isGivenUp;
  const { page } = signedIn;
  await page.goto(`${shop.product().origin}/notices`);
  const notDelivered = page.getByRole('region', { name: 'Not delivered: contact them another way' });
  await notDelivered.getByRole('listitem').first().waitFor();
  return { ...signedIn, undeliveredList: notDelivered };
};

interface NotifiedPerson {
  readonly id: string;
  readonly jobId: string;
  readonly state: string;
}

const undelivered = async ({ call }: SignedInPage): Promise<readonly NotifiedPerson[]> => {
  const from = Date.now() - dayMs;
  const { notices } = await call('GET', `/api/notices?from=${from}&undelivered=true`);
  const list: readonly NotifiedPerson[] = Array.isArray(notices) ? notices : [];
  return list;
};

describe('a notice that reached nobody', () => {
  it('says why, and is sent again on a press', async () => {
    const { page, undeliveredList: notDelivered } = await opened();
    const line = notDelivered.getByRole('listitem').filter({ hasText: 'Payment due J-1047' });
    await line.getByText('could not be sent').waitFor();
    await line.getByText('E-mail is not set up for this shop').waitFor();
    await line.getByRole('button', { name: 'Send again: Payment due, J-1047, to the customer' }).click();
    await line.waitFor({ state: 'detached' });
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Payment due J-1047' })
      .getByText(/will be sent/)
      .waitFor();
  });

  it('is only put aside when its time has passed, and is on the list no more', async () => {
    const { undeliveredList: notDelivered } = await opened();
    const line = notDelivered.getByRole('listitem').filter({ hasText: 'Couple: First visit J-1050' });
    await line.getByText('missed: its time had passed').waitFor();
    expect(await line.getByRole('button', { name: /^Send again/ }).count()).toBe(0);
    await line
      .getByRole('button', { name: 'Put aside: Couple: First visit, J-1050, to the customer' })
      .press('Enter');
    await line.waitFor({ state: 'detached' });
  });

  it('that somebody else has dealt with is refused, and leaves the list', async () => {
    const { page, call, undeliveredList: notDelivered } = await opened();
    const before = await undelivered({ page, call });
    const line = notDelivered.getByRole('listitem').filter({ hasText: 'to the managers' }).first();
    const act = line.getByRole('button', { name: /^Put aside/ });
    const name = await act.getAttribute('aria-label');
    // The list is polled each minute; until then it is unchanged.
    for (const { id, jobId, state } of before)
      if (state === 'dead') await call('POST', `/api/jobs/${jobId}/notices`, { noticeId: id, act: 'aside' });
    let isAnswered = false;
    page.on('response', (response) => {
      if (response.status() === 409 && response.url().endsWith('/notices')) isAnswered = true;
    });
    await act.click();
    await expect.poll(() => isAnswered).toBe(true);
    await expect.poll(() => page.getByRole('button', { name: name ?? '', exact: true }).count()).toBe(0);
  });

  it('stays on the list, with the fault, when the server does not answer, and a second press does it once', async () => {
    const { page, undeliveredList: notDelivered } = await opened();
    const act = notDelivered.getByRole('button', { name: /^Put aside: Consultant: First visit, J-1050/ });
    await page.route('**/api/jobs/*/notices', (route) => route.abort());
    await act.click();
    await notDelivered.getByRole('alert').waitFor();
    await page.unroute('**/api/jobs/*/notices');
    await act.click();
    await act.waitFor({ state: 'detached' });
  });
});
