/** A visible text in every language of the product; a missing language does not compile. */
export type Text = Readonly<Record<Locale, string>>;

export const locales = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Locale = (typeof locales)[number];

/** Builds a Text from its three languages in their fixed order: English, simplified, traditional. */
export const text = (en: string, hans: string, hant: string): Text => ({
  en,
  'zh-Hans': hans,
  'zh-Hant': hant,
});
