import { hiddenColumns, isHidden, isHiddenRow } from './hidden.ts';
import { widthOf, type Block } from './tsv.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign).replaceAll(/\r\n?|\n/g, '<br>');

/** White space that a page would show as one space, or not at all. */
const needsKeeping = /[\t\f\v]| {2}|^ | $/m;

const cellHtml = (text: string): string =>
  `<td${needsKeeping.test(text) ? ' style="white-space:pre-wrap"' : ''}>${escaped(text)}</td>`;

/** A table that spreadsheets read: line breaks, tabs and spaces in a cell stay in it. */
export const writeHtml = (block: Block): string =>
  `<table><tbody>${block.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('')}</tbody></table>`;

const spanMax = 1000;

const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number => {
  const span = Number(cell.getAttribute(name) ?? 1);
  return Number.isSafeInteger(span) && span > 0 ? Math.min(span, spanMax) : 1;
};

/** The element shows its white space as it stands: so we write it, and so Excel marks spaces that count. */
const keepsSpace = (element: Element): boolean =>
  element.tagName === 'PRE' ||
  /(?:^|;)\s*(?:white-space\s*:\s*(?:pre|break-spaces)|mso-spacerun\s*:\s*yes)/i.test(
    element.getAttribute('style') ?? '',
  );

/** Of white space within a line its tabs are kept: nobody indents in the middle of one. */
const collapsed = (space: string): string =>
  space.includes('\t') && !/[\r\n]/.test(space) ? space.replaceAll(' ', '') : ' ';

/** Line breaks are those of `<br>` and of blocks; those of the source are spaces, as a browser shows them. */
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

/**
 * Columns that are hidden by their `<col>`, where their cells stand in the rows nevertheless; a program that hides the
 * cells too has none left of them.
 */
const displayedOf = (table: Element, width: number): ((column: number) => boolean) => {
  const hidden = hiddenColumns(table);
  return (column) => hidden.length !== width || hidden[column] !== true;
};

/**
 * The first table of a page's text as a block, without the rows and columns that its program hides; null without one.
 * Nothing of the page is run or loaded.
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
