import { decodeAs, guessEncoding, markedEncoding, type Encoding } from './encodings.ts';
import { readCsv } from './read-csv.ts';
import type { Sheet, WorkbookReading } from './read-workbook.ts';

/** A file's tables, and what a person should know of how they were read. */
export interface ReadFile {
  readonly name: string;
  readonly sheets: readonly Sheet[];
  /** Of a text file; null for a workbook. */
  readonly encoding: Encoding | null;
  /** Formulas whose saved values are taken. */
  readonly formulaCount: number;
  /** It is read for what it is, which is not what its name says. */
  readonly isMisnamed: boolean;
}

export type FileFault =
  | 'too-large'
  | 'too-many-rows'
  | 'empty'
  | 'old-excel'
  | 'not-a-table'
  | 'encoding'
  | 'damaged'
  | 'formulas-unsaved';

export type FileReading =
  | { readonly ok: true; readonly file: ReadFile }
  | { readonly ok: false; readonly because: FileFault };

/** Larger ones are refused by what the system says of their size, before a byte is read. */
export const fileBytesMax = 20 * 1024 * 1024;
export const rowsMax = 50_000;

/** What is read of a file besides its bytes. */
export interface Reading {
  readonly name: string;
  readonly bytes: ArrayBuffer;
  /** The person's choice; null lets the bytes tell. */
  readonly encoding: Encoding | null;
  readonly openWorkbook: (bytes: ArrayBuffer) => Promise<WorkbookReading>;
}

const signatures = {
  zip: [0x50, 0x4b, 0x03, 0x04],
  // Word and Excel before 2007.
  compound: [0xd0, 0xcf, 0x11, 0xe0],
} as const;

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const headBytes = 4096;

/** No text but UTF-16 has zeros in it. */
const isBinary = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, headBytes).includes(0) && !markedEncoding(bytes)?.startsWith('utf-16');

const isPdf = (bytes: Uint8Array): boolean => begins(bytes, [0x25, 0x50, 0x44, 0x46]);

const hasRows = ({ rows }: Sheet): boolean => rows.some((row) => row.some((cell) => cell.trim() !== ''));

const filled = (file: ReadFile): FileReading => {
  const sheets = file.sheets
    .filter(hasRows)
    .map(({ name, rows }) => ({ name, rows: rows.filter((row) => row.some((cell) => cell.trim() !== '')) }));
  if (sheets.length === 0) return { ok: false, because: 'empty' };
  if (sheets.some(({ rows }) => rows.length > rowsMax + 1)) return { ok: false, because: 'too-many-rows' };
  return { ok: true, file: { ...file, sheets } };
};

const readText = (bytes: Uint8Array, { name, encoding }: Reading): FileReading => {
  if (isBinary(bytes) || isPdf(bytes)) return { ok: false, because: 'not-a-table' };
  const chosen = encoding ?? guessEncoding(bytes);
  const text = chosen === null ? null : decodeAs(bytes, chosen);
  if (chosen === null || text === null) return { ok: false, because: 'encoding' };
  return filled({
    name,
    sheets: [{ name, rows: readCsv(text) }],
    encoding: chosen,
    formulaCount: 0,
    isMisnamed: /\.(?:xlsx?|ods|numbers|pdf)$/i.test(name),
  });
};

/** Reads a file for what its bytes say it is, whatever its name. */
export const readFile = async (reading: Reading): Promise<FileReading> => {
  const { name, openWorkbook } = reading;
  const bytes = new Uint8Array(reading.bytes);
  if (bytes.length === 0) return { ok: false, because: 'empty' };
  if (begins(bytes, signatures.compound)) return { ok: false, because: 'old-excel' };
  if (!begins(bytes, signatures.zip)) return readText(bytes, reading);
  const workbook = await openWorkbook(reading.bytes);
  if (!workbook.ok) return workbook;
  const { sheets, formulaCount } = workbook;
  return filled({ name, sheets, encoding: null, formulaCount, isMisnamed: !/\.xls[xm]$/i.test(name) });
};
