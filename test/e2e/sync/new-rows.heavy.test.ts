import { describe, expect, it } from 'vitest';
import { counted, sized } from '../../kit/size.ts';
import { useShop } from '../kit/app-page.ts';
import { narrow, showEveryColumn } from '../kit/bar.ts';
import { paste } from '../kit/paste.ts';

const shop = useShop();

const rowCount = sized({ small: 250, full: 5_000 });
const issueCount = rowCount / 250;
const goodCount = rowCount - issueCount;

describe('rows under the last one', () => {
  it(`are pasted, ${counted(rowCount)} at once with errors among them, and one undo takes them back`, async () => {
    const { page, call } = await shop.signedIn();
    const count = async () => {
      const { groups } = await call('GET', '/api/sheet/outline?view=all');
      return Array.isArray(groups) ? Number(groups[0]?.count) : 0;
    };
    const before = await count();
    await narrow(page, 'Trade', 'wedding');
    await showEveryColumn(page);
    await page.getByRole('rowheader', { name: 'Type here to add a job' }).click();
    const lines = Array.from(
      { length: rowCount },
      (_, at) => `Block ${at}\t\t${at % 250 === 7 ? 'No such trade' : '装修'}\t\t\tBlockson ${at}`,
    );
    await paste(page, `${lines.join('\n')}\n`);
    const review = page.getByRole('dialog', { name: 'Not all of this can be pasted' });
    await review.getByText(`New rows below the last one: ${rowCount}`).waitFor();
    await review.getByText(`Cells that cannot be read: ${issueCount}`).waitFor();
    await review.getByRole('button', { name: `Paste the other ${3 * rowCount - issueCount}` }).click();
    // Rows with an invalid trade stay drafts.
    await expect.poll(count, { timeout: 60_000 }).toBe(before + goodCount);
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+End');
    // The trade's column precedes the trade's own columns.
    await page.keyboard.press('Home');
    await page.getByText('cannot read “No such trade”').first().waitFor();
    await page.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+z');
    if (goodCount > 50) {
      await page.getByRole('dialog', { name: `Undo in ${goodCount} jobs?` }).waitFor();
      await page.keyboard.press('Enter');
    }
    await page.getByRole('status').getByText(`Undone. Jobs: ${goodCount}`).waitFor({ timeout: 60_000 });
    expect(await count()).toBe(before);
  });
});
