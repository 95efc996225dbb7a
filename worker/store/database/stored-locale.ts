import { locales, type Locale } from '#domain/texts/text';

/** The stored locale; `zh-Hans` for a value that is no longer a locale. */
export const localeOf = (value: string): Locale => locales.find((locale) => locale === value) ?? 'zh-Hans';
