import { addWorkingDays, isWorkingDay, type Calendar } from '#domain/time/calendar';
import { instantAt, type BusinessDate, type Instant } from '#domain/time/day';
import { closingOn } from '#domain/time/opening-hours';

/** The first closing at or after a point, on a working day; a point without an instant is the start of its date. */
export const closingAfter = (
  calendar: Calendar,
  { on, at }: { readonly on: BusinessDate; readonly at: Instant | null },
): { readonly on: BusinessDate; readonly at: Instant; readonly isProvisional: boolean } => {
  const closingAt = (date: BusinessDate): Instant =>
    instantAt(date, closingOn(calendar.hours, date), calendar.zone);
  const closing = closingAt(on);
  const { isWorking, isProvisional } = isWorkingDay(calendar, on);
  if (isWorking && (at === null || at <= closing)) return { on, at: closing, isProvisional };
  const next = addWorkingDays(calendar, on, 1);
  return {
    on: next.on,
    at: closingAt(next.on),
    isProvisional: isProvisional || next.isProvisional,
  };
};
