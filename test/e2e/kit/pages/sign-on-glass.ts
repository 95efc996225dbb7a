import type { Page } from 'playwright-core';

/** Draws a line into the box of the signature. */
export const drawSignature = async (page: Page): Promise<void> => {
  const box = await page.getByTestId('signature').boundingBox();
  if (box === null) throw new Error('there is nowhere to sign');
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 90, { steps: 5 });
  await page.mouse.up();
};
