import type { ImportResult } from '#contract/transfer-answers';
import { columnOf, type CellFault } from '../columns/read-row.ts';
import type { Mapping } from '../columns/guess.ts';
import { guardForCsv, unguard } from '../file/guard.ts';
import { writeCsv } from '../file/read-csv.ts';

/** What is wrong with a row of the file. */
export interface RowFaults {
  readonly index: number;
  readonly faults: readonly CellFault[];
}

/** What the server refused of a row, cell by cell; what it says of no cell is said of the row. */
export const faultsIn = ({ fields, detail }: ImportResult, mapping: Mapping): readonly CellFault[] =>
  fields.length === 0
    ? [{ column: null, message: detail ?? '' }]
    : fields.map(({ path, message }) => {
        const column = columnOf(path, mapping);
        return { column, message: column === null ? `${path}: ${message}` : message };
      });

/** The rows that have faults as a file of their own: mended, it can be imported. */
export const faultsFile = (
  table: readonly (readonly string[])[],
  faults: readonly RowFaults[],
  words: { readonly header: string },
): Blob => {
  const [headers = [], ...rows] = table;
  const safe = (cells: readonly string[]) => cells.map((cell) => guardForCsv(unguard(cell)));
  const lines = faults.map(({ index, faults: own }) => {
    const cells = headers.map((_, column) => rows[index]?.[column] ?? '');
    const told = own.map(({ column, message }) =>
      column === null ? message : `${headers[column] ?? ''}: ${message}`,
    );
    return [...safe(cells), guardForCsv(told.join('; '))];
  });
  return new Blob([writeCsv([[...safe(headers), words.header], ...lines])], {
    type: 'text/csv;charset=utf-8',
  });
};
