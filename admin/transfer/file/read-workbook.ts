import { strToU8, unzipSync, zipSync } from 'fflate';
import readXlsx from 'read-excel-file/universal';
import { sheetOf, type Sheet } from './sheet.ts';
import { showCells, typedNumber, type ShownCells } from './shown-cells.ts';
import { partText, percentStyles, sheetPaths, workbookPath, type Parts } from './workbook-parts.ts';

export type WorkbookReading =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly because: 'damaged' | 'too-large' };

/** What a workbook may unpack to: a small file may hold gigabytes of nothing. */
const unpackedBytesMax = 300 * 1024 * 1024;

const secondMs = 1000;

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * Dates of a sheet have no zone: they are read as they are written there. A clock time is a fraction of a day, which a
 * float meets only nearly: it is rounded to the second that was meant before it is cut to the minute.
 */
const dateText = (at: Date): string => {
  const meant = new Date(Math.round(at.getTime() / secondMs) * secondMs);
  const day = meant.toISOString().slice(0, 10);
  const hours = meant.getUTCHours();
  const minutes = meant.getUTCMinutes();
  return hours + minutes === 0 ? day : `${day} ${two(hours)}:${two(minutes)}`;
};

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'number') return typedNumber(cell);
  return typeof cell === 'boolean' || typeof cell === 'string' ? String(cell) : '';
};

const unpack = (bytes: Uint8Array): Parts | null => {
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

/** The reader knows only one of the two ways to write that days are counted from 1904. */
const epochTold = (workbook: string): string => workbook.replace(/\bdate1904=(["'])true\1/, 'date1904="1"');

const read = async (parts: Parts): Promise<readonly Sheet[]> => {
  const percents = percentStyles(parts);
  const paths = sheetPaths(parts);
  const shown = new Map<string, ShownCells>();
  for (const path of paths)
    if (path !== null && parts[path]) shown.set(path, showCells(partText(parts, path), percents));
  // Packed again without compression: the reader would start workers of its own to unpack, which the page's policy forbids.
  const stored = zipSync(
    {
      ...parts,
      [workbookPath]: strToU8(epochTold(partText(parts, workbookPath))),
      ...Object.fromEntries([...shown].map(([path, { xml }]) => [path, strToU8(xml)])),
    },
    { level: 0 },
  );
  const sheets = await readXlsx(stored.buffer.slice(0, stored.byteLength), { trim: false });
  return sheets.map(({ sheet, data }, index) => {
    const found = shown.get(paths[index] ?? '');
    // A sheet that is a chart has no rows at all.
    const table = Array.isArray(data) ? data.map((row) => row.map(textOf)) : [];
    return sheetOf(sheet, table, {
      count: found?.formulaCount ?? 0,
      areUnsaved: found?.hasUnsaved ?? false,
    });
  });
};

/** Reads an XLSX workbook: all sheets, of formulas the values that were saved with them. */
export const readWorkbook = async (bytes: Uint8Array): Promise<WorkbookReading> => {
  try {
    const parts = unpack(bytes);
    if (parts === null) return { ok: false, because: 'too-large' };
    return { ok: true, sheets: await read(parts) };
  } catch {
    return { ok: false, because: 'damaged' };
  }
};
