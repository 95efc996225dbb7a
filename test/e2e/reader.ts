import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Locale } from '#domain/text';
import { catalogue, type TextKey } from '../../admin/texts/catalogue.ts';
import { graveViolations, type Rules } from '../kit/grave-violations.ts';

export type Language = readonly [locale: Locale, name: string];

/** The languages as the bar names them. */
export const languages: readonly Language[] = [
  ['en', 'English'],
  ['zh-Hans', '简体中文'],
  ['zh-Hant', '繁體中文'],
];

/** A text of the admin in a language. */
export const words = (key: TextKey, [locale]: Language): string => catalogue[key][locale];

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

type Light = readonly [colorScheme: 'light' | 'dark', rules: Rules];

const bothLights: readonly Light[] = [
  ['light', 'all'],
  ['dark', 'colours'],
];

const wordsOnly: readonly Light[] = [['light', 'words']];

/**
 * Nothing grave in what is on the screen. The other light changes the colours and nothing else, and another language the
 * words and nothing else: each state is asked for everything in English, and for its words in each language.
 */
export const expectNothingGrave = async (page: Page, state: string): Promise<void> => {
  const isEnglish = await page.evaluate(() => document.documentElement.lang.startsWith('en'));
  for (const [colorScheme, rules] of isEnglish ? bothLights : wordsOnly) {
    await page.emulateMedia({ colorScheme });
    expect({ state, colorScheme, found: await graveViolations(page, rules) }).toEqual({
      state,
      colorScheme,
      found: [],
    });
  }
};
