import { writeHtml } from '../../clipboard/html.ts';
import { writeTsv } from '../../clipboard/tsv.ts';
import type { Copied } from '../../model/areas/copy.ts';

/** The selection's flavours as the clipboard takes them. */
export const clipboardTexts = ({ plain, visible }: Copied) => ({
  'text/plain': writeTsv(plain),
  'text/html': writeHtml(visible),
});

/**
 * Puts on the clipboard what comes later. The browser takes a promise while it still knows that the person asked for it;
 * null where it has no clipboard, as on a page without https.
 */
export const writeClipboard = (copied: Promise<Copied>): Promise<void> | null => {
  if (!('clipboard' in navigator) || !('ClipboardItem' in globalThis)) return null;
  const flavour = async (type: 'text/plain' | 'text/html') =>
    new Blob([clipboardTexts(await copied)[type]], { type });
  return navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': flavour('text/plain'), 'text/html': flavour('text/html') }),
  ]);
};
