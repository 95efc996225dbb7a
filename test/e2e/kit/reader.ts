import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Locale } from '#domain/texts/text';
import { catalogue, textOf, type TextKey } from '../../../admin/texts/catalogue.ts';
import '../../../admin/transfer/dialog-texts.ts';
import { graveViolations, type Rules } from '../../kit/product/grave-violations.ts';
import { sized } from '../../kit/size.ts';

export type Language = readonly [locale: Locale, name: string];

/** The languages as the bar names them. */
export const languages: readonly Language[] = [
  ['en', 'English'],
  ['zh-Hans', '简体中文'],
  ['zh-Hant', '繁體中文'],
];

/**
 * The languages in which every screen is asked for its accessibility. On each change it is English: names come from one
 * catalogue that has each text in each language, so the others can differ in nothing but colour, face and length.
 */
export const askedLanguages = sized({ small: languages.slice(0, 1), full: languages });

/** The same as a browser names them. */
export const askedLocales = sized({
  small: ['en-GB'],
  full: ['en-GB', 'zh-CN', 'zh-TW'],
} as const);

/** A text of the admin in a language. */
export const words = (key: TextKey, [locale]: Language): string => textOf(key)[locale];

/** What is the person's own, at their sign: the last of the header, whatever it is called now. */
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

// The other light changes the colours and nothing else.
const bothLights: readonly (readonly [colorScheme: 'light' | 'dark', rules: Rules])[] = [
  ['light', 'all'],
  ['dark', 'colours'],
];

/** What lies over the sheet: on each change it is asked alone, for the sheet behind it is asked by itself; the soak asks for both. */
const overTheSheet = sized({ small: '[role="dialog"], dialog[open], [role="menu"]', full: null });

/** Nothing grave in what is on the screen, in either light. */
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
