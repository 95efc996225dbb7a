import { hiddenColumns, isHidden, isHiddenRow } from './hidden.ts';
import { widthOf, type Block } from './tsv.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign).replaceAll(/\r\n?|\n/g, '<br>');

/** White space that HTML would collapse or drop. */
const needsKeeping = /[\t\f\v]| {2}|^ | $/m;

const cellHtml = (text: string): string =>
  `<td${needsKeeping.test(text) ? ' style="white-space:pre-wrap"' : ''}>${escaped(text)}</td>`;

/** Writes a table for spreadsheets; line breaks, tabs and spaces within cells are preserved. */
export const writeHtml = (block: Block): string =>
  `<table><tbody>${block.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('')}</tbody></table>`;

const spanMax = 1000;

const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number => {
  const span = Number(cell.getAttribute(name) ?? 1);
  return Number.isSafeInteger(span) && span > 0 ? Math.min(span, spanMax) : 1;
};

/** Whether the element preserves white space: our own output does, and so does Excel's for significant spaces. */
const keepsSpace = (element: Element): boolean =>
  element.tagName === 'PRE' ||
  /(?:^|;)\s*(?:white-space\s*:\s*(?:pre|break-spaces)|mso-spacerun\s*:\s*yes)/i.test(
    element.getAttribute('style') ?? '',
  );

/** Tabs within a line are kept, because they are not indentation of the source. */
const collapsed = (space: string): string =>
  space.includes('\t') && !/[\r\n]/.test(space) ? space.replaceAll(' ', '') : ' ';

/** Line breaks come from `<br>` and block elements; those of the source collapse to spaces, as in a browser. */
const textIn = (node: Node, isRetained: boolean): string => {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.nodeValue ?? '';
    return isRetained ? text : text.replaceAll(/[ \t\r\n]+/g, collapsed);
  }
  if (!(node instanceof Element) || isHidden(node)) return '';
  if (node.tagName === 'BR') return '\n';
  const inner = [...node.childNodes].map((child) => textIn(child, isRetained || keepsSpace(node))).join('');
  return /^(?:P|DIV|LI)$/.test(node.tagName) ? `${inner}\n` : inner;
};

const textOfCell = (cell: Element): string => {
  const text = textIn(cell, false).replaceAll('\u00A0', ' ');
  return keepsSpace(cell) ? text : text.replaceAll(/ *\n */g, '\n').trim();
};

/** Places a cell; a merged cell fills its first position, and its other positions stay empty. */
const place = (rows: string[][], at: { row: number; column: number }, cell: Element): number => {
  const width = spanOf(cell, 'colspan');
  const height = Math.min(spanOf(cell, 'rowspan'), rows.length - at.row);
  for (let row = at.row; row < at.row + height; row += 1)
    for (let column = at.column; column < at.column + width; column += 1) {
      const isFirst = row === at.row && column === at.column;
      const line = rows[row];
      if (line) line[column] = isFirst ? textOfCell(cell) : '';
    }
  return at.column + width;
};

/**
 * Columns hidden by their `<col>` whose cells are still in the rows. A program that omits the cells too has
 * nothing left to remove.
 */
const displayedOf = (table: Element, width: number): ((column: number) => boolean) => {
  const hidden = hiddenColumns(table);
  return (column) => hidden.length !== width || hidden[column] !== true;
};

/**
 * Reads the first table of an HTML text, without hidden rows and columns; null without a table. Scripts do
 * not run and resources are not loaded.
 */
export const readHtml = (html: string): Block | null => {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  const lines = [...(table?.querySelectorAll('tr') ?? [])].filter((line) => line.closest('table') === table);
  const isLineShown = lines.map((line) => !isHiddenRow(line));
  if (table === null || !isLineShown.includes(true)) return null;
  const rows: string[][] = lines.map(() => []);
  for (const [row, line] of lines.entries()) {
    let column = 0;
    for (const cell of line.querySelectorAll(':scope > td, :scope > th')) {
      if (isHidden(cell)) continue;
      while (rows[row]?.[column] !== undefined) column += 1;
      column = place(rows, { row, column }, cell);
    }
  }
  const width = widthOf(rows);
  const isShown = displayedOf(table, width);
  return rows
    .filter((_, row) => isLineShown[row])
    .map((row) =>
      Array.from({ length: width }, (_, column) => row[column] ?? '').filter((_, column) => isShown(column)),
    );
};
