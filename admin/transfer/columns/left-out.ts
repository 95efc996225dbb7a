import { readDay } from '../../grid/cells/read/read-day.ts';
import type { Mapping } from './guess.ts';
import type { Table } from './table.ts';

/** A column with values that is not imported. */
export interface LeftOut {
  readonly column: number;
  readonly header: string;
  /** Non-existent dates in it, which are probably errors. */
  readonly noDays: readonly { readonly place: number; readonly text: string }[];
}

const noDaysMax = 3;

/** A fast test for the beginning of a date. */
const dayLike = /^\p{Nd}{1,4}\s*[-/.年月／]/u;

/** Whether a text has the form of a date that does not exist: `2027-13-40`. */
const isNoDay = (text: string): boolean => {
  if (!dayLike.test(text)) return false;
  const reading = readDay(text, null);
  return !reading.ok && reading.because === 'noSuchDay';
};

/** Columns with values that are not imported, to be reported to the person. */
export const leftOut = ({ headers, rows }: Table, mapping: Mapping): readonly LeftOut[] =>
  headers.flatMap((header, column) => {
    if ((mapping[column] ?? null) !== null) return [];
    const filled = rows
      .map(({ place, cells }) => ({ place, text: (cells[column] ?? '').trim() }))
      .filter(({ text }) => text !== '');
    if (filled.length === 0) return [];
    const noDays = filled.filter(({ text }) => isNoDay(text)).slice(0, noDaysMax);
    return [{ column, header: header.trim() || String(column + 1), noDays }];
  });
