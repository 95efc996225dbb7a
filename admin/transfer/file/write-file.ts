import { guardForCsv, guardForXlsx } from './guard.ts';
import { writeCsv } from './read-csv.ts';

/** A cell of an export: amounts and numbers are numbers, everything else is text. */
export interface OutCell {
  readonly text: string;
  readonly isNumber: boolean;
}

/** The table of an export: headers, then one row a job. */
export interface OutTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly OutCell[])[];
}

/** CSV in UTF-8 with a byte order mark; its texts are protected against formula execution. */
export const csvOf = ({ headers, rows }: OutTable): Blob => {
  const lines = rows.map((row) => row.map(({ text, isNumber }) => (isNumber ? text : guardForCsv(text))));
  return new Blob([writeCsv([headers.map(guardForCsv), ...lines])], { type: 'text/csv;charset=utf-8' });
};

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** XLSX: amounts and numbers are numbers, everything else is text. */
export const xlsxOf = async (name: string, { headers, rows }: OutTable): Promise<Blob> => {
  const { writeWorkbook } = await import('./workbook/write-workbook.ts');
  const lines = rows.map((row) =>
    row.map(({ text, isNumber }) => {
      if (text === '') return null;
      return isNumber ? Number(text) : guardForXlsx(text);
    }),
  );
  return new Blob([writeWorkbook(name, [headers, ...lines])], { type: workbookType });
};
