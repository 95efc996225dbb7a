import type { LiveChange, NewChange } from '#contract/live/live';

/** Changes that are kept for listeners who come back. */
const changesKept = 1000;
const prefix = 'told:';

/** The part of a Durable Object's storage that the memory uses. */
export interface MemoryStorage {
  readonly get: (key: string) => unknown;
  readonly put: (key: string, value: readonly LiveChange[]) => void;
  readonly delete: (key: string) => boolean;
  readonly list: (options: {
    readonly prefix: string;
    readonly start?: string;
    readonly end?: string;
    readonly reverse?: boolean;
    readonly limit?: number;
  }) => Iterable<readonly [string, readonly LiveChange[]]>;
}

export interface Memory {
  readonly last: () => number;
  /** Numbers the changes and keeps them: one row written a call. */
  readonly add: (changes: readonly NewChange[]) => readonly LiveChange[];
  /** What came after a change; null when it is not known any more, or not one of ours. */
  readonly since: (seen: number) => readonly LiveChange[] | null;
}

// Fifteen digits hold a number of milliseconds, and as text they sort as numbers do.
const keyOf = (seq: number): string => prefix + String(seq).padStart(15, '0');

/** The last changes, each call's in one row under the number of its last. */
export const memoryIn = (storage: MemoryStorage): Memory => {
  const newest = (): number => {
    const [found] = storage.list({ prefix, reverse: true, limit: 1 });
    return found === undefined ? 0 : Number(found[0].slice(prefix.length));
  };
  let known: number | null = null;
  const last = (): number => (known ??= newest());
  return {
    last,
    add: (changes) => {
      const [first] = changes;
      if (first === undefined) return [];
      // A hub whose storage is new begins at the clock, so that no number of an older one lies ahead of it.
      const start = last() === 0 ? first.at : last();
      const numbered = changes.map((change, index) => ({ ...change, seq: start + index + 1 }));
      known = start + changes.length;
      storage.put(keyOf(known), numbered);
      const old = Array.from(storage.list({ prefix, end: keyOf(known - changesKept + 1) }), ([key]) => key);
      for (const key of old) storage.delete(key);
      return numbered;
    },
    since: (seen) => {
      if (seen === last()) return [];
      if (seen > last() || seen < last() - changesKept) return null;
      const kept = [...storage.list({ prefix, start: keyOf(seen + 1) })].flatMap(([, changes]) => changes);
      return kept[0] !== undefined && kept[0].seq <= seen + 1 ? kept.filter(({ seq }) => seq > seen) : null;
    },
  };
};
