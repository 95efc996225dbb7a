import type { Locale } from '#domain/texts/text';

/** What stands before the customer's details in a calendar file. */
export const feedTexts: Readonly<Record<Locale, { readonly phone: string; readonly address: string }>> = {
  en: { phone: 'Phone: ', address: 'Address: ' },
  'zh-Hans': { phone: '电话：', address: '地址：' },
  'zh-Hant': { phone: '電話：', address: '地址：' },
};
