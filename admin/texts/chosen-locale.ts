import { locales, type Locale } from '#domain/texts/text';
import { remember } from '../browser/remember.ts';

const storageKey = 'jobsheet.locale';

const isLocale = (value: string | null): value is Locale => locales.some((locale) => locale === value);

/** The stored locale, else the first of the browser's languages that the product has. */
const firstLocale = (): Locale => {
  const stored = localStorage.getItem(storageKey);
  if (isLocale(stored)) return stored;
  for (const language of navigator.languages) {
    if (/^zh-(hant|tw|hk|mo)/i.test(language)) return 'zh-Hant';
    if (/^zh/i.test(language)) return 'zh-Hans';
    if (/^en/i.test(language)) return 'en';
  }
  return 'en';
};

let chosen: Locale | null = null;

/** The reader's locale, for code outside React: requests send it, so that the server answers in it. */
export const chosenLocale = (): Locale => {
  chosen ??= firstLocale();
  return chosen;
};

/** Changes the locale and stores it in this browser. */
export const chooseLocale = (locale: Locale): void => {
  chosen = locale;
  remember(storageKey, locale);
};
