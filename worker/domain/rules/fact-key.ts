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
  /** Null for an entry as a whole. */
  readonly key: FactKey | null;
}

/** A ULID in its canonical form: 26 characters of Crockford's alphabet, of which the first is at most 7. */
const ulidPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Splits `area`, `visits/<ulid>` and `visits/<ulid>/left-at` into parts; null for a key of another form. */
export const parseFactKey = (factKey: FactKey): FactPath | null => {
  if (!factKey.includes('/')) return { entry: null, key: factKey };
  const [list = '', id = '', key, ...more] = factKey.split('/');
  if (list === '' || key === '' || more.length > 0 || !ulidPattern.test(id)) return null;
  return { entry: { list, id }, key: key ?? null };
};

/** Whether a key is of an entry and not of the job itself. No key of a flow has a slash. */
export const isEntryKey = (factKey: FactKey): boolean => factKey.includes('/');

/** The key of an entry as a whole. Its value false says that the entry is removed. */
export const entryKey = ({ list, id }: EntryRef): FactKey => `${list}/${id}`;

/** The key of an entry's cell. */
export const cellKey = (entry: EntryRef, key: FactKey): FactKey => `${entryKey(entry)}/${key}`;
