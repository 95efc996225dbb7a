import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  businessDate,
  clockOf,
  compare,
  dateOf,
  dayMs,
  daysBetween,
  endOfDay,
  instant,
  instantAt,
  minuteMs,
  parseBusinessDate,
  type ClockTime,
} from '#domain/time/day';

const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'UTC', 'Asia/Kathmandu'];
const zone = fc.constantFrom(...zones);
const date = fc
  .integer({ min: Date.UTC(1996, 0, 1) / dayMs, max: Date.UTC(2196, 0, 1) / dayMs })
  .map((days) => businessDate(new Date(days * dayMs).toISOString().slice(0, 10)));
const monthEnd = date.map((on) => addDays(addMonths(businessDate(`${on.slice(0, 7)}-01`), 1), -1));
const anyDate = fc.oneof(
  date,
  monthEnd,
  fc.constantFrom('2024-02-29', '2000-02-29', '2100-02-28').map(businessDate),
);
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]): ClockTime => `${pad(hour)}:${pad(minute)}`);
const moment = fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2037, 0, 1) }).map(instant);

function pad(value: number): `${number}` {
  const digits = String(value).padStart(2, '0');
  if (!isDigits(digits)) throw new Error(digits);
  return digits;
}

function isDigits(value: string): value is `${number}` {
  return /^\d\d$/.test(value);
}

describe('business dates', () => {
  it('are read back as they are written', () => {
    fc.assert(
      fc.property(anyDate, (on) => {
        expect(parseBusinessDate(on)).toBe(on);
      }),
    );
  });

  it('go there and back by days, and the days between are the days added', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (on, days) => {
        const shifted = addDays(on, days);
        expect(addDays(shifted, -days)).toBe(on);
        expect(daysBetween(on, shifted)).toBe(days);
        expect(Math.sign(compare(shifted, on))).toBe(Math.sign(days));
      }),
    );
  });

  it('keep the day of the month or take its last when months are added', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (on, months) => {
        const shifted = addMonths(on, months);
        const isLast = addDays(shifted, 1).endsWith('-01');
        expect(shifted.slice(8) === on.slice(8) || (isLast && shifted.slice(8) < on.slice(8))).toBe(true);
        const index = (of: string) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
        expect(index(shifted) - index(on)).toBe(months);
      }),
    );
  });

  it('are as far apart by years as by twelve months', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -50, max: 50 }), (on, years) => {
        expect(addYears(on, years)).toBe(addMonths(on, years * 12));
      }),
    );
  });

  it('keep their order when months are added', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: -60, max: 60 }), (a, b, months) => {
        const inOrder = [a, b].toSorted(compare).map((on) => addMonths(on, months));
        expect(inOrder).toEqual(inOrder.toSorted(compare));
      }),
    );
  });
});

describe('instants and local time', () => {
  it('an instant made from a date is on that date in its zone', () => {
    fc.assert(
      fc.property(anyDate, clock, zone, (on, time, where) => {
        expect(dateOf(instantAt(on, time, where), where)).toBe(on);
      }),
    );
  });

  it('a clock time is shown again, unless the clocks skip it by an hour', () => {
    fc.assert(
      fc.property(anyDate, clock, zone, (on, time, where) => {
        const visible = clockOf(instantAt(on, time, where), where);
        const isSkipped =
          where === 'America/New_York' && time.startsWith('02:') && visible === `03:${time.slice(3)}`;
        expect(visible === time || isSkipped).toBe(true);
      }),
    );
  });

  it('no earlier instant shows the same date and time', () => {
    fc.assert(
      fc.property(moment, zone, (at, where) => {
        const minute = instant(at - (at % minuteMs));
        const first = instantAt(dateOf(minute, where), clockOf(minute, where), where);
        expect([0, 60 * minuteMs]).toContain(minute - first);
      }),
    );
  });

  it('every instant of a day lies between its start and its end', () => {
    fc.assert(
      fc.property(moment, zone, (at, where) => {
        const on = dateOf(at, where);
        expect(at).toBeGreaterThanOrEqual(instantAt(on, '00:00', where));
        expect(at).toBeLessThanOrEqual(endOfDay(on, where));
        expect(endOfDay(on, where) + 1).toBe(instantAt(addDays(on, 1), '00:00', where));
      }),
    );
  });

  it('the zones whose offset is known by heart agree with the runtime', () => {
    const steady = [
      'Asia/Shanghai',
      'Asia/Hong_Kong',
      'Asia/Macau',
      'Asia/Taipei',
      'Asia/Singapore',
      'Asia/Tokyo',
      'UTC',
    ];
    const formats = new Map(
      steady.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('en-CA', {
          timeZone,
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        }),
      ]),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) }).map(instant),
        fc.constantFrom(...steady),
        (at, where) => {
          expect(`${dateOf(at, where)}, ${clockOf(at, where)}`).toBe(formats.get(where)?.format(at));
        },
      ),
    );
  });
});
