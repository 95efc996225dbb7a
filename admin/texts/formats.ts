import type { Locale } from '#domain/text';

const languageTags: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
};

/** A business date in the reader's language; the date is a calendar day, so it is read and shown in UTC. */
export const formatDate = (on: string, locale: Locale): string =>
  new Intl.DateTimeFormat(languageTags[locale], { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${on}T00:00:00Z`),
  );

/** An instant (epoch ms) as date and clock time in the business's zone. */
export const formatInstant = (at: number, locale: Locale, zone: string): string =>
  new Intl.DateTimeFormat(languageTags[locale], {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(at));
