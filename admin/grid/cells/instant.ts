import { fill, gridTexts } from '../texts.ts';
import { parsed, unreadable, type CellKind } from './cell-kind.ts';
import { readDay } from './read/read-day.ts';
import { instantAt, wallClock } from './read/wall-clock.ts';

const clockTime =
  /^(.*?)[\sT]*(上午|下午|早上|晚上)?\s*(\d{1,2})\s*[:点點时時]\s*(\d{1,2})?\s*分?\s*(am|pm)?$/iu;

/** Hour of the day by a 12-hour mark; null when the mark does not fit the hour. */
const hourOf = (hour: number, mark: string | undefined): number | null => {
  if (hour > 23) return null;
  if (mark === undefined) return hour;
  if (hour > 12) return /pm|下午|晚上/i.test(mark) ? hour : null;
  return (hour % 12) + (/pm|下午|晚上/i.test(mark) ? 12 : 0);
};

const two = (value: number) => String(value).padStart(2, '0');

/** A moment, kept as epoch ms and shown to the minute in the column's zone. */
export const instant: CellKind = {
  look: 'plain',
  align: 'start',
  editor: 'line',
  inputMode: 'text',
  parse: (text, context) => {
    const refusal = unreadable(fill(gridTexts(context.locale).notInstant, { text }));
    const match = clockTime.exec(text.normalize('NFKC').trim());
    if (!match) return refusal;
    const [, dayText = '', markBefore, hourText, minuteText, markAfter] = match;
    const reading = readDay(dayText, context.today);
    const hour = hourOf(Number(hourText), markBefore ?? markAfter);
    const minute = Number(minuteText ?? 0);
    if (!reading.ok || hour === null || minute > 59) return refusal;
    const at = instantAt(`${reading.day} ${two(hour)}:${two(minute)}`, context.zone);
    return at === null ? refusal : parsed(at);
  },
  format: (value, context) => wallClock(Number(value), context.zone),
};
