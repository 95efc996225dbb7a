/** A rectangle of texts, row by row. */
export type Block = readonly (readonly string[])[];

/** Cells in the longest row. A loop, because `Math.max` fails with more than some 120,000 arguments. */
export const widthOf = (block: Block): number => block.reduce((most, row) => Math.max(most, row.length), 0);

const needsQuotes = /["\t\r\n]/;

const quoted = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Writes the clipboard format of spreadsheets: tabs between cells, quotes around text with a tab, a quote or
 * a line break.
 */
export const writeTsv = (block: Block): string => block.map((row) => row.map(quoted).join('\t')).join('\r\n');

const lineBreak = /\r\n|\r|\n/y;

interface Cursor {
  readonly text: string;
  at: number;
}

/**
 * Reads a quoted cell and unescapes doubled quotes; null when the quote never closes, which makes it literal
 * text.
 */
const readQuoted = (cursor: Cursor): string | null => {
  const { text, at } = cursor;
  let end = text.indexOf('"', at + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end === -1) return null;
  const after = text[end + 1];
  if (after !== undefined && after !== '\t' && after !== '\r' && after !== '\n') return null;
  cursor.at = end + 1;
  return text.slice(at + 1, end).replaceAll('""', '"');
};

const readPlain = (cursor: Cursor): string => {
  const { text, at } = cursor;
  let end = at;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\r' && text[end] !== '\n') end += 1;
  cursor.at = end;
  return text.slice(at, end);
};

const readCell = (cursor: Cursor): string =>
  (cursor.text[cursor.at] === '"' ? readQuoted(cursor) : null) ?? readPlain(cursor);

const takesLineBreak = (cursor: Cursor): boolean => {
  lineBreak.lastIndex = cursor.at;
  const isThere = lineBreak.test(cursor.text);
  if (isThere) cursor.at = lineBreak.lastIndex;
  return isThere;
};

/**
 * Parses the clipboard format of spreadsheets. Exactly one empty line at the end is dropped, because spreadsheets add
 * it.
 */
export const readTsv = (text: string): Block => {
  const cursor: Cursor = { text, at: 0 };
  const rows: string[][] = [];
  let row: string[] = [];
  for (;;) {
    row.push(readCell(cursor));
    if (text[cursor.at] === '\t') {
      cursor.at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (!takesLineBreak(cursor) || cursor.at >= text.length) break;
  }
  return rows;
};
