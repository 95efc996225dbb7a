import { fill, gridTexts } from '../texts.ts';
import { parsed, unreadable, type CellContext, type CellKind, type Parsed } from './cell-kind.ts';
import { readClock } from './read/read-clock.ts';
import { readDay, type DayReading } from './read/read-day.ts';
import { wallClock } from './read/wall-clock.ts';
import { formatDay } from './format-day.ts';

const refusals = { noSuchDay: 'noSuchDay', unclear: 'unclearDate', unreadable: 'notDate' } as const;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z$/i;

/** Parses a day written as the instant of its midnight; null when it is no midnight here. */
const dayOfMidnight = (text: string, zone: string): string | null => {
  const at = instant.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) return null;
  const [day = '', clock] = wallClock(at, zone).split(' ');
  return clock === '00:00' ? day : null;
};

const spoken = (reading: DayReading, text: string, { locale }: CellContext): Parsed => {
  const texts = gridTexts(locale);
  if (!reading.ok) return unreadable(fill(texts[refusals[reading.because]], { text }));
  const { day, past } = reading;
  return past === undefined
    ? parsed(day)
    : { ok: true, value: day, note: fill(texts.nextYear, { day, past }) };
};

/**
 * A business date: displayed as `5 Mar` or `03-05`, copied and edited in the stored form `2026-03-05`. Spreadsheets
 * write a day as its midnight.
 */
export const date: CellKind = {
  look: 'plain',
  align: 'start',
  editor: 'date',
  inputMode: 'text',
  parse: (text, context) => {
    const midnight = dayOfMidnight(text, context.zone);
    if (midnight !== null) return parsed(midnight);
    const clock = readClock(text);
    const dayText = clock?.minutes === 0 ? clock.dayText : text;
    return spoken(readDay(dayText, context.today, context.dayOrder), text, context);
  },
  format: String,
  display: (value, { locale, today }) => formatDay(String(value), locale, today),
};
