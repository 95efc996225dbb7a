import { offsetMsAt, type Zone } from '#domain/time/zone';

export type { Zone } from '#domain/time/zone';

declare const brand: unique symbol;

/** A calendar day of the business, `YYYY-MM-DD`, years 0001 to 9999. */
export type BusinessDate = string & { readonly [brand]: 'BusinessDate' };

/** An instant: whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly [brand]: 'Instant' };

/** A local clock time of a day, `HH:MM`, from `00:00` to `23:59`. */
export type ClockTime = `${number}:${number}`;

/** Lengths in milliseconds. */
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const firstMs = -62_135_596_800_000; // 0001-01-01T00:00Z
const lastMs = 253_402_300_799_999; // 9999-12-31T23:59:59.999Z

/** Years that a person may enter; others are typing errors. */
const enteredYears = { first: 1900, last: 2199 } as const;

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const clockPattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Days of a month (1 to 12), by the Gregorian leap year rule. */
const daysIn = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
};

/**
 * Whether a text is an existing day, `YYYY-MM-DD`. Computed without Date, because a plan calls this for every
 * text that it reads.
 */
export const isBusinessDate = (value: string): value is BusinessDate => {
  if (!datePattern.test(value)) return false;
  const [year, month, day] = [value.slice(0, 4), value.slice(5, 7), value.slice(8)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};

/** The last day and instant that people may enter: rules add to them and must still give valid dates. */
export const latestDate = '2999-12-31';
export const latestInstant = Date.UTC(3000, 0, 1) - 1;

/** Whether a number is epoch milliseconds, whole, within years 0001 to 9999. */
export const isInstant = (ms: number): ms is Instant =>
  Number.isSafeInteger(ms) && ms >= firstMs && ms <= lastMs;

/** Parses an entered `YYYY-MM-DD`; null for a day that does not exist or a year outside `enteredYears`. */
export const parseBusinessDate = (value: string): BusinessDate | null => {
  if (!isBusinessDate(value)) return null;
  const year = yearOf(value);
  return year >= enteredYears.first && year <= enteredYears.last ? value : null;
};

/** Brands a date that the program computed or holds; throws when it does not exist. */
export const businessDate = (value: string): BusinessDate => {
  if (!isBusinessDate(value)) throw new RangeError(`not a business date: ${value}`);
  return value;
};

/** Brands epoch milliseconds; throws unless whole and within years 0001 to 9999. */
export const instant = (ms: number): Instant => {
  if (!isInstant(ms)) throw new RangeError(`not an instant: ${ms}`);
  return ms;
};

/** Parses `HH:MM`; null for an invalid time. */
export const parseClockTime = (value: string): ClockTime | null => (isClockTime(value) ? value : null);

const isClockTime = (value: string): value is ClockTime => clockPattern.test(value);

/** Days that were worked out before: a plan goes over the same few again and again. */
const knownMs = new Map<BusinessDate, number>();
const knownDates = new Map<number, BusinessDate>();
const knownMax = 10_000;

const remembered = <Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value => {
  if (known.size >= knownMax) known.clear();
  known.set(key, value);
  return value;
};

const utcMs = (date: BusinessDate): number =>
  knownMs.get(date) ?? remembered(knownMs, date, Date.parse(`${date}T00:00:00Z`));

const dateAtUtc = (ms: number): BusinessDate => {
  if (!(ms >= firstMs && ms <= lastMs)) throw new RangeError(`no business date: ${ms}`);
  const day = Math.floor(ms / dayMs);
  const known = knownDates.get(day);
  if (known !== undefined) return known;
  return remembered(knownDates, day, businessDate(new Date(ms).toISOString().slice(0, 10)));
};

/** The year of a date. */
export const yearOf = (date: BusinessDate): number => Number(date.slice(0, 4));

/** Day of the week: 0 Sunday to 6 Saturday. */
export const weekdayOf = (date: BusinessDate): number => new Date(utcMs(date)).getUTCDay();

/** The calendar day of a zone at an instant. */
export const dateOf = (at: Instant, zone: Zone): BusinessDate => dateAtUtc(at + offsetMsAt(at, zone));

/** The clock time of a zone at an instant, to the minute. */
export const clockOf = (at: Instant, zone: Zone): ClockTime => {
  const clock = new Date(at + offsetMsAt(at, zone)).toISOString().slice(11, 16);
  if (!isClockTime(clock)) throw new RangeError(`no clock time: ${clock}`);
  return clock;
};

/**
 * The instant at which a zone shows a date and clock time. A time skipped by a clock change moves forward by
 * the skipped length; a time shown twice gives the earlier instant. Throws on a clock time outside
 * `00:00`-`23:59`.
 */
export const instantAt = (date: BusinessDate, clock: ClockTime, zone: Zone): Instant => {
  if (!clockPattern.test(clock)) throw new RangeError(`not a clock time: ${clock}`);
  const localMs = utcMs(date) + Number(clock.slice(0, 2)) * hourMs + Number(clock.slice(3)) * minuteMs;
  // Offsets are within ±15 h, so one day to either side is before and after any clock change near this time.
  const before = offsetMsAt(localMs - dayMs, zone);
  const after = offsetMsAt(localMs + dayMs, zone);
  if (before === after) return instant(localMs - before);
  const candidates = [localMs - before, localMs - after].toSorted((a, b) => a - b);
  const candidate = candidates.find((ms) => ms + offsetMsAt(ms, zone) === localMs);
  return instant(candidate ?? localMs - before);
};

/** The last millisecond of a day in a zone. */
export const endOfDay = (date: BusinessDate, zone: Zone): Instant =>
  instant(instantAt(addDays(date, 1), '00:00', zone) - 1);

/** The day `days` later, or earlier for a negative number; throws on a fraction. */
export const addDays = (date: BusinessDate, days: number): BusinessDate =>
  dateAtUtc(utcMs(date) + whole(days) * dayMs);

/** The same day `months` later, clamped to the month's last day. */
export const addMonths = (date: BusinessDate, months: number): BusinessDate => {
  const monthIndex = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + whole(months);
  const [year, month] = [Math.floor(monthIndex / 12), ((monthIndex % 12) + 12) % 12];
  const lastDay = new Date(Date.UTC(2000, month + 1, 0)).getUTCDate();
  const isShortFebruary = month === 1 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  const day = Math.min(Number(date.slice(8)), isShortFebruary ? 28 : lastDay);
  const digits = (value: number, width: number): string => String(value).padStart(width, '0');
  return businessDate(`${digits(year, 4)}-${digits(month + 1, 2)}-${digits(day, 2)}`);
};

/** The same day `years` later; 29 February becomes the 28th in other years. */
export const addYears = (date: BusinessDate, years: number): BusinessDate => addMonths(date, years * 12);

const whole = (count: number): number => {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole count: ${count}`);
  return count;
};

/** Days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: BusinessDate, to: BusinessDate): number =>
  (utcMs(to) - utcMs(from)) / dayMs;

/** Order of two dates for sorting: below 0 when the first is earlier. */
export const compare = (a: BusinessDate, b: BusinessDate): number => (a < b ? -1 : a > b ? 1 : 0);
