import { decodeAs, guessEncoding, type Encoding } from './encodings.ts';
import { readCsv, type Delimiter } from './read-csv.ts';
import type { WorkbookReading } from './workbook/read-workbook.ts';
import { sheetOf, type Sheet, type SheetIssue } from './sheet.ts';

/** A file's tables, and what a person should know of how they were read. */
export interface ReadFile {
  readonly name: string;
  readonly sheets: readonly Sheet[];
  /** Of a text file; null for a workbook. */
  readonly encoding: Encoding | null;
  /** What the columns of a text file were parted by; null for a workbook, and where there is one column. */
  readonly delimiter: Delimiter | null;
  /** It is read for what it is, which is not what its name says. */
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

/** A file that cannot be read; `line` is where its fault begins, counted as an editor of texts does. */
export interface FileRefusal {
  readonly ok: false;
  readonly because: FileIssue;
  readonly line?: number;
}

export type FileReading = { readonly ok: true; readonly file: ReadFile } | FileRefusal;

/** Larger ones are refused by what the system says of their size, before a byte is read. */
export const fileBytesMax = 20 * 1024 * 1024;

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
  // Word and Excel before 2007, and what a password locks of any later one.
  compound: [0xd0, 0xcf, 0x11, 0xe0],
} as const;

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** More than this share of signs that no text has is no text. */
const strayMax = 0.01;

/**
 * A text may hold a stray zero or two, which programs leave in a cell; pictures and programs are full of such signs, and
 * valid in nothing but Windows-1252, in which anything is.
 */
const isBinary = (text: string): boolean => {
  const stray = text.match(/(?![\t\r\n\u0080-\u009f])\p{Cc}/gu)?.length ?? 0;
  return stray > 1 && stray > text.length * strayMax;
};

/** The text that the bytes hold if they hold one, to see whether they do; UTF-16 is full of zeros in any other reading. */
const rawText = (bytes: Uint8Array): string => {
  const encoding = guessEncoding(bytes);
  return (encoding !== null && decodeAs(bytes, encoding)) || (decodeAs(bytes, 'windows-1252') ?? '');
};

const isPdf = (bytes: Uint8Array): boolean => begins(bytes, [0x25, 0x50, 0x44, 0x46]);

/** What a workbook with a password is kept in; names in such a file are UTF-16. */
const lockedPart = 'EncryptedPackage';

const isLocked = (bytes: Uint8Array): boolean =>
  new TextDecoder('utf-16le').decode(bytes).includes(lockedPart);

/** The file with the sheets that hold anything; where none of them can be imported, why. */
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

/** Reads a file for what its bytes say it is, whatever its name. */
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
