import { writeHtml } from '../../clipboard/html.ts';
import { writeTsv } from '../../clipboard/tsv.ts';
import type { Copied } from '../../model/areas/copy.ts';

/** The selection in the clipboard's formats. */
export const clipboardTexts = ({ plain, visible }: Copied) => ({
  'text/plain': writeTsv(plain),
  'text/html': writeHtml(visible),
});

/**
 * Writes a promised text to the clipboard. The browser accepts a promise while the user activation lasts;
 * null where there is no clipboard, as on a page without https.
 */
export const writeClipboard = (copied: Promise<Copied>): Promise<void> | null => {
  if (!('clipboard' in navigator) || !('ClipboardItem' in globalThis)) return null;
  const flavour = async (type: 'text/plain' | 'text/html') =>
    new Blob([clipboardTexts(await copied)[type]], { type });
  return navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': flavour('text/plain'), 'text/html': flavour('text/html') }),
  ]);
};
