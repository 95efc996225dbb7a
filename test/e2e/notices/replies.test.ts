import { expect, it } from 'vitest';
import { useShop, type SignedInPage } from '../kit/app-page.ts';

const shop = useShop({
  SMSIN_WEBHOOK_SECRET: `whsec_${Buffer.from('text-messages-of-the-tests').toString('base64')}`,
});

/** A text message by the local outbox, which signs it as a gateway would. */
const receive = async (from: string, text: string): Promise<void> => {
  const { origin } = shop.product();
  const answer = await fetch(`${origin}/local/outbox/reply`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ from, text }),
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`the outbox answered ${answer.status}`);
};

/** The screen of what found no job, at the width of a telephone. */
const unmatched = async ({ page }: SignedInPage) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${shop.product().origin}/money`);
  return page.getByRole('region', { name: 'Unmatched replies' });
};

it('a message of an unknown number is attached to a job in two acts, and stands in its history', async () => {
  await receive('+86 139 0000 7781', 'The key is with the porter');
  const mine = await shop.signedIn();
  const replies = await unmatched(mine);
  const line = replies.getByRole('listitem').filter({ hasText: 'The key is with the porter' });
  await line.getByRole('searchbox').fill('Reed & Lawson');
  await line.getByRole('button', { name: /^Attach to J-\d+ Reed & Lawson wedding/ }).click();
  await replies.getByText('No unmatched replies.').waitFor();
  await replies.getByText('Decided').click();
  await replies.getByText(/attached to a job/).waitFor();
  await mine.page.getByRole('link', { name: /^Jobs/ }).first().click();
  await mine.page
    .getByRole('button', { name: /Reed & Lawson wedding/ })
    .first()
    .click();
  await mine.page.getByRole('tab', { name: 'Activity' }).click();
  await mine.page.getByRole('complementary').getByText('The key is with the porter').first().waitFor();
});

it('is put aside with a reason alone, by staff who may not see payments', async () => {
  await receive('+86 139 0000 7782', 'Wrong number, sorry');
  const replies = await unmatched(await shop.signedIn({}, 'lin@example.test'));
  const line = replies.getByRole('listitem').filter({ hasText: 'Wrong number, sorry' });
  const aside = line.getByRole('button', { name: 'Put aside' });
  expect(await aside.isDisabled()).toBe(true);
  await line.getByLabel('Why it is put aside').fill('dialled by mistake');
  await aside.click();
  await replies.getByText('No unmatched replies.').waitFor();
});
