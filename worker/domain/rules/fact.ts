import type { Instant } from '#domain/time/day';

/** `area`, `survey.at`, `contract.signed`: a name that the flow's items declare. */
export type FactKey = string;

/** What a fact may say. Dates are `YYYY-MM-DD`, instants epoch ms, money minor units, choices their key. */
export type FieldValue = string | number | boolean;

/** The filing of one version of a document: what it is and where it is kept. */
export interface DocumentValue {
  readonly version: number;
  readonly title?: string;
  /** A link or the place where the paper lies. */
  readonly reference?: string;
  readonly note?: string;
  /** Who delivered, agreed or signed, in the staff's own words. */
  readonly by?: string;
  /** Business date of the statement where it differs from the day it was recorded. */
  readonly on?: string;
  /** For delivery: every way it went. */
  readonly ways?: readonly string[];
  /** Rows frozen with this version: the job's lines or crew at that moment. */
  readonly snapshot?: readonly Readonly<Record<string, FieldValue>>[];
  /** Version of the document that this one attaches. */
  readonly attachedVersion?: number;
}

/** A log entry: free text with the date it speaks of. */
export interface LogValue {
  readonly note: string;
  readonly on?: string;
}

export type FactValue = FieldValue | DocumentValue | LogValue | null;

/** A dated, named statement about a job and who made it. Appended and superseded, never erased. */
export interface Fact {
  readonly id: string;
  readonly key: FactKey;
  readonly value: FactValue;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  /** Job version that recorded it. */
  readonly recordedVersion: number;
}
