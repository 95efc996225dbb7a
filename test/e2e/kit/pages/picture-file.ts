import type { Page } from 'playwright-core';

/** A photo as a camera makes it, larger than what is kept. */
export const pictureFile = async (page: Page, name: string, colour = 'teal') => {
  const encoded = await page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(3200, 1600);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = fill;
    context.fillRect(0, 0, 3200, 1600);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, colour);
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(encoded, 'base64') };
};
