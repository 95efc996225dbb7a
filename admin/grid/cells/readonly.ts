import { gridTexts } from '../texts.ts';
import { choice } from './choice.ts';
import { unreadable, type CellKind } from './cell-kind.ts';

/** Displays the value and cannot be edited. */
export const readonly: CellKind = {
  look: 'plain',
  align: 'start',
  editor: 'none',
  inputMode: 'text',
  parse: (_text, context) => unreadable(gridTexts(context.locale).cannotWrite),
  format: String,
};

/** A state set elsewhere: displays its option's label and cannot be edited. */
export const status: CellKind = { ...readonly, look: 'pill', format: choice.format };
