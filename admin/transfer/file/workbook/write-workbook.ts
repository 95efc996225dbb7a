import { strToU8, zipSync } from 'fflate';

/** A cell of a workbook: a number for calculation, else a text; null is empty. */
export type WorkbookCell = number | string | null;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const part = (path: string, type: string): string =>
  `<Override PartName="${path}" ContentType="${types}.${type}+xml"/>`;

const relation = (type: string, target: string): string =>
  `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;

// Control characters that XML cannot contain.
const unwritable = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** A literal text of the form `_x0007_` is escaped, so that it is not decoded. */
const signLike = /_(?=x[\da-f]{4}_)/gi;

const escaped = (text: string): string =>
  text
    .replaceAll(unwritable, '')
    .replaceAll(signLike, '_x005F_')
    .replaceAll(/[&<>"\r]/g, (sign) => escapes[sign] ?? sign);

/** The letters of a column: 0 -> A, 26 -> AA. */
const lettersOf = (index: number): string =>
  `${index < 26 ? '' : lettersOf(Math.floor(index / 26) - 1)}${String.fromCodePoint(65 + (index % 26))}`;

const cellXml = (cell: WorkbookCell, address: string): string => {
  if (cell === null) return '';
  return typeof cell === 'number'
    ? `<c r="${address}"><v>${cell}</v></c>`
    : `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
};

const rowXml = (row: readonly WorkbookCell[], index: number): string =>
  `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, `${lettersOf(column)}${index + 1}`)).join('')}</row>`;

const sheetXml = (rows: readonly (readonly WorkbookCell[])[]): string =>
  `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rows
    .map(rowXml)
    .join('')}</sheetData></worksheet>`;

/**
 * Writes a workbook of one sheet with a frozen first row: minimal ECMA-376. Written by
 * hand, because the XLSX library packs large sheets in workers created from strings, which the content
 * security policy forbids.
 */
export const writeWorkbook = (
  name: string,
  rows: readonly (readonly WorkbookCell[])[],
): Uint8Array<ArrayBuffer> => {
  const files = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/worksheets/sheet1.xml', 'worksheet')}</Types>`,
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': sheetXml(rows),
  };
  return new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)]))),
  );
};
