/** A row of a table, and which row of its file it is as a spreadsheet counts them: blank ones count and are left out. */
export interface TableRow {
  readonly place: number;
  readonly cells: readonly string[];
  /** Filtered out or folded away in the spreadsheet: whoever looks at the file does not see it. */
  readonly isHidden?: true;
  /** Columns whose cells are numbers to the file: how they write their decimals is no question. */
  readonly numbers?: ReadonlySet<number>;
}

/** Cells of one column that are one to whoever looks at the file: only the first of them holds its value. */
export interface Merge {
  readonly column: number;
  /** The first and the last row, by their places. */
  readonly from: number;
  readonly to: number;
}

/** Why one sheet cannot be imported, while others of the file may be. */
export type SheetIssue = 'too-many-rows' | 'formulas-unsaved' | 'damaged';

/** One sheet of a file, its cells as texts. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly TableRow[];
  /** Formulas whose saved values are taken. */
  readonly formulaCount: number;
  readonly issue: SheetIssue | null;
  readonly merges: readonly Merge[];
  /** The spreadsheet does not show it among its sheets. */
  readonly isHidden: boolean;
}

export const rowsMax = 50_000;

/** What is found of a sheet besides its rows. */
export interface SheetFindings {
  readonly formulas: { readonly count: number; readonly areUnsaved: boolean };
  readonly merges?: readonly Merge[];
  readonly isHidden?: boolean;
}

const isFilled = ({ cells }: TableRow): boolean => cells.some((cell) => cell.trim() !== '');

/** A sheet of rows that know their places. */
export const sheetOfRows = (
  name: string,
  all: readonly TableRow[],
  { formulas, merges = [], isHidden = false }: SheetFindings,
): Sheet => {
  const rows = all.filter(isFilled);
  const isTooLong = rows.length > rowsMax + 1;
  const unsaved = formulas.areUnsaved ? 'formulas-unsaved' : null;
  const issue = isTooLong ? 'too-many-rows' : unsaved;
  return { name, rows, formulaCount: formulas.count, issue, merges, isHidden };
};

/** A sheet of all rows that its file has, from the first. */
export const sheetOf = (
  name: string,
  table: readonly (readonly string[])[],
  formulas: { readonly count: number; readonly areUnsaved: boolean },
): Sheet =>
  sheetOfRows(
    name,
    table.map((cells, index) => ({ place: index + 1, cells })),
    { formulas },
  );

/** The sheet with the value of merged cells in each of their rows, as whoever looks at the file reads it. */
export const filledDown = (sheet: Sheet): Sheet => {
  const byPlace = new Map(sheet.rows.map((row) => [row.place, row]));
  const filled = new Map<number, string[]>();
  const lastPlace = sheet.rows.at(-1)?.place ?? 0;
  for (const { column, from, to } of sheet.merges) {
    const value = byPlace.get(from)?.cells[column] ?? '';
    if (value === '') continue;
    for (let place = from + 1; place <= Math.min(to, lastPlace); place += 1) {
      const row = byPlace.get(place);
      if (row === undefined) continue;
      const cells = filled.get(place) ?? [...row.cells];
      filled.set(place, cells);
      while (cells.length <= column) cells.push('');
      cells[column] ||= value;
    }
  }
  return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: filled.get(row.place) ?? row.cells })) };
};
