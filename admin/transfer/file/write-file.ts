import { guardForCsv, guardForXlsx } from './guard.ts';
import { writeCsv } from './read-csv.ts';

/** A cell of an export: an amount and a number reckon, all else is text. */
export interface OutCell {
  readonly text: string;
  readonly isNumber: boolean;
}

/** What an export writes: its headers, then a row a job. */
export interface OutTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly OutCell[])[];
}

/** CSV in UTF-8 with its mark; no text in it is a formula to a spreadsheet. */
export const csvOf = ({ headers, rows }: OutTable): Blob => {
  const lines = rows.map((row) => row.map(({ text, isNumber }) => (isNumber ? text : guardForCsv(text))));
  return new Blob([writeCsv([headers.map(guardForCsv), ...lines])], { type: 'text/csv;charset=utf-8' });
};

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** XLSX: amounts and numbers reckon, all else is text. */
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
