import type { ImportResult } from '#contract/transfer/transfer-answers';
import { columnOf, type CellIssue } from '../columns/read-row.ts';
import type { Mapping } from '../columns/guess.ts';
import type { Table } from '../columns/table.ts';
import { guardForCsv, isErrorValue, isShortened, unguard } from '../file/guard.ts';
import { writeCsv } from '../file/read-csv.ts';

/** What is wrong with a row; `index` is its place among the rows below the headers. */
export interface RowIssues {
  readonly index: number;
  readonly issues: readonly CellIssue[];
}

/** What the server refused of a row, cell by cell; what it says of no cell is said of the row. */
export const issuesIn = ({ fields, detail }: ImportResult, mapping: Mapping): readonly CellIssue[] =>
  fields.length === 0
    ? [{ column: null, message: detail ?? '' }]
    : fields.map(({ path, message }) => {
        const column = columnOf(path, mapping);
        return { column, message: column === null ? `${path}: ${message}` : message };
      });

/** A cell as it was, safe to open; what a spreadsheet could not reckon or has shortened stays so, or it would pass as a text. */
const safeCell = (cell: string): string =>
  isErrorValue(cell) || isShortened(cell) ? cell : guardForCsv(unguard(cell));

/** The rows that have faults as a file of their own: mended, it can be imported. */
export const issuesFile = (
  { headers, rows }: Table,
  issues: readonly RowIssues[],
  words: { readonly header: string },
): Blob => {
  const lines = issues.map(({ index, issues: found }) => {
    const cells = rows[index]?.cells ?? [];
    const own = headers.map((_, column) => cells[column] ?? '');
    // What stands beyond the headers is kept there: below no header it is told again until it is mended.
    const beyond = cells.slice(headers.length);
    const isBeyond = beyond.some((cell) => cell.trim() !== '');
    const messages = found.map(({ column, message }) =>
      column === null ? message : `${headers[column] ?? ''}: ${message}`,
    );
    return [
      ...own.map(safeCell),
      guardForCsv(messages.join('; ')),
      ...(isBeyond ? beyond.map(safeCell) : []),
    ];
  });
  return new Blob([writeCsv([[...headers.map(safeCell), words.header], ...lines])], {
    type: 'text/csv;charset=utf-8',
  });
};
