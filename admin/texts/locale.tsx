import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Locale, Text } from '#domain/texts/text';
import { textOf, type TextKey } from './catalogue.ts';
import { chooseLocale, chosenLocale } from './chosen-locale.ts';
import { fillPlaceholders } from './fill-placeholders.ts';

export interface Texts {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  /** The catalogue's text in the reader's language, with `{name}` placeholders filled. */
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
  /** Localizes a text that comes with the data. */
  readonly localize: (text: Text) => string;
}

const TextsContext = createContext<Texts | null>(null);

export function TextsProvider({ children }: { readonly children: ReactNode }) {
  const [locale, showLocale] = useState(chosenLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const texts = useMemo<Texts>(
    () => ({
      locale,
      setLocale: (next) => {
        chooseLocale(next);
        showLocale(next);
      },
      t: (key, values = {}) => fillPlaceholders(textOf(key)[locale], values),
      localize: (text) => text[locale],
    }),
    [locale],
  );
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** The reader's locale and texts; requires a TextsProvider above. */
export const useTexts = (): Texts => {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('useTexts needs a TextsProvider above it');
  return texts;
};
