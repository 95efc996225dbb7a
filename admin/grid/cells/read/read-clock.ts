/** Minutes after the beginning of the day; 1440 is the midnight at its end. */
type Minutes = number;

type HourOf = (hour: number) => number | null;

const within =
  (from: number, to: number, shift: number): HourOf =>
  (hour) =>
    hour >= from && hour <= to ? hour + shift : null;

const first =
  (...readings: readonly HourOf[]): HourOf =>
  (hour) => {
    for (const reading of readings) {
      const read = reading(hour);
      if (read !== null) return read;
    }
    return null;
  };

const morning = first(within(1, 11, 0), within(12, 12, -12), within(0, 0, 0));
const afternoon = first(within(1, 11, 12), within(12, 12, 0), within(13, 23, 0));

/** Applies a word such as `pm` to an hour; null when it is ambiguous, such as 晚上1点, which is tomorrow. */
const marks: Readonly<Record<string, HourOf>> = {
  am: morning,
  pm: afternoon,
  上午: morning,
  下午: afternoon,
  早上: within(1, 11, 0),
  凌晨: first(within(0, 6, 0), within(12, 12, -12)),
  中午: first(within(10, 12, 0), within(1, 2, 12), within(13, 14, 0)),
  傍晚: first(within(4, 8, 12), within(16, 20, 0)),
  // 12 at night is the midnight that ends the evening.
  晚上: first(within(5, 12, 12), within(17, 24, 0)),
};

const label = Object.keys(marks).join('|');

const minutesOf = '(?:(半)|(\\d{1,2})(?:\\s*[:分]\\s*(\\d{1,2})(?:\\.\\d{1,9})?\\s*秒?|\\s*分)?)?';

const clock = new RegExp(
  `^(.*?)[\\sT]*(${label})?\\s*(\\d{1,2})\\s*[:点點时時]\\s*${minutesOf}\\s*(${label})?$`,
  'iu',
);

/** A text without one of these after its hour has no time of day. */
const afterHour = /[:：点點时時]/u;

/** Most characters of an instant. */
const textMax = 100;

const hourOf = (hour: number, written: readonly (string | undefined)[]): number | null => {
  const [mark, second] = written.filter((word) => word !== undefined);
  if (mark === undefined) return within(0, 23, 0)(hour);
  return second === undefined ? (marks[mark.toLowerCase()]?.(hour) ?? null) : null;
};

/**
 * Splits `2026/3/5 17:30:15`, `3月5日 下午5点半`, `2026-03-05 5:30 PM` into the day's text and the minutes after
 * its beginning. Seconds are read and dropped, because the sheet shows none. Null when the text has no time
 * of day.
 */
export const readClock = (text: string): { readonly dayText: string; readonly minutes: Minutes } | null => {
  if (text.length > textMax || !afterHour.test(text)) return null;
  const match = clock.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const [, dayText = '', before, hourText, half, minuteText = 0, secondText = 0, after] = match;
  const hour = hourOf(Number(hourText), [before, after]);
  const minute = half === undefined ? Number(minuteText) : 30;
  if (hour === null || minute > 59 || Number(secondText) > 59) return null;
  return { dayText, minutes: hour * 60 + minute };
};
