import { strFromU8, unzipSync, zipSync } from 'fflate';
import readXlsx from 'read-excel-file/universal';

/** One sheet of a workbook, its cells as texts. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export type WorkbookReading =
  | { readonly ok: true; readonly sheets: readonly Sheet[]; readonly formulaCount: number }
  | { readonly ok: false; readonly because: 'damaged' | 'too-large' | 'formulas-unsaved' };

/** What a workbook may unpack to: a small file may hold gigabytes of nothing. */
const unpackedBytesMax = 300 * 1024 * 1024;

const significantMax = 15;

const two = (value: number): string => String(value).padStart(2, '0');

/** Dates of a sheet have no zone: they are read as they are written there. */
const dateText = (at: Date): string => {
  const day = at.toISOString().slice(0, 10);
  const hours = at.getUTCHours();
  const minutes = at.getUTCMinutes();
  return hours + minutes === 0 ? day : `${day} ${two(hours)}:${two(minutes)}`;
};

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  // What a float adds beyond its fifteenth digit nobody typed.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(significantMax)));
  return typeof cell === 'boolean' || typeof cell === 'string' ? String(cell) : '';
};

const unpack = (bytes: Uint8Array): Record<string, Uint8Array> | null => {
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(?:xml|rels)$/.test(name)) return false;
      total += originalSize;
      return total <= unpackedBytesMax;
    },
  });
  return total > unpackedBytesMax ? null : files;
};

const formula = /<f[\s>/]/g;
// The value that a spreadsheet saved stands behind its formula.
const unsavedFormula = /(?:<\/f>|<f\b[^>]*\/>)(?!\s*<v>)/;

const sheetTexts = (files: Readonly<Record<string, Uint8Array>>): readonly string[] =>
  Object.entries(files)
    .filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .map(([, xml]) => strFromU8(xml));

const read = async (files: Record<string, Uint8Array>): Promise<readonly Sheet[]> => {
  // Packed again without compression: the reader would start workers of its own to unpack, which the page's policy forbids.
  const stored = zipSync(files, { level: 0 });
  const sheets = await readXlsx(stored.buffer.slice(0, stored.byteLength), { trim: false });
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) }));
};

/** Reads an XLSX workbook: all sheets, of formulas the values that were saved with them. */
export const readWorkbook = async (bytes: Uint8Array): Promise<WorkbookReading> => {
  try {
    const files = unpack(bytes);
    if (files === null) return { ok: false, because: 'too-large' };
    const texts = sheetTexts(files);
    if (texts.some((text) => unsavedFormula.test(text))) return { ok: false, because: 'formulas-unsaved' };
    const formulaCount = texts.reduce((sum, text) => sum + (text.match(formula)?.length ?? 0), 0);
    return { ok: true, sheets: await read(files), formulaCount };
  } catch {
    return { ok: false, because: 'damaged' };
  }
};
