import { fill, gridTexts } from '../texts.ts';
import { parsed, unreadable, type CellKind } from './cell-kind.ts';
import { findOption } from './read/options.ts';

/** One option of a list: stored as its value, displayed as its label, parsed from any of its names in any language. */
export const choice: CellKind = {
  look: 'pill',
  align: 'start',
  editor: 'choice',
  inputMode: 'text',
  parse: (text, context) => {
    const option = findOption(context.options, text);
    const texts = gridTexts(context.locale);
    if (option === 'ambiguous') return unreadable(fill(texts.severalSuchChoices, { text }));
    return option ? parsed(option.value) : unreadable(fill(texts.noSuchChoice, { text }));
  },
  format: (value, { options }) => options.find((option) => option.value === value)?.label ?? String(value),
};

/** A choice among people, shown with an initial. */
export const person: CellKind = { ...choice, look: 'person' };
