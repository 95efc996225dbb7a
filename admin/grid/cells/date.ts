import { fill, gridTexts } from '../texts.ts';
import { parsed, unreadable, type CellKind } from './cell-kind.ts';
import { readClock } from './read/read-clock.ts';
import { readDay } from './read/read-day.ts';
import { shownDay } from './shown-day.ts';

/**
 * A business date: seen as `5 Mar` or `03-05`, copied and typed over as it is kept, `2026-03-05`, which every program
 * reads. Spreadsheets write a day as its midnight.
 */
export const date: CellKind = {
  look: 'plain',
  align: 'start',
  editor: 'date',
  inputMode: 'text',
  parse: (text, context) => {
    const clock = readClock(text);
    const reading = readDay(clock?.minutes === 0 ? clock.dayText : text, context.today);
    if (reading.ok) return parsed(reading.day);
    const texts = gridTexts(context.locale);
    return unreadable(fill(reading.because === 'noSuchDay' ? texts.noSuchDay : texts.notDate, { text }));
  },
  format: String,
  shown: (value, { locale, today }) => shownDay(String(value), locale, today),
};
