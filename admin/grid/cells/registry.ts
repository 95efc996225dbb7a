import type { CellValue } from '../grid-props.ts';
import { gridTexts } from '../texts.ts';
import { parsed, unreadable, type CellContext, type CellKind, type Parsed } from './cell-kind.ts';
import { bareText } from './read/bare-text.ts';
import { choice, person } from './choice.ts';
import { date } from './date.ts';
import { instant } from './instant.ts';
import { money } from './money.ts';
import { number } from './number.ts';
import { percent } from './percent.ts';
import { readonly, status } from './readonly.ts';
import { strip } from './strip.ts';
import { longtext, text } from './text.ts';

/** The registry of cell kinds. A new kind is one file and one line here. */
export const cellKinds = {
  text,
  longtext,
  number,
  money,
  percent,
  date,
  instant,
  choice,
  person,
  status,
  readonly,
  strip,
} satisfies Record<string, CellKind>;

export type CellKindName = keyof typeof cellKinds;

/** Parses typed text; blank text empties the cell unless the cell requires a value. */
export const parseCell = (kind: CellKind, typed: string, context: CellContext): Parsed => {
  const bare = bareText(typed);
  if (bare !== '') return kind.parse(bare, context);
  return context.isRequired ? unreadable(gridTexts(context.locale).required) : parsed(null);
};

export const formatCell = (kind: CellKind, value: CellValue, context: CellContext): string =>
  value === null ? '' : kind.format(value, context);

/** Formats a value for display. */
export const formatCellValue = (kind: CellKind, value: CellValue, context: CellContext): string =>
  value === null ? '' : (kind.display ?? kind.format)(value, context);
