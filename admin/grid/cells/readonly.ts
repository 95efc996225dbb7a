import { gridTexts } from '../texts.ts';
import { choice } from './choice.ts';
import { unreadable, type CellKind } from './cell-kind.ts';

/** Shown as it comes, never typed into. */
export const readonly: CellKind = {
  look: 'plain',
  align: 'start',
  editor: 'none',
  inputMode: 'text',
  parse: (_text, context) => unreadable(gridTexts(context.locale).cannotWrite),
  format: String,
};

/** A state that something else sets: the label of its option, never typed into. */
export const status: CellKind = { ...readonly, look: 'pill', format: choice.format };
