import { fill, gridTexts } from '../texts.ts';
import { bareText } from './read/bare-text.ts';
import { parsed, unreadable, type CellContext, type CellKind, type Parsed } from './cell-kind.ts';

const within = (text: string, context: CellContext): Parsed =>
  text.length > context.lengthMax
    ? unreadable(fill(gridTexts(context.locale).tooLong, { limit: context.lengthMax }))
    : parsed(text);

/** No-break and fixed-width spaces, which other programs put into phone numbers and names. */
const unbroken = /[\u00a0\u2000-\u200a\u202f\u205f]/g;

/** One line: pasted line breaks become spaces, and all spaces become ordinary ones. */
export const text: CellKind = {
  look: 'plain',
  align: 'start',
  editor: 'line',
  inputMode: 'text',
  parse: (typed, context) =>
    within(bareText(typed.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replaceAll(unbroken, ' ')), context),
  format: String,
};

/** Keeps line breaks; the sheet shows the first line. */
export const longtext: CellKind = {
  look: 'plain',
  align: 'start',
  editor: 'lines',
  inputMode: 'text',
  parse: (typed, context) => within(bareText(typed.replaceAll(/\r\n?/g, '\n')), context),
  format: String,
};
