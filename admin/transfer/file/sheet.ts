/** A row of a table, and which row of its file it is as a spreadsheet counts them: blank ones count and are left out. */
export interface TableRow {
  readonly place: number;
  readonly cells: readonly string[];
}

/** Why one sheet cannot be imported, while others of the file may be. */
export type SheetFault = 'too-many-rows' | 'formulas-unsaved';

/** One sheet of a file, its cells as texts. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly TableRow[];
  /** Formulas whose saved values are taken. */
  readonly formulaCount: number;
  readonly fault: SheetFault | null;
}

export const rowsMax = 50_000;

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '');

/** A sheet of all rows that its file has, from the first. */
export const sheetOf = (
  name: string,
  table: readonly (readonly string[])[],
  formulas: { readonly count: number; readonly areUnsaved: boolean },
): Sheet => {
  const rows = table
    .map((cells, index) => ({ place: index + 1, cells }))
    .filter(({ cells }) => isFilled(cells));
  const isTooLong = rows.length > rowsMax + 1;
  const unsaved = formulas.areUnsaved ? 'formulas-unsaved' : null;
  return { name, rows, formulaCount: formulas.count, fault: isTooLong ? 'too-many-rows' : unsaved };
};
