import type { Page } from 'playwright-core';

/** Pastes a text at the focus, like the clipboard. */
export const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', input);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

/** Pastes several clipboard formats, as another program provides them. */
export const pasteFrom = (page: Page, flavours: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((input) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(input)) clipboardData.setData(type, text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, flavours);

/** The clipboard data of a copy or cut. */
export const copied = (page: Page, kind: 'copy' | 'cut' = 'copy') =>
  page.evaluate((type) => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }),
    );
    return { text: clipboardData.getData('text/plain'), html: clipboardData.getData('text/html') };
  }, kind);
