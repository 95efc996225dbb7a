import { businessDate, type BusinessDate } from '#domain/time/day';
import type { Text } from '#domain/texts/text';

/** A holiday's days off, both ends included. */
export interface Rest {
  readonly label: Text;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/** The public holidays of one year as its government published them. */
export interface HolidayYear {
  readonly year: number;
  /** Raised when published days are corrected, so that existing plans are made again. */
  readonly revision: number;
  /** The notice that published the year. */
  readonly notice: string;
  readonly rests: readonly Rest[];
  /** Weekend days that are worked in return for a longer holiday. */
  readonly makeUpDays: readonly BusinessDate[];
}

/** Builds a holiday from two `YYYY-MM-DD`, both included; throws on an impossible date. */
export const rest = (label: Text, from: string, to: string): Rest => ({
  label,
  from: businessDate(from),
  to: businessDate(to),
});
