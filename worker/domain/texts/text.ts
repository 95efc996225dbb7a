/** A displayed text in every language of the product; a missing language does not compile. */
export type Text = Readonly<Record<Locale, string>>;

export const locales = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Locale = (typeof locales)[number];

/** Builds a Text from its languages in fixed order: English, simplified Chinese, traditional Chinese. */
export const text = (en: string, hans: string, hant: string): Text => ({
  en,
  'zh-Hans': hans,
  'zh-Hant': hant,
});
