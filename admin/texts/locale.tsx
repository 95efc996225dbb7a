import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { locales, type Locale, type Text } from '#domain/text';
import { catalogue, type TextKey } from './catalogue.ts';
import { fillPlaceholders } from './fill-placeholders.ts';

const storageKey = 'jobsheet.locale';

const isLocale = (value: string | null): value is Locale => locales.some((locale) => locale === value);

/** The locale chosen before, else the browser's first that the product speaks. */
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

export interface Texts {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  /** The catalogue's text in the reader's language, with `{name}` placeholders filled. */
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
  /** A text that comes with the data, in the reader's language. */
  readonly say: (text: Text) => string;
}

const TextsContext = createContext<Texts | null>(null);

export function TextsProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState(firstLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
    try {
      localStorage.setItem(storageKey, locale);
    } catch {
      // A full browser forgets the language at the next visit, and nothing else.
    }
  }, [locale]);
  const texts = useMemo<Texts>(
    () => ({
      locale,
      setLocale,
      t: (key, values = {}) => fillPlaceholders(catalogue[key][locale], values),
      say: (text) => text[locale],
    }),
    [locale],
  );
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** The reader's language and texts; only below TextsProvider. */
export const useTexts = (): Texts => {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('useTexts needs a TextsProvider above it');
  return texts;
};
