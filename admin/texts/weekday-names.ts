import type { Locale } from '#domain/texts/text';

/** A Sunday. */
const firstMs = Date.UTC(2026, 2, 1);
const dayMs = 86_400_000;

/** The name of a weekday, Sunday is 0. */
export const weekdayName = (weekday: number, locale: Locale, width: 'long' | 'narrow' = 'long'): string =>
  new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(firstMs + weekday * dayMs);

/** The name of a month from 0. */
export const monthName = (month: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 1));
