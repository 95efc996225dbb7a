import type { Sheet, TableRow } from '../file/sheet.ts';

/** The imported part of a sheet: its headers, and the rows below them. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Rows searched for headers: a title or a note may precede them, but not a whole list. */
export const headerRowsMax = 10;

const widthOf = (headers: readonly string[]): number =>
  headers.findLastIndex((cell) => cell.trim() !== '') + 1;

/** The table with its headers in the given row; its width is that of the headers. */
export const tableIn = (sheet: Sheet | undefined, headerAt: number): Table => {
  const cells = sheet?.rows[headerAt]?.cells ?? [];
  return { headers: cells.slice(0, widthOf(cells)), rows: sheet?.rows.slice(headerAt + 1) ?? [] };
};
