import type { Locale } from '#domain/texts/text';
import { formatDay, formatMoment } from '../grid/cells/format-day.ts';

/** The shop's business date and zone, by which every reader's dates are shown. */
interface ShopClock {
  readonly today: string;
  readonly shop: { readonly zone: string };
}

/** A business date as in the sheet: `5 Nov`, in Chinese `11-05`, with its year unless it is this year. */
export const formatDate = (on: string, locale: Locale, { today }: Pick<ShopClock, 'today'>): string =>
  formatDay(on, locale, today);

/** A business date with its year, for printed documents. */
export const formatFullDate = (on: string, locale: Locale): string => formatDay(on, locale, null);

/** An instant (epoch ms) as date and clock time in the shop's zone. */
export const formatInstant = (at: number, locale: Locale, { today, shop }: ShopClock): string =>
  formatMoment(at, { locale, zone: shop.zone, today });
