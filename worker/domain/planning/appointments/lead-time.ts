import { addWorkingDays, isWorkingDay, type Calendar } from '#domain/time/calendar';
import { addDays, type BusinessDate } from '#domain/time/day';

/**
 * The last day on which an appointment can be booked: the n-th working day before it, whether or not the
 * appointment's own day is a working day (REP-01-LEAD, REN-01-LEAD).
 */
export const lastBookingDay = (calendar: Calendar, on: BusinessDate, leadWorkingDays: number): BusinessDate =>
  addWorkingDays(calendar, on, -leadWorkingDays).on;

/** Whether an appointment can still be booked today. */
export const isBookable = (
  calendar: Calendar,
  {
    on,
    today,
    leadWorkingDays,
  }: { readonly on: BusinessDate; readonly today: BusinessDate; readonly leadWorkingDays: number },
): boolean => today <= lastBookingDay(calendar, on, leadWorkingDays);

/** The earliest day for an appointment booked today: the inverse of `lastBookingDay`. */
export const earliestBookable = (
  calendar: Calendar,
  today: BusinessDate,
  leadWorkingDays: number,
): BusinessDate => {
  // A booking on a day off counts as made on the next working day.
  const first = isWorkingDay(calendar, today).isWorking ? today : addWorkingDays(calendar, today, 1).on;
  return addDays(addWorkingDays(calendar, first, leadWorkingDays - 1).on, 1);
};
