import { addWorkingDays, isWorkingDay, type Calendar } from '#domain/time/calendar';
import { instantAt, type BusinessDate, type Instant } from '#domain/time/day';

/** When the shop closes on a working day, until the settings hold its hours. */
const shopCloses = '18:00';

/** The first closing at or after a point, on a working day; a point without an instant is the start of its date. */
export const closingAfter = (
  calendar: Calendar,
  { on, at }: { readonly on: BusinessDate; readonly at: Instant | null },
): { readonly on: BusinessDate; readonly at: Instant; readonly isProvisional: boolean } => {
  const closing = instantAt(on, shopCloses, calendar.zone);
  const { isWorking, isProvisional } = isWorkingDay(calendar, on);
  if (isWorking && (at === null || at <= closing)) return { on, at: closing, isProvisional };
  const next = addWorkingDays(calendar, on, 1);
  return {
    on: next.on,
    at: instantAt(next.on, shopCloses, calendar.zone),
    isProvisional: isProvisional || next.isProvisional,
  };
};
