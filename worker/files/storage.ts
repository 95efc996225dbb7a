/** What is said of a file as it is stored. */
export interface StoredAbout {
  /** Bytes that must come; the body is refused with fewer and with more. */
  readonly size: number;
  readonly type: string;
  /** SHA-256 in hex, which the storage itself checks. */
  readonly sha256: string;
}

/** A body whose first bytes were read already. */
export interface FileBody {
  readonly head: Uint8Array;
  readonly rest: ReadableStream<Uint8Array>;
}

/**
 * `cut`: the body ended early, went on too long or broke. `damaged`: its SHA-256 is another. `away`: the storage did not
 * answer. Only `stored` leaves anything behind.
 */
export type PutOutcome = 'stored' | 'cut' | 'damaged' | 'away';

/** Part of an object, bytes. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** The names of stored objects in their order; `isLast` when none follow. */
export interface StoredPage {
  readonly objects: readonly { readonly name: string; readonly uploadedAt: number }[];
  readonly isLast: boolean;
}

/** The port to the storage of files. An outage is an answer (`away`), never thrown. */
export interface FileStorage {
  /** Streams a body into an object; its bytes are never held as a whole. */
  put(name: string, body: FileBody, about: StoredAbout): Promise<PutOutcome>;
  /** Null when there is no such object. */
  get(name: string, range?: ByteRange): Promise<{ readonly body: ReadableStream } | null | 'away'>;
  /** False when the storage did not answer. */
  remove(names: readonly string[]): Promise<boolean>;
  list(after: string | null, limit: number): Promise<StoredPage | 'away'>;
}

/** The name of the object with a file's bytes. */
export const objectName = (fileId: string): string => `file/${fileId}`;

/** The name of the object with the small picture of a photo. */
export const thumbName = (fileId: string): string => `thumb/${fileId}`;

/** The file that an object belongs to. */
export const fileIdOf = (name: string): string => name.slice(name.indexOf('/') + 1);
