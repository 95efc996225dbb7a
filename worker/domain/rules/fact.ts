import type { Frozen } from '#domain/rules/frozen';
import type { Instant } from '#domain/time/day';

/** A name that the flow's items declare: `area`, `survey.at`, `contract.signed`. */
export type FactKey = string;

/** The value of a field. Dates are `YYYY-MM-DD`, instants epoch ms, money minor units, choices their key. */
export type FieldValue = string | number | boolean;

/** A signature on a version of a document. */
export interface Signature {
  /** Who signed, as written. */
  readonly name: string;
  /** Business date of the signature. */
  readonly on: string;
  /** The strokes of the pen: an SVG path of moves and lines in a box of 1000 by 400. */
  readonly strokes?: string;
  /** Id of the file with the scan. */
  readonly file?: string;
  /** Where the signed paper is kept. */
  readonly storedAt?: string;
}

/** A letter by which a version was delivered. */
export interface SentLetter {
  /** The address it went to. */
  readonly to: string;
  readonly sentAt: Instant;
}

/** The filing of one version of a document: its title and where it is stored. */
export interface DocumentValue {
  readonly version: number;
  readonly title?: string;
  /** A link, or where the paper document is. */
  readonly reference?: string;
  readonly note?: string;
  /** Who delivered, agreed or signed, as staff entered it. */
  readonly by?: string;
  /** Business date of the statement, when it differs from the day of recording. */
  readonly on?: string;
  /** For a delivery: all its ways. */
  readonly ways?: readonly string[];
  /** A snapshot of the job's lines or crew at the time of this version. */
  readonly snapshot?: readonly Readonly<Record<string, FieldValue>>[];
  /** The version of the attached document. */
  readonly attachedVersion?: number;
  /** Which round of review the version is of, from 1; absent in the first. */
  readonly round?: number;
  /** What the template states of the job, and the written parts by their keys. */
  readonly data?: Frozen;
  readonly texts?: Readonly<Record<string, string>>;
  readonly signature?: Signature;
  /** SHA-256 (hex) of what was signed: the template with its data, parts and version. */
  readonly seal?: string;
  /** By the key of the way of delivery. */
  readonly letters?: Readonly<Record<string, SentLetter>>;
}

/** A log entry: free text with its date. */
export interface LogValue {
  readonly note: string;
  readonly on?: string;
}

/** A kept file. A null in its place says that it was removed. */
export interface FileValue {
  /** Id of the file, by which it is read. */
  readonly file: string;
  /** As it was called where it was picked. */
  readonly name: string;
  /** Content type, told by the first bytes. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
}

export type FactValue = FieldValue | DocumentValue | LogValue | FileValue | null;

/** Whether a value is a kept file. */
export const isFileValue = (value: unknown): value is FileValue =>
  typeof value === 'object' && value !== null && 'file' in value && 'sha256' in value;

/** A dated, named statement about a job with its author. Facts are superseded, never deleted. */
export interface Fact {
  readonly id: string;
  readonly key: FactKey;
  readonly value: FactValue;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  /** The job version that recorded it. */
  readonly recordedVersion: number;
}
