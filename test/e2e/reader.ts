import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Locale } from '#domain/text';
import { catalogue, type TextKey } from '../../admin/texts/catalogue.ts';
import { graveViolations } from '../kit/grave-violations.ts';

export type Language = readonly [locale: Locale, name: string];

/** The languages as the bar names them. */
export const languages: readonly Language[] = [
  ['en', 'English'],
  ['zh-Hans', '简体中文'],
  ['zh-Hant', '繁體中文'],
];

/** A text of the admin in a language. */
export const words = (key: TextKey, [locale]: Language): string => catalogue[key][locale];

/** Chooses the language in the bar: its menu stands before that of the appearance, whatever they are called now. */
export const speak = async (page: Page, [locale, name]: Language): Promise<void> => {
  await page.getByRole('banner').getByRole('combobox').first().selectOption(name);
  await page.getByRole('link', { name: catalogue['shell.notices'][locale] }).waitFor();
};

const lights = ['light', 'dark'] as const;

/** Nothing grave in what is on the screen, in either light. */
export const expectNothingGrave = async (page: Page, state: string): Promise<void> => {
  for (const colorScheme of lights) {
    await page.emulateMedia({ colorScheme });
    expect({ state, colorScheme, found: await graveViolations(page) }).toEqual({
      state,
      colorScheme,
      found: [],
    });
  }
};
