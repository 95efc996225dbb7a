import type { ImportResult } from '#contract/transfer/transfer-answers';
import { columnOf, type CellIssue } from '../columns/read-row.ts';
import type { Mapping } from '../columns/guess.ts';
import type { Table } from '../columns/table.ts';
import { guardForCsv, isErrorValue, isShortened, unguard } from '../file/guard.ts';
import { writeCsv } from '../file/read-csv.ts';

/** The issues of a row; `index` counts the rows below the headers. */
export interface RowIssues {
  readonly index: number;
  readonly issues: readonly CellIssue[];
}

/** The issues of a row that the server refused, by cell; errors without a cell belong to the row. */
export const issuesIn = ({ fields, detail }: ImportResult, mapping: Mapping): readonly CellIssue[] =>
  fields.length === 0
    ? [{ column: null, message: detail ?? '' }]
    : fields.map(({ path, message }) => {
        const column = columnOf(path, mapping);
        return { column, message: column === null ? `${path}: ${message}` : message };
      });

/**
 * A cell for the file of issues, protected against formula execution. Error values and shortened numbers stay
 * unprotected, so that a second import refuses them again.
 */
const safeCell = (cell: string): string =>
  isErrorValue(cell) || isShortened(cell) ? cell : guardForCsv(unguard(cell));

/** A file of the rows with issues, which can be imported after corrections. */
export const issuesFile = (
  { headers, rows }: Table,
  issues: readonly RowIssues[],
  words: { readonly header: string },
): Blob => {
  const lines = issues.map(({ index, issues: found }) => {
    const cells = rows[index]?.cells ?? [];
    const own = headers.map((_, column) => cells[column] ?? '');
    // Cells beyond the headers are kept, so that a second import reports them again until they are corrected.
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
