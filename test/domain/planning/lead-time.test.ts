import { describe, expect, it } from 'vitest';
import { earliestBookable, isBookable, lastBookingDay } from '#domain/planning/appointments/lead-time';
import { chinaCalendar, day } from '#test/kit/rules';

const calendar = chinaCalendar();
const until = (on: string, leadWorkingDays = 1) => lastBookingDay(calendar, day(on), leadWorkingDays);

describe('the last day on which an appointment can be booked', () => {
  it.each([
    ['2026-10-08', '2026-09-30', 'the day after the National Day holidays'],
    ['2026-10-10', '2026-10-09', 'a make-up Saturday'],
    ['2026-10-12', '2026-10-10', 'the Monday after a make-up Saturday'],
    ['2026-11-23', '2026-11-20', 'a Monday'],
    ['2026-11-24', '2026-11-23', 'a Tuesday'],
    ['2026-11-22', '2026-11-20', 'a Sunday, should the shop work then'],
  ])('for %s is %s: %s (REP-01-LEAD, REN-01-LEAD)', (on, last) => {
    expect(until(on)).toBe(last);
  });

  it('is the n-th working day before it for a longer lead (REP-01-LEAD, REN-01-LEAD)', () => {
    expect(until('2026-10-12', 2)).toBe('2026-10-09');
    expect(until('2026-10-12', 3)).toBe('2026-10-08');
    expect(until('2026-10-12', 4)).toBe('2026-09-30');
  });

  it('skips the shop’s own closures (REN-01-LEAD)', () => {
    const closed = chinaCalendar([{ from: day('2026-11-19'), to: day('2026-11-20') }]);
    expect(lastBookingDay(closed, day('2026-11-23'), 1)).toBe('2026-11-18');
  });
});

describe('a booking', () => {
  const bookable = (today: string, on: string, leadWorkingDays = 1) =>
    isBookable(calendar, { on: day(on), today: day(today), leadWorkingDays });

  it.each([
    ['2026-09-30', '2026-10-08'],
    ['2026-10-10', '2026-10-12'],
    ['2026-11-20', '2026-11-23'],
  ])('on %s is in time for %s (REN-01-LEAD)', (today, on) => {
    expect(bookable(today, on)).toBe(true);
  });

  it.each([
    ['2026-10-01', '2026-10-08'],
    ['2026-10-07', '2026-10-08'],
    ['2026-10-11', '2026-10-12'],
    ['2026-11-21', '2026-11-23'],
    ['2026-11-22', '2026-11-23'],
    ['2026-11-23', '2026-11-23'],
  ])('on %s is too late for %s, though a day off lies between (REN-01-LEAD)', (today, on) => {
    expect(bookable(today, on)).toBe(false);
  });

  it.each([
    ['2026-11-19', 1, '2026-11-20'],
    ['2026-11-20', 1, '2026-11-21'],
    ['2026-11-21', 1, '2026-11-24'],
    ['2026-10-03', 1, '2026-10-09'],
    ['2026-10-03', 2, '2026-10-10'],
  ])('made on %s with a lead of %i is in time for %s at the earliest (REN-01-LEAD)', (today, lead, on) => {
    expect(earliestBookable(calendar, day(today), lead)).toBe(on);
  });
});
