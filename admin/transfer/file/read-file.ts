import { decodeAs, guessEncoding, type Encoding } from './encodings.ts';
import { readCsv, type Delimiter } from './read-csv.ts';
import type { WorkbookReading } from './workbook/read-workbook.ts';
import { sheetOf, type Sheet, type SheetIssue } from './sheet.ts';

/** The tables of a file, with how it was read. */
export interface ReadFile {
  readonly name: string;
  readonly sheets: readonly Sheet[];
  /** The encoding of a text file; null for a workbook. */
  readonly encoding: Encoding | null;
  /** The delimiter of a text file; null for a workbook, and for a single column. */
  readonly delimiter: Delimiter | null;
  /** The file's contents have another format than its name. */
  readonly isMisnamed: boolean;
}

export type FileIssue =
  | SheetIssue
  | 'too-large'
  | 'empty'
  | 'old-excel'
  | 'password'
  | 'not-a-table'
  | 'encoding'
  | 'quote'
  | 'damaged';

/** A file that cannot be read; `line` is the line of the error, from 1. */
export interface FileRefusal {
  readonly ok: false;
  readonly because: FileIssue;
  readonly line?: number;
}

export type FileReading = { readonly ok: true; readonly file: ReadFile } | FileRefusal;

/** Larger files are refused by their size before they are read. */
export const fileBytesMax = 20 * 1024 * 1024;

/** The input of reading a file. */
export interface Reading {
  readonly name: string;
  readonly bytes: ArrayBuffer;
  /** The person's choice; null: guessed. */
  readonly encoding: Encoding | null;
  readonly openWorkbook: (bytes: ArrayBuffer) => Promise<WorkbookReading>;
}

const signatures = {
  zip: [0x50, 0x4b, 0x03, 0x04],
  // Word and Excel files before 2007, and all later ones with a password.
  compound: [0xd0, 0xcf, 0x11, 0xe0],
} as const;

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** A larger share of control characters means that the file is not a text. */
const strayMax = 0.01;

/**
 * A text may have a few stray control characters, which programs leave in cells. Pictures and programs are
 * full of them, and valid only in Windows-1252, which accepts any bytes.
 */
const isBinary = (text: string): boolean => {
  const stray = text.match(/(?![\t\r\n\u0080-\u009f])\p{Cc}/gu)?.length ?? 0;
  return stray > 1 && stray > text.length * strayMax;
};

/** A decoding of the bytes, to see whether they are text; UTF-16 is full of zeros in any other encoding. */
const rawText = (bytes: Uint8Array): string => {
  const encoding = guessEncoding(bytes);
  return (encoding !== null && decodeAs(bytes, encoding)) || (decodeAs(bytes, 'windows-1252') ?? '');
};

const isPdf = (bytes: Uint8Array): boolean => begins(bytes, [0x25, 0x50, 0x44, 0x46]);

/** The stream that contains a workbook with a password; its name is stored as UTF-16. */
const lockedPart = 'EncryptedPackage';

const isLocked = (bytes: Uint8Array): boolean =>
  new TextDecoder('utf-16le').decode(bytes).includes(lockedPart);

/** The file with its non-empty sheets; a refusal when none can be imported. */
const filled = (file: ReadFile): FileReading => {
  const sheets = file.sheets.filter(({ rows, issue }) => rows.length > 0 || issue !== null);
  const [first] = sheets;
  if (first === undefined) return { ok: false, because: 'empty' };
  if (first.issue !== null && sheets.every(({ issue }) => issue !== null))
    return { ok: false, because: first.issue };
  return { ok: true, file: { ...file, sheets } };
};

const readText = (bytes: Uint8Array, { name, encoding }: Reading): FileReading => {
  if (isPdf(bytes) || isBinary(rawText(bytes))) return { ok: false, because: 'not-a-table' };
  const chosen = encoding ?? guessEncoding(bytes);
  const text = chosen === null ? null : decodeAs(bytes, chosen);
  if (chosen === null || text === null) return { ok: false, because: 'encoding' };
  const { rows, delimiter, brokenLine } = readCsv(text);
  if (brokenLine !== null) return { ok: false, because: 'quote', line: brokenLine };
  return filled({
    name,
    sheets: [sheetOf(name, rows, { count: 0, areUnsaved: false })],
    encoding: chosen,
    delimiter,
    isMisnamed: /\.(?:xlsx?|ods|numbers|pdf)$/i.test(name),
  });
};

/** Reads a file by its contents, whatever its name. */
export const readFile = async (reading: Reading): Promise<FileReading> => {
  const { name, openWorkbook } = reading;
  const bytes = new Uint8Array(reading.bytes);
  if (bytes.length === 0) return { ok: false, because: 'empty' };
  if (begins(bytes, signatures.compound))
    return { ok: false, because: isLocked(bytes) ? 'password' : 'old-excel' };
  if (!begins(bytes, signatures.zip)) return readText(bytes, reading);
  const workbook = await openWorkbook(reading.bytes);
  if (!workbook.ok) return workbook;
  const isMisnamed = !/\.xls[xm]$/i.test(name);
  return filled({ name, sheets: workbook.sheets, encoding: null, delimiter: null, isMisnamed });
};
