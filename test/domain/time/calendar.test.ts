import { isWorkday } from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, calendarOf, isWorkingDay, workingDaysBetween } from '#domain/time/calendar';
import { china2026 } from '#domain/time/calendars/china-2026';
import { chinaYears } from '#domain/time/calendars/index';
import { addDays, weekdayOf, yearOf } from '#domain/time/day';
import { chinaCalendar, day, shanghai } from '#test/kit/rules';

const calendar = chinaCalendar();

describe('every published holiday year', () => {
  it('agrees with the library chinese-days on each of its days', () => {
    const days = chinaYears.flatMap(({ year }) =>
      Array.from({ length: 366 }, (_, index) => addDays(day(`${year}-01-01`), index)).filter(
        (date) => yearOf(date) === year,
      ),
    );
    expect(days).toHaveLength(730);
    const differing = days.filter((date) => isWorkingDay(calendar, date).isWorking !== isWorkday(date));
    expect(differing).toEqual([]);
  });

  it.each(chinaYears)(
    '$year makes up on weekends only, outside its holidays',
    ({ year, rests, makeUpDays }) => {
      for (const date of makeUpDays) {
        expect([0, 6]).toContain(weekdayOf(date));
        expect(rests.some(({ from, to }) => date >= from && date <= to)).toBe(false);
        expect(yearOf(date)).toBe(year);
      }
    },
  );
});

describe('working days', () => {
  it.each([
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-10-09', 1, '2026-10-10'],
    ['2026-02-25', -3, '2026-02-13'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-02-20', 1, '2026-02-24'],
    ['2026-02-20', -1, '2026-02-14'],
    ['2026-02-20', 0, '2026-02-20'],
    ['2025-12-31', 1, '2026-01-04'],
  ])('from %s by %i lead to %s', (from, count, on) => {
    expect(addWorkingDays(calendar, day(from), count)).toEqual({ on, isProvisional: false });
  });

  it('into a year whose holidays are not published are provisional', () => {
    expect(addWorkingDays(calendar, day('2026-12-30'), 1)).toEqual({
      on: '2026-12-31',
      isProvisional: false,
    });
    expect(addWorkingDays(calendar, day('2026-12-31'), 1)).toEqual({ on: '2027-01-01', isProvisional: true });
    expect(addWorkingDays(calendar, day('2025-01-02'), -1)).toEqual({
      on: '2024-12-31',
      isProvisional: true,
    });
    expect(isWorkingDay(calendar, day('2027-01-01'))).toEqual({ isWorking: true, isProvisional: true });
    expect(workingDaysBetween(calendar, day('2026-12-30'), day('2027-01-04')).isProvisional).toBe(true);
  });

  it('are counted between two dates, the first left out', () => {
    expect(workingDaysBetween(calendar, day('2026-02-13'), day('2026-02-25'))).toEqual({
      count: 3,
      isProvisional: false,
    });
    expect(workingDaysBetween(calendar, day('2026-02-25'), day('2026-02-13')).count).toBe(-3);
    expect(workingDaysBetween(calendar, day('2026-02-25'), day('2026-02-25'))).toEqual({
      count: 0,
      isProvisional: false,
    });
  });

  it("leave out the shop's own closures, even on a make-up day", () => {
    const closed = chinaCalendar([{ from: day('2026-02-14'), to: day('2026-02-25') }]);
    expect(isWorkingDay(closed, day('2026-02-14')).isWorking).toBe(false);
    expect(addWorkingDays(closed, day('2026-02-13'), 3).on).toBe('2026-02-28');
  });

  it('beyond the bound are refused, as is a calendar without a working day', () => {
    expect(() => addWorkingDays(calendar, day('2026-01-01'), 1001)).toThrow(RangeError);
    expect(() => addWorkingDays(calendar, day('2026-01-01'), 0.5)).toThrow(RangeError);
    const closures = Array.from({ length: 40 }, (_, index) => ({
      from: addDays(day('2026-01-01'), index * 366),
      to: addDays(day('2026-01-01'), index * 366 + 365),
    }));
    expect(() => addWorkingDays(chinaCalendar(closures), day('2026-01-01'), 1)).toThrow(RangeError);
  });
});

describe('a calendar', () => {
  it('changes its version with any day of it', () => {
    const years = [china2026];
    const closure = { from: day('2026-05-06'), to: day('2026-05-07') };
    const versions = [
      calendarOf({ zone: shanghai, years, closures: [] }),
      calendarOf({ zone: shanghai, years: chinaYears, closures: [] }),
      calendarOf({ zone: shanghai, years: [{ ...china2026, revision: 2 }], closures: [] }),
      calendarOf({ zone: shanghai, years, closures: [closure] }),
      calendarOf({ zone: shanghai, years, closures: [{ ...closure, to: day('2026-05-08') }] }),
    ].map(({ version }) => version);
    expect(new Set(versions).size).toBe(versions.length);
    expect(calendarOf({ zone: shanghai, years: chinaYears.toReversed(), closures: [] }).version).toBe(
      calendar.version,
    );
  });

  it('refuses a year given twice and a closure that ends before it begins or lasts too long', () => {
    expect(() => calendarOf({ zone: shanghai, years: [china2026, china2026], closures: [] })).toThrow(
      RangeError,
    );
    expect(() => chinaCalendar([{ from: day('2026-05-07'), to: day('2026-05-06') }])).toThrow(RangeError);
    expect(() => chinaCalendar([{ from: day('2026-05-07'), to: day('2027-05-08') }])).toThrow(RangeError);
  });
});
