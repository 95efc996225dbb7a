import { expect, it } from 'vitest';
import { calendarOf } from '#domain/time/calendar';
import { chinaYears } from '#domain/time/calendars/index';
import { closingAfter } from '#domain/time/shop-hours';
import { firstHours, type ShopHours } from '#domain/time/opening-hours';
import { chinaCalendar, day, moment, shanghai } from '#test/kit/rules';

const early = { opens: '08:00', closes: '16:30' } as const;
const withDay = (index: number, hours: typeof early): ShopHours => ({
  ...firstHours,
  week: firstHours.week.map((usual, at) => (at === index ? hours : usual)),
});
const calendarWith = (hours: ShopHours) =>
  calendarOf({ zone: shanghai, years: chinaYears, closures: [], hours });
const closing = (on: string, hours = firstHours) =>
  closingAfter(calendarWith(hours), { on: day(on), at: null }).at;

it('each weekday closes at its own time', () => {
  const hours = withDay(1, early);
  // Monday, then Tuesday.
  expect(closing('2026-03-02', hours)).toBe(moment('2026-03-02', '16:30'));
  expect(closing('2026-03-03', hours)).toBe(moment('2026-03-03', '18:00'));
});

it('a make-up day on a weekend closes by its own hours, or without them as Friday does', () => {
  // Saturday 9 May 2026 is worked in return for Labour Day.
  expect(closing('2026-05-09', withDay(5, early))).toBe(moment('2026-05-09', '16:30'));
  expect(closing('2026-05-09', withDay(6, early))).toBe(moment('2026-05-09', '16:30'));
  expect(closing('2026-05-09')).toBe(moment('2026-05-09', '18:00'));
});

it('hours do not say which days are worked', () => {
  // The shop keeps hours on Saturdays; an ordinary Saturday is still no working day.
  expect(closing('2026-03-07', withDay(6, early))).toBe(moment('2026-03-09', '18:00'));
});

it('a shop that has set nothing has the version that it had; each setting makes another', () => {
  const parts = { zone: shanghai, years: chinaYears, closures: [] };
  const { version } = chinaCalendar();
  expect(calendarOf({ ...parts, hours: firstHours, fees: {} }).version).toBe(version);
  const others = [
    calendarOf({ ...parts, hours: withDay(1, early) }).version,
    calendarOf({ ...parts, fees: { fee: 1 } }).version,
    calendarOf({ ...parts, fees: { fee: 2 } }).version,
  ];
  expect(new Set([version, ...others]).size).toBe(4);
});
