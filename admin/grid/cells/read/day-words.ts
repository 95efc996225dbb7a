const dayMs = 86_400_000;

const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** The business date `count` days later. */
export const addDays = (day: string, count: number): string =>
  new Date(atNoon(day).getTime() + count * dayMs).toISOString().slice(0, 10);

/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (day: string): number => atNoon(day).getUTCDay() || 7;

/** The last day of the month that is `monthsOn` months later. */
const monthEnd = (day: string, monthsOn: number): string => {
  const date = atNoon(day);
  date.setUTCMonth(date.getUTCMonth() + monthsOn + 1, 0);
  return date.toISOString().slice(0, 10);
};

// A Map, because `__proto__` and `constructor` are ordinary texts here.
const daysOn: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['今天', 0],
  ['今日', 0],
  ['tomorrow', 1],
  ['明天', 1],
  ['明日', 1],
  ['后天', 2],
  ['後天', 2],
  ['day after tomorrow', 2],
  ['大后天', 3],
  ['大後天', 3],
  ['yesterday', -1],
  ['昨天', -1],
  ['昨日', -1],
  ['前天', -2],
]);

const monthEnds: readonly (readonly [words: RegExp, monthsOn: number])[] = [
  [/^(?:本|[这這]个?|[这這]個)?月[底末]$|^(?:the )?(?:end of (?:the |this )?month|month end|eom)$/iu, 0],
  [/^下[个個]?月[底末]$|^(?:the )?end of next month$/iu, 1],
];

const yearEnd = /^(?:今)?年[底末]$|^(?:the )?end of (?:the |this )?year$/iu;

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const signs = '一二三四五六日';

const chineseWeekday = '(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])';
const englishWeekday = '(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?';

const weekdayNumber = (chinese: string | undefined, english: string | undefined): number =>
  chinese === undefined
    ? names.indexOf((english ?? '').toLowerCase()) + 1
    : signs.indexOf(chinese === '天' ? '日' : chinese) + 1;

const weekdayWord = new RegExp(
  `^(?:(下下|下|上|本|[这這])?[个個]?${chineseWeekday}|(?:(next|last|this) )?${englishWeekday})$`,
  'iu',
);

/** Weeks from the current one, which begins on its Monday. */
const weeksOn: Readonly<Record<string, number>> = {
  下下: 2,
  下: 1,
  next: 1,
  上: -1,
  last: -1,
  本: 0,
  这: 0,
  這: 0,
  this: 0,
};

const readWeekday = (text: string, today: string): string | null => {
  const match = weekdayWord.exec(text);
  if (!match) return null;
  const [, chineseWeek, chinese, englishWeek, english] = match;
  const week = chineseWeek ?? englishWeek?.toLowerCase();
  const ahead = weekdayNumber(chinese, english) - weekdayOf(today);
  // Without a week word, the next such weekday; today counts.
  if (week === undefined) return addDays(today, ahead < 0 ? ahead + 7 : ahead);
  return addDays(today, ahead + 7 * (weeksOn[week] ?? 0));
};

/** Reads `明天`, `下周一`, `本月底`, `fri`, `next monday`, `+3`; null for other texts. */
export const readDayWord = (text: string, today: string): string | null => {
  const word = daysOn.get(text.toLowerCase());
  if (word !== undefined) return addDays(today, word);
  const [, offset] = /^([+-]\d{1,4})d?$/i.exec(text) ?? [];
  if (offset !== undefined) return addDays(today, Number(offset));
  const month = monthEnds.find(([words]) => words.test(text));
  if (month) return monthEnd(today, month[1]);
  return yearEnd.test(text) ? `${today.slice(0, 4)}-12-31` : readWeekday(text, today);
};

const weekdayAround = new RegExp(
  `^(?:${englishWeekday},? +)?(.*?)[\\s,]*(?:\\(?(?:${chineseWeekday}|\\b${englishWeekday})\\)?)?$`,
  'iu',
);

/** Splits a date from the weekday beside it: `2027年3月5日(星期五)`. The weekday is 0 when there is none. */
export const withoutWeekday = (text: string): { readonly date: string; readonly weekday: number } => {
  const [, before, date = text, chinese, after] = weekdayAround.exec(text) ?? [];
  return date === '' || !/[\d日号號]/u.test(date)
    ? { date: text, weekday: 0 }
    : { date, weekday: weekdayNumber(chinese, after ?? before) };
};

/** Whether a day falls on a weekday; 0 matches every day. */
export const isOnWeekday = (day: string, weekday: number): boolean =>
  weekday === 0 || weekdayOf(day) === weekday;
