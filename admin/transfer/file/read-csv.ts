import Papa from 'papaparse';

/** Rows of a text file, its delimiter found by what stands in it (comma, tab, semicolon, bar). */
export const readCsv = (text: string): string[][] =>
  // Lines of nothing but delimiters are what spreadsheets leave behind below their last row.
  Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' }).data;

/** Rows as CSV by RFC 4180, with the mark by which Excel knows UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n' },
  )}\r\n`;
