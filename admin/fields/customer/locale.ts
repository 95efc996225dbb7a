import { locales, text, type Locale } from '#domain/texts/text';
import { localeNames } from '../../texts/locale-names.ts';
import { patch, type CustomerField } from '../field.ts';

const localeAliases: Readonly<Record<Locale, readonly string[]>> = {
  en: ['英文', '英语', '英語'],
  'zh-Hans': ['Simplified Chinese', '简体', '簡體', '簡體中文', 'zh-CN'],
  'zh-Hant': ['Traditional Chinese', '繁体', '繁體', '繁体中文', 'zh-TW', 'zh-HK'],
};

/** The language of the customer's notices. */
export const locale: CustomerField = {
  id: 'customer.locale',
  label: text("Customer's language", '客户语言', '客戶語言'),
  names: ['language', '语言', '語言'],
  form: {
    kind: 'choice',
    options: locales.map((value) => ({
      value,
      label: localeNames[value],
      aliases: [value, ...localeAliases[value]],
    })),
  },
  write: (value) => {
    const chosen = locales.find((option) => option === value);
    return chosen === undefined ? null : patch({ customer: { locale: chosen } });
  },
};
