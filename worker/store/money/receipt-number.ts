import { dateOf, type Instant, type Zone } from '#domain/time/day';

/** The series of a year's receipts, `R2026`. */
export const receiptSeries = (at: Instant, zone: Zone): string => `R${dateOf(at, zone).slice(0, 4)}`;

/** `R2026-000123`, as a receipt shows its number. */
export const formatReceipt = (series: string, number: number): string =>
  `${series}-${String(number).padStart(6, '0')}`;
