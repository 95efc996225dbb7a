import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '#domain/time/calendar';
import { addDays, businessDate, compare } from '#domain/time/day';
import { earliestBookable, isBookable, lastBookingDay } from '#domain/planning/appointments/lead-time';
import { chinaCalendar } from '#test/kit/rules';

const date = fc.integer({ min: 0, max: 3 * 365 }).map((days) => addDays(businessDate('2024-12-01'), days));
const closures = fc.array(
  fc.tuple(date, fc.integer({ min: 0, max: 20 })).map(([from, days]) => ({ from, to: addDays(from, days) })),
  { maxLength: 4 },
);
const lead = fc.integer({ min: 1, max: 10 });

describe('a lead time', () => {
  it('never lets a later survey be booked less late', () => {
    fc.assert(
      fc.property(closures, date, date, lead, (closed, a, b, leadWorkingDays) => {
        const calendar = chinaCalendar(closed);
        const [first, then] = [a, b]
          .toSorted(compare)
          .map((on) => lastBookingDay(calendar, on, leadWorkingDays));
        if (first === undefined || then === undefined) throw new Error('two dates');
        expect(compare(first, then)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('ends on a working day before the survey', () => {
    fc.assert(
      fc.property(closures, date, lead, (closed, on, leadWorkingDays) => {
        const calendar = chinaCalendar(closed);
        const last = lastBookingDay(calendar, on, leadWorkingDays);
        expect(last < on).toBe(true);
        expect(isWorkingDay(calendar, last).isWorking).toBe(true);
      }),
    );
  });

  it('names the first day that can be booked: it can, and the day before it cannot', () => {
    fc.assert(
      fc.property(closures, date, lead, (closed, today, leadWorkingDays) => {
        const calendar = chinaCalendar(closed);
        const earliest = earliestBookable(calendar, today, leadWorkingDays);
        const bookable = (on: typeof today) => isBookable(calendar, { on, today, leadWorkingDays });
        expect(bookable(earliest)).toBe(true);
        expect(bookable(addDays(earliest, -1))).toBe(false);
      }),
    );
  });
});
