import { fill, gridTexts } from '../texts.ts';
import { parsed, unreadable, type CellContext, type CellKind, type Parsed } from './cell-kind.ts';
import { readClock } from './read/read-clock.ts';
import { addDays } from './read/day-words.ts';
import { readDay } from './read/read-day.ts';
import { instantAt, wallClock } from './read/wall-clock.ts';
import { formatMoment } from './format-day.ts';

const two = (value: number) => String(value).padStart(2, '0');

const dayMinutes = 1440;

const unclear = (text: string, { locale }: CellContext): Parsed =>
  unreadable(fill(gridTexts(locale).unclearDate, { text }));

const nextYear = (day: string, past: string, { locale }: CellContext): string =>
  fill(gridTexts(locale).nextYear, { day, past });

/** An instant: stored as epoch ms, displayed to the minute in the column's zone. */
export const instant: CellKind = {
  look: 'plain',
  align: 'start',
  editor: 'line',
  inputMode: 'text',
  parse: (text, context) => {
    const refusal = unreadable(fill(gridTexts(context.locale).notInstant, { text }));
    const clock = readClock(text);
    if (!clock) return refusal;
    const reading = readDay(clock.dayText, context.today, context.dayOrder);
    if (!reading.ok) return reading.because === 'unclear' ? unclear(text, context) : refusal;
    const minutes = clock.minutes % dayMinutes;
    const day = clock.minutes === minutes ? reading.day : addDays(reading.day, 1);
    const at = instantAt(`${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, context.zone);
    if (at === null) return refusal;
    const { past } = reading;
    return past === undefined ? parsed(at) : { ok: true, value: at, note: nextYear(day, past, context) };
  },
  format: (value, context) => wallClock(Number(value), context.zone),
  display: (value, context) => formatMoment(Number(value), context),
};
