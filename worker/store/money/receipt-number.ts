import { dateOf, type Instant, type Zone } from '#domain/time/day';

/** The receipt series of a year: `R2026`. */
export const receiptSeries = (at: Instant, zone: Zone): string => `R${dateOf(at, zone).slice(0, 4)}`;

/** Formats a receipt number: `R2026-000123`. */
export const formatReceipt = (series: string, number: number): string =>
  `${series}-${String(number).padStart(6, '0')}`;
