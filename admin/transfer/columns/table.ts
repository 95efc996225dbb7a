import type { Sheet, TableRow } from '../file/sheet.ts';

/** A sheet as it is imported: its headers, and the rows below them. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
}

/** A title or a note may stand above the headers, but not a whole list. */
export const headerRowsMax = 10;

const widthOf = (headers: readonly string[]): number =>
  headers.findLastIndex((cell) => cell.trim() !== '') + 1;

/** The table whose headers are in the row of that index; it is as wide as its headers go. */
export const tableIn = (sheet: Sheet | undefined, headerAt: number): Table => {
  const cells = sheet?.rows[headerAt]?.cells ?? [];
  return { headers: cells.slice(0, widthOf(cells)), rows: sheet?.rows.slice(headerAt + 1) ?? [] };
};
