import { bareText } from './bare-text.ts';
import { readChinese } from './chinese-number.ts';
import { addDays, isOnWeekday, readDayWord, withoutWeekday } from './day-words.ts';

/**
 * The result of reading a day. `noSuchDay`: 31 February. `unclear`: two days are possible. `unreadable`: not
 * a date. `past`: for a text without a year, this year's day, when next year's was taken instead.
 */
export type DayReading =
  | { readonly ok: true; readonly day: string; readonly past?: string }
  | { readonly ok: false; readonly because: 'noSuchDay' | 'unclear' | 'unreadable' };

/** Which number of `3/5/2026` is the day. */
export type DayOrder = 'day-first' | 'month-first';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames = `(${months.join('|')})[a-z]*\\.?`;

const unreadableDay: DayReading = { ok: false, because: 'unreadable' };
const unclearDay: DayReading = { ok: false, because: 'unclear' };

const pad = (value: number, width: number) => String(value).padStart(width, '0');

/** `YYYY-MM-DD` of an existing day in the years 1 to 9999. */
const makeDay = (year: number, month: number, day: number): DayReading => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = year >= 1 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isReal) return { ok: false, because: 'noSuchDay' };
  return { ok: true, day: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` };
};

type Parts = readonly [year: number, month: number, day: number];
type Form = readonly [pattern: RegExp, pick: (groups: readonly string[], year: number) => Parts];

const monthOf = (name: string | undefined) => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

/** The first year of the Republic of China is 1912. */
const republicFrom = 1911;

const rest = '\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号號]?$';

const inRepublic = (g: readonly string[]): Parts => [Number(g[0]) + republicFrom, Number(g[1]), Number(g[2])];

/** Unambiguous forms: year first, or a named month. */
const forms: readonly Form[] = [
  [new RegExp(`^(?:公元|西元)?\\s*(\\d{4})${rest}`, 'u'), (g) => [Number(g[0]), Number(g[1]), Number(g[2])]],
  [/^(\d{4})(\d{2})(\d{2})$/, (g) => [Number(g[0]), Number(g[1]), Number(g[2])]],
  [new RegExp(`^(?:中[华華])?民[国國]\\s*(\\d{1,3})${rest}`, 'u'), inRepublic],
  // Only years of the Republic have three digits.
  [new RegExp(`^(1\\d{2})${rest}`, 'u'), inRepublic],
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)? ${monthNames},? (\\d{4})$`, 'i'),
    (g) => [Number(g[2]), monthOf(g[1]), Number(g[0])],
  ],
  [
    new RegExp(`^${monthNames} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, 'i'),
    (g) => [Number(g[2]), monthOf(g[0]), Number(g[1])],
  ],
];

const yearlessForms: readonly Form[] = [
  [/^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?$/u, (g, year) => [year, Number(g[0]), Number(g[1])]],
  [new RegExp(`^(\\d{1,2}) ${monthNames}$`, 'i'), (g, year) => [year, monthOf(g[1]), Number(g[0])]],
  [new RegExp(`^${monthNames} (\\d{1,2})$`, 'i'), (g, year) => [year, monthOf(g[0]), Number(g[1])]],
];

const read = (text: string, all: readonly Form[], year: number): DayReading | null => {
  for (const [pattern, pick] of all) {
    const match = pattern.exec(text);
    if (match) return makeDay(...pick(match.slice(1), year));
  }
  return null;
};

const yearLast = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/;

const monthsMax = 12;

/** The day order that `31/12/2026` shows; null for other forms and ambiguous dates. */
export const orderHint = (text: string): DayOrder | null => {
  const [, first, second] = yearLast.exec(bareText(text.normalize('NFKC'))) ?? [];
  if (first === undefined) return null;
  if (Number(first) > monthsMax) return 'day-first';
  return Number(second) > monthsMax ? 'month-first' : null;
};

/** Whether a date is ambiguous: `3/5/2026`. */
export const isUnclearDay = (text: string): boolean => {
  const reading = readDay(text, null);
  return !reading.ok && reading.because === 'unclear';
};

/** `31/12/2026` and `12/31/2026` show which number is the day; for `3/5/2026` `order` decides. */
const readYearLast = (text: string, order: DayOrder | null): DayReading | null => {
  const match = yearLast.exec(text);
  if (!match) return null;
  const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const own = first === second ? 'day-first' : (orderHint(text) ?? order);
  if (own === null) return unclearDay;
  return own === 'day-first' ? makeDay(year, second, first) : makeDay(year, first, second);
};

const spelled =
  /^(?:((?:民[国國])?)([〇零○一二三四五六七八九十百]{1,5})年)?([一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿卅]{1,3})[日号號]?$/u;

const chineseDigits = '〇一二三四五六七八九';

const spelledYear = (text: string): string => {
  const digits = Array.from(text, (sign) => chineseDigits.indexOf(sign.replace(/[零○]/u, '〇')));
  return digits.includes(-1) ? String(readChinese(text)?.digits ?? '?') : digits.join('');
};

const spelledNumber = (text: string): string => {
  const whole = text.replace(/^廿/u, '二十').replace(/^卅/u, '三十');
  return String(readChinese(whole)?.digits ?? '?');
};

/** `二〇二七年三月五日` in digits; any other text unchanged. */
const inDigits = (text: string): string => {
  const [, republic = '', year, month, day] = spelled.exec(text) ?? [];
  if (month === undefined || day === undefined) return text;
  const start = year === undefined ? '' : `${republic}${spelledYear(year)}年`;
  return `${start}${spelledNumber(month)}月${spelledNumber(day)}日`;
};

/** Days (eight months). A date without a year that is further in the past belongs to the next year. */
const longPastDays = 240;

/** Reads a date without a year: this year's, or next year's when this year's is long past. */
const readYearless = (text: string, today: string): DayReading | null => {
  const year = Number(today.slice(0, 4));
  const own = read(text, yearlessForms, year);
  const next = read(text, yearlessForms, year + 1);
  if (own === null || next === null || !next.ok) return own;
  if (own.ok && own.day >= addDays(today, -longPastDays)) return own;
  return own.ok ? { ...next, past: own.day } : own;
};

/**
 * Reads `2026-03-05`, `2026/3/5`, `2026年3月5日（星期四）`, `民國115年3月5日`, `二〇二六年三月五日`, `20260305`, `5 Mar 2026`,
 * `31/12/2026`; with `today` also `3/5`, `明天`, `下周一`, `本月底`, `fri`, `+3`. A date beside a wrong weekday is
 * refused.
 */
export const readDay = (text: string, today: string | null, order: DayOrder | null = null): DayReading => {
  const narrow = bareText(text.normalize('NFKC'));
  const word = today === null ? null : readDayWord(narrow, today);
  if (word !== null) return { ok: true, day: word };
  const { date, weekday } = withoutWeekday(narrow);
  const written = inDigits(date);
  const reading =
    read(written, forms, 0) ??
    readYearLast(written, order) ??
    (today === null ? null : readYearless(written, today)) ??
    unreadableDay;
  return reading.ok && !isOnWeekday(reading.day, weekday) ? { ok: false, because: 'noSuchDay' } : reading;
};
