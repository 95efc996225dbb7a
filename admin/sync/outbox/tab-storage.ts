/** The browser's storage, and whose part of it this tab writes. */
export interface TabPorts {
  readonly storage: Storage;
  readonly staffId: string;
  readonly tab: string;
}

export interface TabEntry<Value> {
  readonly name: string;
  readonly value: Value;
}

/** Entries of one kind, each under its person and tab, so that tabs never write over one another. */
export interface TabStorage<Value> {
  /** False: the browser has no room, and the entry is not there. */
  readonly put: (name: string, value: unknown) => boolean;
  readonly drop: (name: string, of?: string) => void;
  /** Other tabs of this person, open or gone, that have entries. */
  readonly otherTabs: () => readonly string[];
  readonly entries: (of: string) => readonly TabEntry<Value>[];
}

type Kind = 'waiting' | 'refused';

const prefixOf = (kind: Kind, staffId: string): string => `jobsheet.${kind} ${staffId} `;

const keysWith = (storage: Storage, prefix: string): readonly string[] =>
  Object.keys(storage).filter((key) => key.startsWith(prefix));

const jsonIn = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
};

/** Opens one kind of entry; what `read` cannot read counts as not there. */
export const tabStorage = <Value>(
  { storage, staffId, tab }: TabPorts,
  kind: Kind,
  read: (json: unknown) => Value | null,
): TabStorage<Value> => {
  const mine = prefixOf(kind, staffId);
  const keyOf = (of: string, name: string) => `${mine}${of} ${name}`;
  const tabOf = (key: string) => key.slice(mine.length).split(' ', 1)[0] ?? '';
  return {
    put: (name, value) => {
      const key = keyOf(tab, name);
      try {
        storage.setItem(key, JSON.stringify(value));
        return true;
      } catch {
        storage.removeItem(key);
        return false;
      }
    },
    drop: (name, of = tab) => storage.removeItem(keyOf(of, name)),
    otherTabs: () => [...new Set(keysWith(storage, mine).map(tabOf))].filter((other) => other !== tab),
    entries: (of) =>
      keysWith(storage, keyOf(of, '')).flatMap((key) => {
        const value = read(jsonIn(storage.getItem(key)));
        return value === null ? [] : [{ name: key.slice(keyOf(of, '').length), value }];
      }),
  };
};
