import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';

/** What Chromium prints of a page. */
export interface Printed {
  /** All that the PDF says. Where lines break is left out. */
  readonly text: string;
  /** Width and height of the first page in points, rounded; A4 is 595 x 842. */
  readonly size: readonly [number, number];
}

/** Prints the page to a PDF and reads it. */
export const printed = async (page: Page): Promise<Printed> => {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const proxy = await getDocumentProxy(new Uint8Array(pdf));
  const { width, height } = (await proxy.getPage(1)).getViewport({ scale: 1 });
  const { text } = await extractText(proxy, { mergePages: true });
  // Fonts map some characters and the radicals that look like them to one glyph, of which the file names either.
  return {
    text: text.replaceAll(/\s+/g, '').replaceAll(/[\u2E80-\u2FDF]/g, (radical) => radical.normalize('NFKC')),
    size: [Math.round(width), Math.round(height)],
  };
};
