import type { Locale } from '#domain/texts/text';
import { formatDay, formatMoment } from '../grid/cells/format-day.ts';

/** Whose today and clock a reader goes by: the shop's. */
interface ShopClock {
  readonly today: string;
  readonly shop: { readonly zone: string };
}

/** A business date as the sheet shows it: `5 Nov`, in Chinese `11-05`, with its year where that is not this one. */
export const formatDate = (on: string, locale: Locale, { today }: Pick<ShopClock, 'today'>): string =>
  formatDay(on, locale, today);

/** A business date with its year: for paper, which is read in any year. */
export const formatFullDate = (on: string, locale: Locale): string => formatDay(on, locale, null);

/** An instant (epoch ms) as date and clock time in the shop's zone. */
export const formatInstant = (at: number, locale: Locale, { today, shop }: ShopClock): string =>
  formatMoment(at, { locale, zone: shop.zone, today });
