import { widthOf, type Block } from './tsv.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign).replaceAll(/\r\n?|\n/g, '<br>');

/** A table that spreadsheets read: line breaks in a cell stay in it. */
export const writeHtml = (block: Block): string =>
  `<table><tbody>${block
    .map((row) => `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

const spanMax = 1000;

const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number => {
  const span = Number(cell.getAttribute(name) ?? 1);
  return Number.isSafeInteger(span) && span > 0 ? Math.min(span, spanMax) : 1;
};

/** Line breaks are those of `<br>` and of blocks; those of the source are spaces, as a browser shows them. */
const textIn = (node: Node): string => {
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').replaceAll(/[ \t\r\n]+/g, ' ');
  if (!(node instanceof Element)) return '';
  if (node.tagName === 'BR') return '\n';
  const inner = [...node.childNodes].map(textIn).join('');
  return /^(?:P|DIV|LI)$/.test(node.tagName) ? `${inner}\n` : inner;
};

const textOfCell = (cell: Element): string =>
  textIn(cell)
    .replaceAll('\u00A0', ' ')
    .replaceAll(/ *\n */g, '\n')
    .trim();

/** Puts a cell at its place; a merged one fills its first place, the others stay empty. */
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

/** The first table of a page's text as a block; null without one. Nothing of the page is run or loaded. */
export const readHtml = (html: string): Block | null => {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  const lines = [...(table?.querySelectorAll('tr') ?? [])].filter((line) => line.closest('table') === table);
  if (lines.length === 0) return null;
  const rows: string[][] = lines.map(() => []);
  for (const [row, line] of lines.entries()) {
    let column = 0;
    for (const cell of line.querySelectorAll(':scope > td, :scope > th')) {
      while (rows[row]?.[column] !== undefined) column += 1;
      column = place(rows, { row, column }, cell);
    }
  }
  const width = widthOf(rows);
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
};
