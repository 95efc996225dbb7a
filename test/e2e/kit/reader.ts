import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Locale } from '#domain/texts/text';
import { addTexts, catalogue, textOf, type TextKey } from '../../../admin/texts/catalogue.ts';
import { openPanelTexts } from '../../../admin/texts/job/open-panel.ts';
import { barContentsTexts } from '../../../admin/texts/sheet/bar-contents.ts';
import '../../../admin/transfer/dialog-texts.ts';
import { graveViolations, type Rules } from '../../kit/product/grave-violations.ts';
import { sized } from '../../kit/size.ts';

// A page has them once a job was opened, and a popover of the bar.
addTexts({ ...openPanelTexts, ...barContentsTexts });

export type Language = readonly [locale: Locale, name: string];

/** The languages by their names in the menu. */
export const languages: readonly Language[] = [
  ['en', 'English'],
  ['zh-Hans', '简体中文'],
  ['zh-Hant', '繁體中文'],
];

/**
 * The languages in which every screen is checked for accessibility. On each change only English: names come
 * from a catalogue with all languages, so the others differ only in colour, font and length.
 */
export const askedLanguages = sized({ small: languages.slice(0, 1), full: languages });

/** The same languages as browser locales. */
export const askedLocales = sized({
  small: ['en-GB'],
  full: ['en-GB', 'zh-CN', 'zh-TW'],
} as const);

/** A text of the admin in a language. */
export const words = (key: TextKey, [locale]: Language): string => textOf(key)[locale];

/** Opens the person's menu: the last button of the header, in any language. */
export const personMenu = async (page: Page): Promise<Locator> => {
  await page.getByRole('banner').getByRole('button').last().click();
  const menu = page.getByRole('banner').getByRole('dialog');
  await menu.waitFor();
  return menu;
};

/** Chooses the language in the person's menu. */
export const speak = async (page: Page, [locale, name]: Language): Promise<void> => {
  await (await personMenu(page)).getByRole('radio', { name }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: new RegExp(`^${catalogue['shell.notices'][locale]}`) }).waitFor();
};

// The other colour scheme changes colours only.
const bothLights: readonly (readonly [colorScheme: 'light' | 'dark', rules: Rules])[] = [
  ['light', 'all'],
  ['dark', 'colours'],
];

/** On each change only the overlay is checked, because the sheet behind it has its own check; the soak checks both. */
const overTheSheet = sized({ small: '[role="dialog"], dialog[open], [role="menu"]', full: null });

/** Expects no serious violation on the screen, in both colour schemes. */
export const expectNothingGrave = async (page: Page, state: string): Promise<void> => {
  for (const [colorScheme, rules] of bothLights) {
    await page.emulateMedia({ colorScheme });
    expect({ state, colorScheme, found: await graveViolations(page, rules, overTheSheet) }).toEqual({
      state,
      colorScheme,
      found: [],
    });
  }
};
