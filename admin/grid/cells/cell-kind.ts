import type { DecimalSign } from './read/decimal-sign.ts';
import type { DayOrder } from './read/read-day.ts';
import type { CellValue, GridLocale, GridOption } from '../grid-props.ts';

/** A cell's kind with every default filled in: what parse and format need, and nothing of the view. */
export interface CellContext {
  readonly locale: GridLocale;
  readonly options: readonly GridOption[];
  readonly currency: string;
  readonly zone: string;
  /** Business date `YYYY-MM-DD` for "3/5" and "today"; null: such texts are refused. */
  readonly today: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly lengthMax: number;
  readonly isRequired: boolean;
  /** The decimal sign of the column's texts, when known; else a point, and `3.000` is refused. */
  readonly decimalSign?: DecimalSign;
  /** The day order of dates such as `3/5/2026`, when known; else such a date is refused. */
  readonly dayOrder?: DayOrder;
}

export type Parsed =
  /** `note` tells the person what was assumed. */
  | { readonly ok: true; readonly value: CellValue; readonly note?: string }
  | { readonly ok: false; readonly message: string };

export interface CellKind {
  /** How the view draws the value: text, a pill of its option's tone, a name with an initial, text over a bar or a strip. */
  readonly look: 'plain' | 'pill' | 'person' | 'bar' | 'strip';
  readonly align: 'start' | 'center' | 'end';
  /** The editor that opens; `none` for cells that are never edited. */
  readonly editor: 'none' | 'line' | 'lines' | 'choice' | 'date';
  readonly inputMode: 'text' | 'decimal' | 'numeric';
  /** Parses typed, pasted or imported text. Blank text is null before it comes here. */
  readonly parse: (text: string, context: CellContext) => Parsed;
  /** The value as text: in the input, in a copy and in a file. `parse(format(value))` gives `value` back. */
  readonly format: (value: string | number, context: CellContext) => string;
  /** The displayed form, when it is shorter. */
  readonly display?: (value: string | number, context: CellContext) => string;
  /** The value in plain form for other programs, when it differs from the displayed form. */
  readonly plain?: (value: string | number, context: CellContext) => string;
}

export const parsed = (value: CellValue): Parsed => ({ ok: true, value });

export const unreadable = (message: string): Parsed => ({ ok: false, message });
