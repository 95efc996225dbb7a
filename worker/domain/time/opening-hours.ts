import { weekdayOf, type BusinessDate, type ClockTime } from '#domain/time/day';

/** When the shop opens and closes on a weekday. */
export interface DayHours {
  readonly opens: ClockTime;
  readonly closes: ClockTime;
}

/** The shop's hours. They do not say which days are worked: that is the calendar's. */
export interface ShopHours {
  /** By weekday, Sunday first; null where the shop keeps no hours of its own. */
  readonly week: readonly (DayHours | null)[];
  /** Local hours in which customers are contacted; also the start of a working day's notices. */
  readonly contact: { readonly from: ClockTime; readonly until: ClockTime };
}

const usual: DayHours = { opens: '09:00', closes: '18:00' };

/** The hours of a shop that has set none. */
export const firstHours: ShopHours = {
  week: [null, usual, usual, usual, usual, usual, null],
  contact: { from: '09:00', until: '20:00' },
};

const friday = 5;

/** When the shop closes on a day that is worked. A make-up day on a weekend without hours closes as Friday does. */
export const closingOn = ({ week }: ShopHours, on: BusinessDate): ClockTime =>
  (week[weekdayOf(on)] ?? week[friday] ?? usual).closes;
