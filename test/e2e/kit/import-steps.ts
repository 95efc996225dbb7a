import type { Locator, Page } from 'playwright-core';
import { fromMenu } from './bar.ts';

interface Options {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Chooses a file in the import dialog, and opens the dialog if needed. */
export const choose = async (page: Page, { name, content }: Options): Promise<Locator> => {
  const dialog = page.getByRole('dialog', { name: 'Import jobs' });
  if (!(await dialog.isVisible())) await fromMenu(page, 'Import');
  await dialog
    .getByLabel('File')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  return dialog;
};

export const press = (dialog: Locator, name: string | RegExp) => dialog.getByRole('button', { name }).click();
