import type { FactKey } from '#domain/rules/fact';

/** An entry of a list of a job. The client makes the id, a ULID, so that an entry written offline has it. */
export interface EntryRef {
  readonly list: FactKey;
  readonly id: string;
}

/** A fact key in its parts. */
export interface FactPath {
  /** Null for a fact of the job itself. */
  readonly entry: EntryRef | null;
  /** Null for an entry as a whole, and for a file of the job: both are a key and an id, and the flow tells which. */
  readonly key: FactKey | null;
  /** The file of an item in an entry; null for any other fact. */
  readonly fileId: string | null;
}

/** A ULID in its canonical form: 26 characters of Crockford's alphabet, of which the first is at most 7. */
const ulidPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * Splits `area`, `visits/<ulid>`, `visits/<ulid>/left-at` and `visits/<ulid>/photos/<ulid>` into parts; null for a key of
 * another form.
 */
export const parseFactKey = (factKey: FactKey): FactPath | null => {
  if (!factKey.includes('/')) return { entry: null, key: factKey, fileId: null };
  const [list = '', id = '', key, fileId, ...more] = factKey.split('/');
  if (list === '' || key === '' || more.length > 0 || !ulidPattern.test(id)) return null;
  if (fileId !== undefined && !ulidPattern.test(fileId)) return null;
  return { entry: { list, id }, key: key ?? null, fileId: fileId ?? null };
};

/** Whether a key is of an entry or of a file, and not of an item of the job itself. No key of a flow has a slash. */
export const isEntryKey = (factKey: FactKey): boolean => factKey.includes('/');

/** The key of an entry as a whole. Its value false says that the entry is removed. */
export const entryKey = ({ list, id }: EntryRef): FactKey => `${list}/${id}`;

/** The key of an entry's cell. */
export const cellKey = (entry: EntryRef, key: FactKey): FactKey => `${entryKey(entry)}/${key}`;

/** The key of one of the files of an item; `itemKey` is the item's in the job, or its cell's in an entry. */
export const fileKey = (itemKey: FactKey, id: string): FactKey => `${itemKey}/${id}`;

/** The item of a file's key, in the job or in an entry. */
export const itemKeyOfFile = (key: FactKey): FactKey => key.slice(0, Math.max(0, key.lastIndexOf('/')));
