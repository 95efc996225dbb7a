import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  businessDate,
  clockOf,
  compare,
  dateOf,
  daysBetween,
  endOfDay,
  instant,
  instantAt,
  parseBusinessDate,
  parseClockTime,
  weekdayOf,
} from '#domain/time/day';
import { isZone } from '#domain/time/zone';

const newYork = 'America/New_York';
const kiritimati = 'Pacific/Kiritimati';
const day = businessDate;
const utc = (iso: string) => instant(Date.parse(iso));

describe('a business date', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s is read', (value) => {
    expect(parseBusinessDate(value)).toBe(value);
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-3',
    '26-04-03',
    '0206-04-03',
    '2200-01-01',
    ' 2026-04-03',
    '2026-04-03T00:00',
    '２０２６-04-03',
    '',
  ])('"%s" is refused', (value) => {
    expect(parseBusinessDate(value)).toBeNull();
  });

  it('in code throws when it is impossible', () => {
    expect(() => businessDate('2026-02-30')).toThrow(RangeError);
    expect(() => businessDate('0000-12-31')).toThrow(RangeError);
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(day('0001-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(day('2026-01-01'), 0.5)).toThrow(RangeError);
  });

  it('keeps the last day of the month when months are added', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
    expect(addMonths(day('2026-10-31'), 1)).toBe('2026-11-30');
    expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-28');
    expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15');
    expect(addMonths(day('2000-01-31'), 1)).toBe('2000-02-29');
  });

  it('of 29 February becomes the 28th in a common year', () => {
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29');
    expect(addYears(day('2096-02-29'), 4)).toBe('2100-02-28');
  });

  it('counts days over leap days and years', () => {
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
    expect(daysBetween(day('2026-01-01'), day('2025-01-01'))).toBe(-365);
    expect(weekdayOf(day('2026-11-23'))).toBe(1);
  });

  it('sorts by time', () => {
    const dates = [day('2026-03-01'), day('2025-12-31'), day('2026-02-28')];
    expect(dates.toSorted(compare)).toEqual(['2025-12-31', '2026-02-28', '2026-03-01']);
    expect(compare(day('2026-01-01'), day('2026-01-01'))).toBe(0);
  });
});

describe('an instant', () => {
  it('is whole milliseconds within four-digit years', () => {
    expect(instant(0)).toBe(0);
    for (const ms of [0.5, NaN, Infinity, 253_402_300_800_000]) expect(() => instant(ms)).toThrow(RangeError);
  });

  it("falls on the zone's own day", () => {
    const lateUtc = utc('2026-02-28T16:00:00Z');
    expect(dateOf(lateUtc, 'Asia/Shanghai')).toBe('2026-03-01');
    expect(dateOf(instant(lateUtc - 1), 'Asia/Shanghai')).toBe('2026-02-28');
    expect(dateOf(lateUtc, newYork)).toBe('2026-02-28');
    expect(dateOf(utc('2026-02-28T10:00:00Z'), kiritimati)).toBe('2026-03-01');
  });

  it('before 1970 and between milliseconds of a second is on the right day', () => {
    expect(dateOf(instant(-1), 'UTC')).toBe('1969-12-31');
    expect(dateOf(instant(-1), newYork)).toBe('1969-12-31');
    expect(clockOf(instant(-59_500), newYork)).toBe('18:59');
    expect(dateOf(utc('1969-12-31T04:59:59.999Z'), newYork)).toBe('1969-12-30');
  });

  it('knows the summer time that Shanghai had until 1991', () => {
    expect(instantAt(day('1990-07-01'), '09:00', 'Asia/Shanghai')).toBe(utc('1990-07-01T00:00:00Z'));
    expect(instantAt(day('1992-07-01'), '09:00', 'Asia/Shanghai')).toBe(utc('1992-07-01T01:00:00Z'));
  });
});

describe('a local clock time', () => {
  it('is an instant of its zone', () => {
    expect(instantAt(day('2026-03-01'), '17:30', 'Asia/Shanghai')).toBe(utc('2026-03-01T09:30:00Z'));
    expect(instantAt(day('2026-07-01'), '09:00', newYork)).toBe(utc('2026-07-01T13:00:00Z'));
    expect(instantAt(day('2026-03-01'), '00:00', kiritimati)).toBe(utc('2026-02-28T10:00:00Z'));
  });

  it('that the clocks skip goes forward', () => {
    const skipped = instantAt(day('2026-03-08'), '02:30', newYork);
    expect(skipped).toBe(utc('2026-03-08T07:30:00Z'));
    expect(clockOf(skipped, newYork)).toBe('03:30');
  });

  it('that the clocks show twice is the earlier', () => {
    expect(instantAt(day('2026-11-01'), '01:30', newYork)).toBe(utc('2026-11-01T05:30:00Z'));
    expect(instantAt(day('2026-11-01'), '02:00', newYork)).toBe(utc('2026-11-01T07:00:00Z'));
  });

  it('of a day that a zone left out is on the next', () => {
    expect(dateOf(instantAt(day('2011-12-30'), '12:00', 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-31');
  });

  it('outside the day is refused', () => {
    for (const clock of ['24:00', '9:00', '12:60', '12', 'noon', '12:00:00'])
      expect(parseClockTime(clock)).toBeNull();
    expect(parseClockTime('23:59')).toBe('23:59');
    expect(() => instantAt(day('2026-03-01'), '24:00', newYork)).toThrow(RangeError);
  });
});

describe('the end of a day', () => {
  it('is its last millisecond, on days of 23 and 25 hours too', () => {
    expect(endOfDay(day('2026-03-01'), 'Asia/Shanghai')).toBe(utc('2026-03-01T15:59:59.999Z'));
    expect(endOfDay(day('2026-03-08'), newYork)).toBe(utc('2026-03-09T03:59:59.999Z'));
    expect(endOfDay(day('2026-11-01'), newYork)).toBe(utc('2026-11-02T04:59:59.999Z'));
  });

  it("where the next day begins at one o'clock is the millisecond before that", () => {
    // Cuba's clocks change from 00:00 to 01:00 on 8 March 2026.
    expect(endOfDay(day('2026-03-07'), 'America/Havana')).toBe(utc('2026-03-08T04:59:59.999Z'));
  });
});

describe('a zone', () => {
  it('is known by its name', () => {
    expect(isZone('Asia/Shanghai')).toBe(true);
    expect(isZone('Asia/Atlantis')).toBe(false);
    expect(() => dateOf(instant(0), 'Asia/Atlantis')).toThrow(RangeError);
  });
});
