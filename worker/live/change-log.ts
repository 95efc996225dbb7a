import type { LiveChange, NewChange } from '#contract/live/live';

/** Changes kept for clients that reconnect. */
const changesMax = 1000;
/** Older ones are deleted together, once so many came: to look for them at each call costs more than they do. */
const deletedTogether = 50;
const prefix = 'told:';

/** The part of a Durable Object's storage that the change log uses. */
export interface ChangeLogStorage {
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

export interface ChangeLog {
  readonly last: () => number;
  /** Numbers and stores changes; writes one row a call. */
  readonly add: (changes: readonly NewChange[]) => readonly LiveChange[];
  /** Changes after a number; null when the number is unknown or too old. */
  readonly since: (seen: number) => readonly LiveChange[] | null;
}

// Fifteen digits hold epoch milliseconds, and padded texts sort like numbers.
const keyOf = (seq: number): string => prefix + String(seq).padStart(15, '0');

/** The log of the last changes. Each call is one row under the number of its last change. */
export const changeLogIn = (storage: ChangeLogStorage): ChangeLog => {
  const newest = (): number => {
    const [found] = storage.list({ prefix, reverse: true, limit: 1 });
    return found === undefined ? 0 : Number(found[0].slice(prefix.length));
  };
  let known: number | null = null;
  let sweptAt: number | null = null;
  const sweep = (upTo: number): void => {
    if (sweptAt !== null && upTo < sweptAt + deletedTogether) return;
    sweptAt = upTo;
    const old = Array.from(storage.list({ prefix, end: keyOf(upTo - changesMax + 1) }), ([key]) => key);
    for (const key of old) storage.delete(key);
  };
  const last = (): number => (known ??= newest());
  return {
    last,
    add: (changes) => {
      const [first] = changes;
      if (first === undefined) return [];
      // A hub with new storage starts numbering at the clock, above every number of an older hub.
      const start = last() === 0 ? first.at : last();
      const numbered = changes.map((change, index) => ({ ...change, seq: start + index + 1 }));
      known = start + changes.length;
      storage.put(keyOf(known), numbered);
      sweep(known);
      return numbered;
    },
    since: (seen) => {
      if (seen === last()) return [];
      if (seen > last() || seen < last() - changesMax) return null;
      const retained = [...storage.list({ prefix, start: keyOf(seen + 1) })].flatMap(
        ([, changes]) => changes,
      );
      return retained[0] !== undefined && retained[0].seq <= seen + 1
        ? retained.filter(({ seq }) => seq > seen)
        : null;
    },
  };
};
