import { fill, gridTexts } from '../texts.ts';
import { parsed, unreadable, type CellContext, type CellKind, type Parsed } from './cell-kind.ts';

const within = (text: string, context: CellContext): Parsed =>
  text.length > context.lengthMax
    ? unreadable(fill(gridTexts(context.locale).tooLong, { limit: context.lengthMax }))
    : parsed(text);

/** One line: line breaks that come with a paste become spaces. */
export const text: CellKind = {
  look: 'plain',
  align: 'start',
  editor: 'line',
  inputMode: 'text',
  parse: (typed, context) => within(typed.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim(), context),
  format: String,
};

/** Keeps line breaks; the sheet shows the first line. */
export const longtext: CellKind = {
  look: 'plain',
  align: 'start',
  editor: 'lines',
  inputMode: 'text',
  parse: (typed, context) => within(typed.replaceAll(/\r\n?/g, '\n').trim(), context),
  format: String,
};
