import type { HolidayYear } from '#domain/time/calendars/year';
import { addDays, daysBetween, weekdayOf, yearOf, type BusinessDate, type Zone } from '#domain/time/day';
import { firstHours, type ShopHours } from '#domain/time/opening-hours';

/** Days on which the shop itself is closed, both ends included; they take precedence over make-up days. */
export interface Closure {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly reason?: string;
}

/** Fees that the shop has set in place of a trade's, minor units, by the name of the row (`feeName`). */
export type ShopFees = Readonly<Record<string, number>>;

/**
 * What the shop's settings give to plans: the working days of published holiday years, make-up days and closures, the
 * hours, and the fees. One version tells of them all, so that a change of any plans the open jobs again.
 */
export interface Calendar {
  readonly zone: Zone;
  readonly years: readonly HolidayYear[];
  readonly closures: readonly Closure[];
  readonly hours: ShopHours;
  readonly fees: ShopFees;
  /** Changes with every change of the calendar; stored with each plan. */
  readonly version: string;
  readonly publishedYears: ReadonlySet<number>;
  /** Days that differ from their weekday's rule, and whether they are worked. */
  readonly exceptions: ReadonlyMap<BusinessDate, boolean>;
}

/** Whether a day is worked; provisional when its year's holidays are not published. */
export interface WorkingDay {
  readonly isWorking: boolean;
  readonly isProvisional: boolean;
}

/** Longest closure, in days. */
const closureDaysMax = 366;
/** Most working days of one step. */
const workingDaysMax = 1000;
// Days searched for a working day; even a shop closed for years reaches 1,000 working days within them.
const stepsMax = 10_000;

interface CalendarParts {
  readonly zone: Zone;
  readonly years: readonly HolidayYear[];
  readonly closures: readonly Closure[];
  /** The usual ones where the shop has set none. */
  readonly hours?: ShopHours | undefined;
  readonly fees?: ShopFees | undefined;
}

/** Builds a calendar; throws on a duplicate year and on a closure that ends before it begins or is too long. */
export const calendarOf = (parts: CalendarParts): Calendar => {
  const input = { ...parts, hours: parts.hours ?? firstHours, fees: parts.fees ?? {} };
  const publishedYears = new Set(input.years.map(({ year }) => year));
  if (publishedYears.size !== input.years.length) throw new RangeError('a holiday year is given twice');
  const exceptions = new Map<BusinessDate, boolean>();
  for (const { rests, makeUpDays } of input.years) {
    for (const { from, to } of rests) for (const day of daysFrom(from, to)) exceptions.set(day, false);
    for (const day of makeUpDays) exceptions.set(day, true);
  }
  for (const { from, to } of input.closures) for (const day of daysFrom(from, to)) exceptions.set(day, false);
  return { ...input, version: versionOf(input), publishedYears, exceptions };
};

const daysFrom = (from: BusinessDate, to: BusinessDate): readonly BusinessDate[] => {
  const count = daysBetween(from, to) + 1;
  if (count < 1 || count > closureDaysMax) throw new RangeError(`no span of days: ${from} to ${to}`);
  return Array.from({ length: count }, (_, index) => addDays(from, index));
};

/** A shop that has set nothing has the version of the published years alone. */
const versionOf = ({
  years,
  closures,
  hours,
  fees,
}: Pick<Calendar, 'years' | 'closures' | 'hours' | 'fees'>): string => {
  const published = years.map(({ year, revision }) => `${year}.${revision}`).toSorted();
  const closed = closures.map(({ from, to }) => `${from}/${to}`).toSorted();
  const written = JSON.stringify(hours);
  const set = [
    ...closed,
    ...(written === JSON.stringify(firstHours) ? [] : [written]),
    ...Object.entries(fees)
      .map(([name, amountMinor]) => `${name}=${amountMinor}`)
      .toSorted(),
  ];
  return set.length === 0 ? published.join('+') : `${published.join('+')}-${fingerprint(set.join(','))}`;
};

/** FNV-1a, 32 bits: a short text that differs between settings of a shop; not for security. */
const fingerprint = (value: string): string => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < value.length; index += 1) {
    hash = Math.imul(hash ^ value.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
};

const isWeekday = (date: BusinessDate): boolean => {
  const weekday = weekdayOf(date);
  return weekday >= 1 && weekday <= 5;
};

/** Whether a day is worked: closures, then published holidays and make-up days, then Monday to Friday. */
export const isWorkingDay = (calendar: Calendar, date: BusinessDate): WorkingDay => ({
  isWorking: calendar.exceptions.get(date) ?? isWeekday(date),
  isProvisional: !calendar.publishedYears.has(yearOf(date)),
});

/**
 * The n-th working day after a date, or before it for a negative count; the date itself is not counted, and a
 * count of 0 returns it. Provisional when the count crosses an unpublished year. Throws beyond ±
 * workingDaysMax.
 */
export const addWorkingDays = (
  calendar: Calendar,
  from: BusinessDate,
  count: number,
): { readonly on: BusinessDate; readonly isProvisional: boolean } => {
  if (!Number.isSafeInteger(count) || Math.abs(count) > workingDaysMax) {
    throw new RangeError(`not a count of working days: ${count}`);
  }
  const step = Math.sign(count);
  let left = Math.abs(count);
  let on = from;
  let isProvisional = false;
  for (let steps = 0; left > 0; steps += 1) {
    if (steps === stepsMax) throw new RangeError(`no working day within ${stepsMax} days of ${from}`);
    on = addDays(on, step);
    const day = isWorkingDay(calendar, on);
    if (day.isWorking) left -= 1;
    isProvisional ||= day.isProvisional;
  }
  return { on, isProvisional };
};

/**
 * Working days after `from` up to and including `to`. When `to` is earlier: the working days from `to` to the
 * day before `from`, negative. So `addWorkingDays` by this count leads from a date to a working day.
 */
export const workingDaysBetween = (
  calendar: Calendar,
  from: BusinessDate,
  to: BusinessDate,
): { readonly count: number; readonly isProvisional: boolean } => {
  const isForward = from <= to;
  // The counted span, both ends included: (from, to] forward, [to, from) backward.
  const first = isForward ? addDays(from, 1) : to;
  const last = isForward ? to : addDays(from, -1);
  let count = weekdaysWithin(first, last);
  for (const [date, isWorking] of calendar.exceptions) {
    if (date >= first && date <= last) count += Number(isWorking) - Number(isWeekday(date));
  }
  let isProvisional = false;
  if (first <= last) {
    for (let year = yearOf(first); year <= yearOf(last); year += 1) {
      isProvisional ||= !calendar.publishedYears.has(year);
    }
  }
  return { count: isForward || count === 0 ? count : -count, isProvisional };
};

const weekdaysWithin = (first: BusinessDate, last: BusinessDate): number => {
  const days = daysBetween(first, last) + 1;
  const rest = days % 7;
  let count = ((days - rest) / 7) * 5;
  for (let index = 0; index < rest; index += 1) count += Number(isWeekday(addDays(first, index)));
  return count;
};
