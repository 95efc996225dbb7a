/** A row of a table, with its row number in the file, in which blank rows count. */
export interface TableRow {
  readonly place: number;
  readonly cells: readonly string[];
  /** Filtered or collapsed in the spreadsheet, so the person does not see it there. */
  readonly isHidden?: true;
  /** Columns whose cells are numbers in the file, so that their notation is unambiguous. */
  readonly numbers?: ReadonlySet<number>;
}

/** A merge within one column; only its first cell has the value. */
export interface Merge {
  readonly column: number;
  /** The first and last row number, inclusive. */
  readonly from: number;
  readonly to: number;
}

/** Why a sheet cannot be imported, although others of the file may be. */
export type SheetIssue = 'too-many-rows' | 'formulas-unsaved' | 'damaged';

/** A sheet of a file with its cells as texts. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly TableRow[];
  /** Number of formulas; their saved values are used. */
  readonly formulaCount: number;
  readonly issue: SheetIssue | null;
  readonly merges: readonly Merge[];
  /** The sheet is hidden in the spreadsheet. */
  readonly isHidden: boolean;
}

export const rowsMax = 50_000;

/** What was found in a sheet besides its rows. */
export interface SheetFindings {
  readonly formulas: { readonly count: number; readonly areUnsaved: boolean };
  readonly merges?: readonly Merge[];
  readonly isHidden?: boolean;
}

const isFilled = ({ cells }: TableRow): boolean => cells.some((cell) => cell.trim() !== '');

/** A sheet from rows with row numbers. */
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

/** A sheet from all rows of its file, numbered from 1. */
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

/** The sheet with the value of merged cells in each of their rows, as displayed in the spreadsheet. */
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
